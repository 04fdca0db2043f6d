import { type State, suffixAutomaton } from './suffix-automaton.ts';

/**
 * The wording that two texts share: every longest run of characters of `text` that stands in `source` too and has at
 * least `shortest` of them. Only Han characters, letters and digits count, in NFKC and lower case, so that a comma
 * between them hides nothing.
 *
 *   source  …保修期，要看发票。      text  保修期要看发票日期      shortest 5      → [保修期要看发票]
 *
 * The automaton of `source` reads `text`, falling back to shorter suffixes where it cannot go on (matching statistics,
 * Chang and Lawler 1994): linear in both lengths. Runs are in order, each wording once; two may overlap.
 */
export function commonRuns(source: string, text: string, shortest: number): string[] {
  const characters = significant(text);
  const lengths = matchingStatistics(suffixAutomaton(significant(source)), characters);
  const runs = new Set<string>();
  for (const [at, length] of lengths.entries()) {
    const goesOn = lengths[at + 1] === length + 1;
    if (length >= shortest && !goesOn) runs.add(characters.slice(at + 1 - length, at + 1).join(''));
  }
  return [...runs];
}

/** For every character, the length of the longest substring of the automaton's text that ends with it. */
function matchingStatistics(start: State, characters: readonly string[]): number[] {
  let state = start;
  let length = 0;
  return characters.map((character) => {
    let from: State | null = state;
    while (from !== null && !from.next.has(character)) from = from.link;
    if (from !== state) length = from?.length ?? 0;
    const next = from?.next.get(character);
    state = next ?? start;
    length = next === undefined ? 0 : length + 1;
    return length;
  });
}

const significant = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]/gu) ?? [];
