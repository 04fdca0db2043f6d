import type { Change, Deliveries } from '../../../core/records/deliveries.ts';
import { createMemoryDeliveries } from '../../../core/records/deliveries-memory.ts';
import type { Keeper } from '../../../core/records/keeper.ts';
import type { OpenRecords } from '../../../core/records/records.ts';
import type { Log } from '../../log.ts';

/** A message is answered within seconds, so the store is given little time in them, and less at the end. */
const WITHIN_MS = { usual: 1_000, atTheEnd: 300 };

type Parts = { keeper: Pick<Keeper, 'ask' | 'state'>; log: Log };

/**
 * Deliveries in the store and, for as long as that is off, opening or failing, in this process alone. What was begun in
 * memory is ended there.
 */
export function createSteadyDeliveries({ keeper, log }: Parts): Deliveries {
  const memory = createMemoryDeliveries();
  const here = new Set<string>();
  let failing = false;

  async function steady<T>(
    primary: (deliveries: Deliveries) => Promise<T>,
    secondary: (deliveries: Deliveries) => Promise<T>,
    withinMs: number = WITHIN_MS.usual,
  ): Promise<T> {
    try {
      const ask = (records: OpenRecords) => primary(records.deliveries);
      const result = await keeper.ask(ask, { atOnce: true, withinMs });
      failing = false;
      return result;
    } catch (error) {
      // Opening takes a moment at the start, which is nothing to tell.
      const news = !failing && keeper.state().status !== 'opening';
      if (news) log.warn({ reason: String(error) }, 'wechat: messages are kept in memory for now');
      failing = failing || news;
      return secondary(memory);
    }
  }

  const remember = (key: string): void => {
    here.add(key);
    const [oldest] = here;
    if (here.size > 10_000 && oldest !== undefined) here.delete(oldest);
  };

  return {
    inbox: {
      take(arrival, lease) {
        if (here.has(arrival.key)) return memory.inbox.take(arrival, lease);
        return steady(
          ({ inbox }) => inbox.take(arrival, lease),
          ({ inbox }) => {
            remember(arrival.key);
            return inbox.take(arrival, lease);
          },
        );
      },
      enter: (arrivals) =>
        steady(
          ({ inbox }) => inbox.enter(arrivals),
          ({ inbox }) => {
            for (const { key } of arrivals) remember(key);
            return inbox.enter(arrivals);
          },
        ),
      async takeEntered(channel, lease, now, limit) {
        const own = await memory.inbox.takeEntered(channel, lease, now, limit);
        if (own.length > 0) return own;
        return steady(
          ({ inbox }) => inbox.takeEntered(channel, lease, now, limit),
          async () => [],
        );
      },
      save(key, reply, stage) {
        if (here.has(key)) return memory.inbox.save(key, reply, stage);
        return steady(
          ({ inbox }) => inbox.save(key, reply, stage),
          async () => true,
        );
      },
      hand(key, reply, attempt, againAfterMs) {
        if (here.has(key)) return memory.inbox.hand(key, reply, attempt, againAfterMs);
        return steady(
          ({ inbox }) => inbox.hand(key, reply, attempt, againAfterMs),
          // Nobody can tell whether another process has said it; said twice is better than never.
          async () => reply,
          WITHIN_MS.atTheEnd,
        );
      },
    },

    outbox: {
      put: (sendings, at) =>
        steady(
          ({ outbox }) => outbox.put(sendings, at),
          ({ outbox }) => {
            for (const { id } of sendings) remember(id);
            return outbox.put(sendings, at);
          },
        ),
      async begin(channel, lease, now) {
        const own = await memory.outbox.begin(channel, lease, now);
        if (own) return own;
        return steady(
          ({ outbox }) => outbox.begin(channel, lease, now),
          async () => null,
        );
      },
      end(id) {
        if (here.has(id)) return memory.outbox.end(id);
        return steady(
          ({ outbox }) => outbox.end(id),
          async () => undefined,
        );
      },
      postpone(id, until) {
        if (here.has(id)) return memory.outbox.postpone(id, until);
        return steady(
          ({ outbox }) => outbox.postpone(id, until),
          async () => undefined,
        );
      },
    },

    values: {
      update: <T>(name: string, now: Date, change: (value: string | null) => Change<T>) =>
        steady(
          ({ values }) => values.update(name, now, change),
          ({ values }) => values.update(name, now, change),
        ),
    },

    async purge(before) {
      await memory.purge(before);
      await steady(
        (deliveries) => deliveries.purge(before),
        async () => undefined,
      );
    },
  };
}
