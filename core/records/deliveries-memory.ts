import type { Arrival, Change, Deliveries, Sending } from './deliveries.ts';

type Entry = Arrival & {
  entered: boolean;
  leasedTo: number;
  reply: string | null;
  final: boolean;
  handedTo: number | null;
};
type Waiting = Sending & { putAt: number; dueAt: number; attempts: number; begun: boolean; ended: boolean };

const LARGEST = 10_000;

/** Deliveries of one process, gone with it: where nothing is to be kept, or nothing can be. */
export function createMemoryDeliveries(limit: number = LARGEST): Deliveries {
  const entries = new Map<string, Entry>();
  const sendings = new Map<string, Waiting>();
  const shared = new Map<string, { text: string; expiresAt: Date }>();

  function add(arrival: Arrival, entered: boolean, leasedTo: number): void {
    makeRoom(entries, limit);
    entries.set(arrival.key, { ...arrival, entered, leasedTo, reply: null, final: false, handedTo: null });
  }

  return {
    inbox: {
      async take(arrival, { until }) {
        const entry = entries.get(arrival.key);
        if (entry === undefined) {
          add(arrival, false, until.getTime());
          return 'yours';
        }
        if (entry.final || entry.handedTo !== null) return 'ready';
        if (entry.reply !== null || entry.leasedTo > arrival.at.getTime()) return 'theirs';
        entry.leasedTo = until.getTime();
        return 'yours';
      },
      async enter(arrivals) {
        for (const arrival of arrivals) {
          if (!entries.has(arrival.key)) add(arrival, true, Number.NEGATIVE_INFINITY);
        }
      },
      async takeEntered(channel, { until }, now, most) {
        const free = [...entries.values()].filter(
          (entry) => entry.channel === channel && entry.entered && !entry.final && entry.leasedTo <= now.getTime(),
        );
        return free.slice(0, most).map((entry) => {
          entry.leasedTo = until.getTime();
          const { key, body, at } = entry;
          return { key, channel, body, at };
        });
      },
      async save(key, reply, stage) {
        const entry = entries.get(key);
        if (entry === undefined || entry.final || entry.handedTo !== null) return false;
        entry.reply = reply;
        entry.final = stage === 'final';
        return true;
      },
      async hand(key, reply, attempt, againAfterMs) {
        const entry = entries.get(key);
        if (entry === undefined) return null;
        if (entry.handedTo !== null && entry.handedTo > attempt.getTime() - againAfterMs) return null;
        entry.handedTo = attempt.getTime();
        entry.reply ??= reply;
        return entry.reply;
      },
    },

    outbox: {
      async put(more, at) {
        for (const sending of more) {
          if (sendings.has(sending.id)) continue;
          makeRoom(sendings, limit);
          const time = at.getTime();
          sendings.set(sending.id, { ...sending, putAt: time, dueAt: time, attempts: 0, begun: false, ended: false });
        }
      },
      async begin(channel, { until }, now) {
        const isDue = (waiting: Waiting) =>
          waiting.channel === channel &&
          !waiting.ended &&
          waiting.dueAt <= now.getTime() &&
          waiting.expiresAt > now &&
          (waiting.repeatable || !waiting.begun);
        const next = [...sendings.values()].find(isDue);
        if (next === undefined) return null;
        next.begun = true;
        next.attempts += 1;
        next.dueAt = until.getTime();
        const { id, body, expiresAt, repeatable, attempts } = next;
        return { id, channel, body, expiresAt, repeatable, attempts };
      },
      async end(id) {
        const waiting = sendings.get(id);
        if (waiting) waiting.ended = true;
      },
      async postpone(id, until) {
        const waiting = sendings.get(id);
        if (waiting) Object.assign(waiting, { begun: false, dueAt: until.getTime() });
      },
    },

    values: {
      async update<T>(name: string, now: Date, change: (value: string | null) => Change<T>) {
        const known = shared.get(name);
        const { value, result } = change(known && known.expiresAt > now ? known.text : null);
        if (value === null) shared.delete(name);
        else if (value !== undefined) {
          shared.delete(name);
          makeRoom(shared, limit);
          shared.set(name, value);
        }
        return result;
      },
    },

    async purge(before) {
      for (const [key, { at }] of entries) if (at < before) entries.delete(key);
      for (const [id, { putAt }] of sendings) if (putAt < before.getTime()) sendings.delete(id);
      for (const [name, { expiresAt }] of shared) if (expiresAt < before) shared.delete(name);
    },
  };
}

/** Forgets the oldest where there is no room for one more. */
function makeRoom<T>(map: Map<string, T>, limit: number): void {
  const [oldest] = map.keys();
  if (map.size >= limit && oldest !== undefined) map.delete(oldest);
}
