/**
 * Enumerations inside one sentence: `收费标准包括维修费、配件费、上门费以及其他费用`.
 * Entries are joined by 、 with 和 / 及 / 以及 / 或 before the last; a comma ends the run.
 */
const STOPS = /[,，;；。:：!！?？\n]/;

/** How many entries a run has, and the run with the one before it: what the entries are of stands there. */
export type Enumeration = {
  entries: number;
  around: string;
  /** What stands before its first entry, the verb included. */
  head: string;
};

export function enumerationsIn(sentence: string): Enumeration[] {
  if (!sentence.includes('、')) return [];
  const runs = runsOf(sentence);
  return runs.flatMap((run, i) => {
    const entries = entriesIn(run);
    return entries > 0 ? [{ entries, around: `${runs[i - 1] ?? ''}\n${run}`, head: headOf(run) }] : [];
  });
}

/** `看媒体报道、行业排名,以及奖项`: the comma before the last entry ends nothing. */
const LAST_ENTRY = /[,，](?=(?:以及|还有)[^,，。;；]{1,20}(?:[。;；]|$))/g;

const runsOf = (sentence: string): string[] => sentence.replace(LAST_ENTRY, '、').split(STOPS);

/** How many entries the longest enumeration has; 0 where there is none. */
export const longest = (enumerations: readonly Enumeration[]): number =>
  enumerations.reduce((most, { entries }) => Math.max(most, entries), 0);

/**
 * The sentence without the entries of its enumerations: what they are entries of. A term that occurs only among many
 * entries is mentioned in passing.
 *
 *   收费标准包括维修费、配件费、上门费。   →  收费标准包括
 */
export function withoutEntries(sentence: string): string {
  return runsOf(sentence)
    .map((run) => (entriesIn(run) >= MANY_ENTRIES ? `${headOf(run)}\n${tailOf(run)}` : run))
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

/** What is said of entries that come first: `住宿、旅游、餐饮业经营者不得主动提供一次性用品`. */
const tailOf = (run: string): string =>
  /(?:不得|应当|必须|禁止|可以|(?<![响反适供对])应(?![时急用对])|须).*$/.exec(
    run.slice(run.lastIndexOf('、') + 1),
  )?.[0] ?? '';

/** What stands before the verb that opens the entries; nothing where there is no such verb. */
function headOf(run: string): string {
  const first = run.slice(0, run.indexOf('、'));
  return (
    /^.*(?:包括|包含|涵盖|涉及|提供|分为|综合考虑|考虑|关注|[明写标注]明|明确|写清|说明|确认|准备|带上|提交|出示|集中在|有|如|是|为|在)/.exec(
      first,
    )?.[0] ?? ''
  );
}
