import { describe, expect, it } from 'vitest';
import { Answer } from '../contract/chat.ts';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import { createTrust } from './generative/trust.ts';
import { NOTHING, quote, type Writer } from './generative/writer.ts';

const RULES = '退货说明\n自签收之日起七日内可以退货。\n运费由商家承担。';
const QUESTION = { message: '几天内可以退货？', conversation_id: 'c-1' };

describe('what would be said without a model', () => {
  it('is told before the model is asked, and is the answer where the model fails', async () => {
    const order: string[] = [];
    const writer: Writer = {
      async *write({ signal }) {
        order.push('asked');
        return { ...(yield* quote(NOTHING, signal)), refused: false };
      },
    };
    const language = { writer, rewriter: { rewrite: async () => undefined }, trust: createTrust() };
    const told: Answer[] = [];
    const assistant = assistantOver(await generationOf({ '退货.txt': RULES }), undefined, language);
    const onQuoted = (answer: Answer) => {
      order.push('told');
      told.push(answer);
    };
    const answer = await assistant.answer(QUESTION, { onQuoted });
    expect(order).toEqual(['told', 'asked']);
    const [first] = told;
    expect(Answer.parse(first)).toMatchObject({ mode: 'extractive', status: 'answered', conversation_id: 'c-1' });
    expect({ ...first, timings_ms: 0 }).toEqual({ ...answer, timings_ms: 0 });
  });

  it('is told of a refusal and of a greeting too', async () => {
    const assistant = assistantOver(await generationOf({ '退货.txt': RULES }));
    for (const message of ['怎么造火箭发动机？', '你好']) {
      const told: Answer[] = [];
      const answer = await assistant.answer({ message }, { onQuoted: (quoted) => told.push(quoted) });
      expect(told.map((quoted) => quoted.answer)).toEqual([answer.answer]);
    }
  });
});
