import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Assistant } from '../core/answer/assistant.ts';
import type { Metrics } from './metrics.ts';

/** An assistant of which every whole answer is counted, whichever way in was used. */
export function measured(assistant: Assistant, { answered }: Pick<Metrics, 'answered'>): Assistant {
  return {
    async *ask(request, options) {
      for await (const event of assistant.ask(request, options)) {
        if (event.type === 'done') answered(event.answer);
        yield event;
      }
    },
    async answer(request, options) {
      const answer = await assistant.answer(request, options);
      answered(answer);
      return answer;
    },
  };
}

/** Counts requests by the pattern of their route; those that match none are one. */
export function measureRequests({ requested }: Pick<Metrics, 'requested'>): MiddlewareHandler {
  return async (c, next) => {
    const begun = performance.now();
    await next();
    const seconds = (performance.now() - begun) / 1000;
    requested({ method: c.req.method, route: routePath(c, -1), status: c.res.status, seconds });
  };
}
