/**
 * Enumerations inside one sentence: `收费标准包括维修费、配件费、上门费以及其他费用`.
 * Entries are joined by 、 with 和 / 及 / 以及 / 或 before the last; a comma ends the run.
 */
const STOPS = /[,，;；。:：!！?？\n]/;

/**
 * How many entries the longest enumeration of a sentence has; 0 where there is none. With `about`, only enumerations
 * count that stand in a run, or just after one, for which it is true: `提供的服务包括甲、乙、丙` is about 服务.
 */
export function enumerated(sentence: string, about: (run: string) => boolean = () => true): number {
  const runs = sentence.split(STOPS);
  const entries = runs.map((run, i) => {
    const count = entriesIn(run);
    return count > 0 && about(`${runs[i - 1] ?? ''}\n${run}`) ? count : 0;
  });
  return Math.max(0, ...entries);
}

/**
 * The sentence without the entries of its enumerations: what they are entries of. A term that occurs only among many
 * entries is mentioned in passing.
 *
 *   收费标准包括维修费、配件费、上门费。   →  收费标准包括
 */
export function withoutEntries(sentence: string): string {
  return sentence
    .split(STOPS)
    .map((run) => (entriesIn(run) >= MANY_ENTRIES ? headOf(run) : run))
    .join('\n');
}

/** From so many entries on, being one of them says little about a word. */
export const MANY_ENTRIES = 3;

function entriesIn(run: string): number {
  const marks = run.split('、').length - 1;
  if (marks === 0) return 0;
  const last = run.slice(run.lastIndexOf('、') + 1);
  return marks + (/^[^、]{1,14}?(?:以及|和|及|与|或)[^、]+/.test(last) ? 2 : 1);
}

/** What stands before the verb that opens the entries; nothing where there is no such verb. */
function headOf(run: string): string {
  const first = run.slice(0, run.indexOf('、'));
  return /^.*(?:包括|包含|涵盖|提供|分为|综合考虑|考虑|关注|有|如|是|为|在)/.exec(first)?.[0] ?? '';
}
