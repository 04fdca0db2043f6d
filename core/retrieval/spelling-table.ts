import { confusedSound } from '../text/confused-sound.ts';
import type { Pronounce } from '../text/pronounce.ts';

/** A word of the documents and how it is read: syllables with a blank between. */
export type Spelling = { term: string; reading: string };

/** One way to read a text: as it is, and with sounds that are confused made one; a blank between syllables. */
export type Reading = { syllables: string; sounds: string };

/** The words of a vocabulary by how they sound: `bao xiu qi` → 保修期. */
export type SpellingTable = {
  /** Words of these confused sounds (`text/confused-sound.ts`), a blank between, the more frequent first. */
  sounding(sounds: string): readonly Spelling[];
  /** Whether any word begins with these two confused sounds. */
  begins(sounds: string): boolean;
  /** Whether any word has this syllable. */
  isSyllable(letters: string): boolean;
  /** The readings of a character, the usual one first. */
  readings(character: string): readonly Reading[];
};

const LONGEST = 8;

/** `vocabulary`: words in order of falling frequency. Only those of two to eight Chinese characters are taken. */
export function createSpellingTable(vocabulary: Iterable<string>, pronounce: Pronounce): SpellingTable {
  const bySounds = new Map<string, Spelling[]>();
  const beginnings = new Set<string>();
  const soundOf = new Map<string, string>();
  const readings = new Map<string, readonly Reading[]>();

  for (const term of new Set(vocabulary)) {
    if (!isSpelt(term)) continue;
    const syllables = syllablesOf(term, pronounce);
    const sounds = syllables.map((syllable) => {
      const sound = soundOf.get(syllable) ?? confusedSound(syllable);
      soundOf.set(syllable, sound);
      return sound;
    });
    const key = sounds.join(' ');
    const spelling = { term, reading: syllables.join(' ') };
    const alike = bySounds.get(key);
    if (alike) alike.push(spelling);
    else bySounds.set(key, [spelling]);
    beginnings.add(`${sounds[0]} ${sounds[1]}`);
  }
  return {
    sounding: (sounds) => bySounds.get(sounds) ?? [],
    begins: (sounds) => beginnings.has(sounds),
    isSyllable: (letters) => soundOf.has(letters),
    readings(character) {
      const before = readings.get(character);
      if (before !== undefined) return before;
      const syllables = pronounce.character(character);
      const found = syllables.map((syllable) => ({ syllables: syllable, sounds: confusedSound(syllable) }));
      readings.set(character, found);
      return found;
    },
  };
}

const HAN_WORD = /^\p{Script=Han}{2,}$/u;

/** Whether a word is one of those that a table takes. */
export const isSpelt = (term: string): boolean => term.length <= LONGEST && HAN_WORD.test(term);

/** A word is asked for its reading only where a character has several: that takes ten times as long. */
function syllablesOf(term: string, { character, word }: Pronounce): readonly string[] {
  const syllables: string[] = [];
  for (const one of term) {
    const [reading, ...others] = character(one);
    if (reading === undefined || others.length > 0) return word(term);
    syllables.push(reading);
  }
  return syllables;
}
