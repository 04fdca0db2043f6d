import { ChatModelFailed } from '../../errors.ts';
import type { CircuitBreaker } from '../../resilience/circuit-breaker.ts';
import type { ConcurrencyLimit } from '../../resilience/concurrency-limit.ts';
import { DeadlinePassed, type Deadlines, withDeadlines } from '../../resilience/deadlines.ts';
import { retryOnce } from '../../resilience/retry.ts';
import type { Timer } from '../../resilience/timer.ts';
import type { ChatDelta, ChatMessage, ChatModel } from './chat-model.ts';

/** A model that is waited for no longer than it is told, and that is left alone while it is down. */
export type ResilientModel = {
  /** Throws ChatModelFailed whatever went wrong, or the signal's reason. A stream that ends without a `finish` failed. */
  stream(
    messages: readonly ChatMessage[],
    options: { deadlines: Deadlines; signal?: AbortSignal | undefined },
  ): AsyncGenerator<ChatDelta, void, void>;
};

export type ResilientParts = {
  model: ChatModel;
  breaker: CircuitBreaker;
  limit: ConcurrencyLimit;
  timer: Timer;
  random: () => number;
};

/**
 *   breaker ─► limit ─► deadlines ─► one retry ─► model
 *
 * The deadlines span the retry, so a visitor waits once; the breaker learns how the whole ended. A visitor who leaves
 * teaches it nothing.
 */
export function createResilientModel({ model, breaker, limit, timer, random }: ResilientParts): ResilientModel {
  return {
    async *stream(messages, { deadlines, signal }) {
      const attempt = breaker.enter();
      if (!attempt) throw new ChatModelFailed('resting');
      const leave = limit.enter();
      if (!leave) {
        attempt.leave();
        throw new ChatModelFailed('busy');
      }
      const open = (inner: AbortSignal) =>
        retryOnce(() => model.stream(messages, { signal: inner }), { timer, random, retryAfter }, inner);
      try {
        for await (const delta of withDeadlines(open, deadlines, timer, signal)) {
          if (delta.finish !== undefined) attempt.succeed();
          yield delta;
          if (delta.finish !== undefined) return;
        }
        throw new ChatModelFailed('cut off');
      } catch (error) {
        signal?.throwIfAborted();
        attempt.fail();
        throw error instanceof DeadlinePassed ? new ChatModelFailed('timeout', { cause: error }) : error;
      } finally {
        attempt.leave();
        leave();
      }
    },
  };
}

const retryAfter = (error: unknown): number | null => (error instanceof ChatModelFailed ? error.retryAfterMs : null);
