import { confusedSound } from '../text/confused-sound.ts';
import type { RespellDeps } from './respell.ts';
import type { SpellingTable } from './spelling-table.ts';

/**
 * Turns runs of letters that no document has, and that are pinyin of words that they have, into these words:
 *
 *   baoxiu qi 多久   runs  baoxiu | qi      all of them together, or else as many as can be read
 *                   syllables  bao xiu qi
 *                   words      保修期        the longest first, until nothing is left
 */
export function fromPinyin(question: string, deps: Pick<RespellDeps, 'table' | 'frequency'>): string {
  return question.replace(STRETCH, (stretch) => {
    const runs = stretch.split(/[ ']/);
    const written: string[] = [];
    for (let from = 0; from < runs.length; ) {
      const read = longestReading(runs.slice(from), deps);
      written.push(read?.words ?? (runs[from] as string));
      from += read?.runs ?? 1;
    }
    return written.join(' ');
  });
}

const STRETCH = /[a-z]+(?:[ '][a-z]+)*/g;
/** `sim`, `app`: too short to be taken for pinyin. */
const FEWEST_LETTERS = 4;

function longestReading(
  runs: readonly string[],
  { table, frequency }: Pick<RespellDeps, 'table' | 'frequency'>,
): { words: string; runs: number } | undefined {
  const used = runs.findIndex((run) => frequency(run) > 0);
  const strange = used === -1 ? runs : runs.slice(0, used);
  for (let count = strange.length; count > 0; count--) {
    const letters = strange.slice(0, count).join('');
    if (letters.length < FEWEST_LETTERS) return undefined;
    for (const syllables of syllablesOf(letters, table())) {
      const words = wordsOf(syllables, table());
      if (words !== undefined) return { words, runs: count };
    }
  }
  return undefined;
}

const LONGEST_SYLLABLE = 6;
const MOST_WAYS = 8;

/** Ways to part letters into syllables that the documents' words have, longer syllables first: xian, xi an. */
function syllablesOf(letters: string, table: SpellingTable): string[][] {
  if (letters === '') return [[]];
  const ways: string[][] = [];
  for (let length = Math.min(LONGEST_SYLLABLE, letters.length); length > 0; length--) {
    const syllable = letters.slice(0, length);
    if (!table.isSyllable(syllable)) continue;
    for (const rest of syllablesOf(letters.slice(length), table)) {
      ways.push([syllable, ...rest]);
      if (ways.length === MOST_WAYS) return ways;
    }
  }
  return ways;
}

/** The words that are read as these syllables, all of them used up. */
function wordsOf(syllables: readonly string[], table: SpellingTable): string | undefined {
  if (syllables.length === 0) return '';
  for (let count = syllables.length; count > 1; count--) {
    const taken = syllables.slice(0, count);
    const reading = taken.join(' ');
    const found = table.sounding(taken.map(confusedSound).join(' ')).find((spelling) => spelling.reading === reading);
    const rest = found && wordsOf(syllables.slice(count), table);
    if (found && rest !== undefined) return found.term + rest;
  }
  return undefined;
}
