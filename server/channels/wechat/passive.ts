import type { Deliveries } from '../../../core/records/deliveries.ts';
import type { Timer } from '../../../core/resilience/timer.ts';
import { within } from '../../../core/resilience/within.ts';
import { wording } from '../../../core/wechat/wording.ts';
import type { Log } from '../../log.ts';

/**
 * What to say to a message that the platform delivers, waits five seconds for, and delivers again, three times in all:
 *
 *   attempt ──► take ─ yours ──► job ──► final in time ───────────► kept ──► handed out
 *      │                          └────► draft, as soon as known ─► kept ──► handed out at 4.2 s
 *      └─ theirs, ready ──► wait for the same ─────────────────────────────► handed out, or nothing
 *
 * The job is one, whatever number of attempts and processes wait for it, and it goes on when nobody does. One attempt is
 * given the answer. Another is given it again only when it comes 4.5 s after the first: then that one got none.
 */
export type Passive = {
  /** The text for this attempt; `null` for none. */
  answer(key: string, start: () => Job): Promise<string | null>;
};

/** None of these rejects. */
export type Job = {
  /** Asked for once it is clear that `final` takes longer. */
  draft(): Promise<string>;
  final: Promise<string>;
  /** Called when `final` came after something else was said. */
  onLate(): Promise<void>;
};

/** The platform's five seconds, less the way there and back. */
const ANSWER_WITHIN_MS = 4_200;
const LOST_AFTER_MS = 4_500;
/** Who has not so much as a draft by then is taken for dead. */
const LEASE_MS = 3_000;
const DRAFT_AFTER_MS = 80;
const LOOK_AGAIN_MS = 150;

type Parts = {
  deliveries: Pick<Deliveries, 'inbox'>;
  channel: string;
  owner: string;
  timer: Timer;
  clock: () => Date;
  log: Log;
};
type Work = { said: string; handed: boolean; ended: Promise<void> };

export function createPassive({ deliveries: { inbox }, channel, owner, timer, clock, log }: Parts): Passive {
  const working = new Map<string, Work>();
  const pause = (ms: number) => new Promise<void>((resolve) => timer.after(ms, resolve));

  function begin(key: string, start: () => Job): void {
    const work: Work = { said: wording.busy, handed: false, ended: Promise.resolve() };
    working.set(key, work);
    work.ended = finish(key, start(), work)
      .catch(failed)
      .finally(() => working.delete(key));
  }

  /** What is kept as a draft is still said. */
  const failed = (error: unknown): void => log.error({ err: error }, 'wechat: a message was not finished');

  async function finish(key: string, job: Job, work: Work): Promise<void> {
    let isFinal = false;
    const keepDraft = async (): Promise<void> => {
      const draft = await job.draft();
      if (isFinal) return;
      work.said = draft;
      await inbox.save(key, draft, 'draft');
    };
    const cancel = timer.after(DRAFT_AFTER_MS, () => void keepDraft().catch(failed));
    const final = await job.final;
    isFinal = true;
    cancel();
    if (await inbox.save(key, final, 'final')) work.said = final;
    else await job.onLate();
  }

  /** Until there is a last word, or `end`. Resolves to the work where it is done here. */
  async function wait(key: string, start: () => Job, end: number): Promise<Work | undefined> {
    for (let left = end - timer.now(); left > 0; left = end - timer.now()) {
      const work = working.get(key);
      if (work?.handed) return work;
      if (work !== undefined) {
        await within(work.ended, left, timer, () => new Error('late')).catch(() => undefined);
        return work;
      }
      const now = clock();
      const lease = { owner, until: new Date(now.getTime() + LEASE_MS) };
      const standing = await inbox.take({ key, channel, body: '', at: now }, lease);
      if (standing === 'ready') return undefined;
      // Another attempt of this process may have begun meanwhile, with the store in between.
      if (standing === 'yours' && !working.has(key)) begin(key, start);
      else if (standing === 'theirs') await pause(Math.min(LOOK_AGAIN_MS, left));
    }
    return working.get(key);
  }

  return {
    async answer(key, start) {
      const attempt = clock();
      const work = await wait(key, start, timer.now() + ANSWER_WITHIN_MS);
      const text = await inbox.hand(key, work?.said ?? wording.busy, attempt, LOST_AFTER_MS);
      if (work) work.handed = true;
      return text;
    },
  };
}
