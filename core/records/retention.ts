import type { Keeper } from './keeper.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Few enough that nobody waits long behind them. */
const AT_ONCE = 500;
const WITHIN_MS = 60_000;

/** Removes what was asked more than `days` days ago; resolves to how many exchanges. */
export async function removeOld(keeper: Pick<Keeper, 'ask'>, days: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - days * DAY_MS);
  let removed = 0;
  for (;;) {
    const some = await keeper.ask(({ transcripts }) => transcripts.purge(before, AT_ONCE), { withinMs: WITHIN_MS });
    removed += some;
    if (some < AT_ONCE) break;
  }
  if (removed > 0) await keeper.ask((records) => records.tidy(), { withinMs: WITHIN_MS });
  return removed;
}
