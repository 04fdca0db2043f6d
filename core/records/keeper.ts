import { StoreUnavailable } from '../errors.ts';
import { pause } from '../resilience/pause.ts';
import type { Timer } from '../resilience/timer.ts';
import { within } from '../resilience/within.ts';
import type { Exchange } from './exchange.ts';
import type { OpenRecords } from './records.ts';

/**
 * Keeps exchanges without anybody waiting for it (write-behind), and opens the records anew after they failed:
 *
 *   keep ──► waiting (bounded) ──► record, some at a time ──► written
 *                                     │ fails
 *   opening ──► open ◄────────────────┼──── reopened
 *      └──────────► unavailable ◄─────┘     5, 10, 20 … 60 s later; what waits goes on waiting
 *
 * What is answered is written within a quarter of a second, so that is what a killed process loses at most. An exchange that is
 * refused three times by itself is given up, so that it does not stand in the way of the others.
 */
export type Keeper = {
  /** Never waits, never throws; over the bound the exchange is dropped and counted. */
  keep(exchange: Exchange): void;
  /**
   * What `work` finds, by default after all that was kept before is written. Rejects StoreUnavailable at once when the
   * records are, or after `withinMs`.
   */
  ask<T>(work: (records: OpenRecords) => Promise<T>, options?: AskOptions): Promise<T>;
  state(): KeeperState;
  /** Begins to open. What is kept before waits. */
  start(): void;
  /** Writes what waits, as far as that can be done `withinMs`, and closes. */
  close(withinMs: number): Promise<void>;
};

export type AskOptions = {
  withinMs?: number;
  /** Waits neither for what is not written yet nor for records that are not open yet. */
  atOnce?: boolean;
};

export type KeeperState = {
  /** `off`: nothing is to be kept. */
  status: 'off' | 'opening' | 'open' | 'unavailable';
  /** Why they are unavailable. */
  trouble: Error | null;
  waiting: number;
  /** How many exchanges were not kept since the process began. */
  dropped: number;
};

export type KeeperParts = {
  /** Called again after each failure; undefined turns keeping off. */
  open: (() => Promise<OpenRecords>) | undefined;
  timer: Timer;
  /** Told when the records are opened, and once when they fail, until they are opened again. */
  onChange: (state: KeeperState) => void;
  /** How many exchanges may wait. */
  limit?: number;
};

const BATCH = 100;
const ATTEMPTS = 3;
/** So that exchanges of the same moment are written together, and none before its answer is out. */
const GATHER_MS = 200;
const WRITE_WITHIN_MS = 10_000;
const ASK_WITHIN_MS = 3_000;
const PAUSE_MS = { first: 5_000, longest: 60_000 };

type Asker = { after: number; resolve(records: OpenRecords): void; reject(error: Error): void };

export function createKeeper({ open, timer, onChange, limit = 1_000 }: KeeperParts): Keeper {
  const ending = new AbortController();
  const waiting: Exchange[] = [];
  let askers: Asker[] = [];
  let status: KeeperState['status'] = open === undefined ? 'off' : 'opening';
  let trouble: Error | null = null;
  let kept = 0;
  let settled = 0;
  let dropped = 0;
  let attempts = 0;
  /** How many of the next exchanges are written by themselves, because one of them was refused. */
  let suspects = 0;
  let pauseMs = PAUSE_MS.first;
  let wake = (): void => undefined;
  let broken: Error | null = null;
  let current: OpenRecords | null = null;
  let running: Promise<void> = Promise.resolve();

  const state = (): KeeperState => ({ status, trouble, waiting: waiting.length, dropped });
  const unavailable = (why: string) => new StoreUnavailable('of questions and answers', why, { cause: trouble });

  function become(next: 'open' | 'unavailable', error: Error | null): void {
    const isNews = next !== status || error?.message !== trouble?.message;
    status = next;
    trouble = error;
    if (isNews) onChange(state());
  }

  function settle(count: number): void {
    waiting.splice(0, count);
    settled += count;
    attempts = 0;
    suspects = Math.max(0, suspects - count);
  }

  function answerAskers(records: OpenRecords): void {
    const ready = askers.filter(({ after }) => after <= settled);
    askers = askers.filter(({ after }) => after > settled);
    for (const { resolve } of ready) resolve(records);
  }

  async function somethingToDo(): Promise<void> {
    if (waiting.length > 0 || broken || ending.signal.aborted) return;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
    await pause(GATHER_MS, timer, ending.signal).catch(() => undefined);
  }

  async function record(records: OpenRecords, batch: readonly Exchange[]): Promise<void> {
    try {
      const late = () => unavailable('it took too long to write');
      await within(records.transcripts.record(batch), WRITE_WITHIN_MS, timer, late);
    } catch (error) {
      if (batch.length > 1) suspects = batch.length;
      else attempts += 1;
      if (attempts === ATTEMPTS) {
        settle(1);
        dropped += 1;
      }
      throw error;
    }
    settle(batch.length);
    pauseMs = PAUSE_MS.first;
  }

  /** Until the end, or until something fails. */
  async function write(records: OpenRecords): Promise<void> {
    // Records that open but cannot be written to, on a full disk, are not open: what waits has to be written first.
    for (let written = waiting.length === 0; ; written = true) {
      if (written) become('open', null);
      answerAskers(records);
      await somethingToDo();
      if (broken) throw broken;
      const batch = waiting.slice(0, suspects > 0 ? 1 : BATCH);
      if (batch.length > 0) await record(records, batch);
      else if (ending.signal.aborted) return;
    }
  }

  async function run(openRecords: () => Promise<OpenRecords>): Promise<void> {
    while (!ending.signal.aborted) {
      let records: OpenRecords | undefined;
      try {
        records = await openRecords();
        current = records;
        broken = null;
        await write(records);
      } catch (error) {
        become('unavailable', error instanceof Error ? error : new Error(String(error)));
        for (const { reject } of askers.splice(0)) reject(unavailable('it has failed'));
      }
      current = null;
      await records?.close().catch(() => undefined);
      if (status === 'unavailable') await pause(pauseMs, timer, ending.signal).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, PAUSE_MS.longest);
    }
  }

  async function opened(atOnce: boolean): Promise<OpenRecords> {
    if (current !== null && (atOnce || kept === settled)) return current;
    if (atOnce || status === 'off' || status === 'unavailable') throw unavailable(`it is ${status}`);
    return new Promise((resolve, reject) => {
      askers.push({ after: kept, resolve, reject });
      wake();
    });
  }

  /** Who asks may be the first to notice that the database is gone. */
  async function asked<T>(records: OpenRecords, work: (records: OpenRecords) => Promise<T>): Promise<T> {
    try {
      return await work(records);
    } catch (error) {
      if (error instanceof StoreUnavailable && records === current) {
        broken = error;
        wake();
      }
      throw error;
    }
  }

  return {
    state,
    keep(exchange) {
      if (status === 'off') return;
      if (waiting.length >= limit || ending.signal.aborted) {
        dropped += 1;
        return;
      }
      kept += 1;
      waiting.push(exchange);
      wake();
    },
    ask<T>(work: (records: OpenRecords) => Promise<T>, { withinMs = ASK_WITHIN_MS, atOnce = false }: AskOptions = {}) {
      const answer = opened(atOnce).then((records) => asked(records, work));
      return within(answer, withinMs, timer, () => unavailable('it took too long to answer'));
    },
    start() {
      if (open !== undefined) running = run(open);
    },
    async close(withinMs) {
      ending.abort();
      wake();
      await within(running, withinMs, timer, () => unavailable('it took too long to close')).catch(() => undefined);
    },
  };
}
