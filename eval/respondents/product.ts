import type { Assistant } from '../../core/answer/assistant.ts';
import type { ChatRequest } from '../../core/contract/chat.ts';
import type { Respondent, Span } from '../scoring/observation.ts';

/** The product itself: one conversation a question, its earlier turns given as history. `now`: milliseconds. */
export function createProduct(
  assistant: Pick<Assistant, 'answer'>,
  now: () => number,
  mode: NonNullable<ChatRequest['mode']>,
): Respondent {
  return {
    name: 'product',
    async respond({ turns }) {
      const message = turns.at(-1)?.content ?? '';
      const history = turns.slice(0, -1);
      let retrieved: Span[] = [];
      const started = now();
      const answer = await assistant.answer(
        { message, history, mode },
        {
          trace: ({ hits }) => {
            retrieved = hits.map(({ passage: { documentId, start, end } }) => ({ document: documentId, start, end }));
          },
        },
      );
      return { answer, retrieved, milliseconds: now() - started };
    },
  };
}
