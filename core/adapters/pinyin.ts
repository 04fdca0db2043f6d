import { pinyin } from 'pinyin-pro';
import type { Pronounce } from '../text/pronounce.ts';

/** Readings by pinyin-pro's tables; each character is looked up once. */
export function createPinyin(): Pronounce {
  const known = new Map<string, readonly string[]>();
  return {
    character(character) {
      const before = known.get(character);
      if (before !== undefined) return before;
      const readings = HAN.test(character) ? [...new Set(pinyin(character, { ...PLAIN, multiple: true }))] : [];
      known.set(character, readings);
      return readings;
    },
    word: (word) => pinyin(word, PLAIN),
  };
}

const HAN = /^\p{Script=Han}$/u;
const PLAIN = { toneType: 'none', type: 'array', v: true } as const;
