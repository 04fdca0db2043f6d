import { type Asked, createClustering, type ReadQuestion } from './cluster-questions.ts';
import type { Records } from './records.ts';

/** Few enough that nobody waits long behind the comparing. */
const AT_ONCE = 50;
const ROUNDS = 40;
/** Clusters that were asked less lately get no new questions. */
const LEADERS = 2_000;

export type Grouping = {
  /** Gives `work` the records. */
  ask<T>(work: (records: Pick<Records, 'clusters'>) => Promise<T>): Promise<T>;
  read: ReadQuestion;
  /** Lets others have their turn. */
  breathe(): Promise<void>;
};

/**
 * Puts unanswered questions that are in no cluster yet into one, oldest first; resolves to how many are left for the next time.
 * Done at the same time by two, both come to the same clusters.
 */
export async function groupUnanswered({ ask, read, breathe }: Grouping): Promise<number> {
  const first = await ask(({ clusters }) => clusters.waiting(AT_ONCE));
  if (first.total === 0) return 0;
  const clustering = createClustering(read);
  for (const [n, leader] of (await ask(({ clusters }) => clusters.leaders(LEADERS))).entries()) {
    clustering.lead(leader);
    if (n % AT_ONCE === 0) await breathe();
  }

  let { questions, total } = first;
  for (let round = 0; round < ROUNDS && total > 0; round++) {
    const rows = questions.map((asked: Asked) => ({ id: asked.id, cluster: clustering.join(asked) }));
    await ask(({ clusters }) => clusters.assign(rows));
    ({ questions, total } = await ask(({ clusters }) => clusters.waiting(AT_ONCE)));
  }
  return total;
}
