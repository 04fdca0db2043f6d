import type { Assistant } from '../answer/assistant.ts';
import { type Exchange, exchangeOf } from './exchange.ts';

/** An assistant of which every answer that was given to the end is handed to `keep`, whichever way in was used. */
export function recorded(assistant: Assistant, keep: (exchange: Exchange) => void, clock: () => Date): Assistant {
  return {
    async *ask(request, options) {
      const askedAt = clock();
      for await (const event of assistant.ask(request, options)) {
        // Before it is handed on: who has read the last event may never ask for another.
        if (event.type === 'done') keep(exchangeOf(request, event.answer, askedAt));
        yield event;
      }
    },
    async answer(request, options) {
      const askedAt = clock();
      const answer = await assistant.answer(request, options);
      keep(exchangeOf(request, answer, askedAt));
      return answer;
    },
  };
}
