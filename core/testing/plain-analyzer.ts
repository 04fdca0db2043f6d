import type { Analyzer } from '../text/analyzer.ts';

/**
 * Analyzer without dictionaries: words are overlapping pairs of Han characters and whole runs of letters and digits;
 * a handful of glyphs stand for OpenCC's tables.
 */
export function createPlainAnalyzer(): Analyzer {
  return {
    id: 'plain-1',
    simplify: (text) => text.replace(/./gsu, (glyph) => GLYPHS.get(glyph) ?? glyph),
    isWord: () => false,
    words: (text) =>
      [...text.matchAll(RUN)].flatMap(([run]) => pairs(run)).filter((word) => /[\p{L}\p{N}]/u.test(word)),
  };
}

const GLYPHS = new Map(
  ['後后', '貨货', '換换', '務务', '質质', '訂订', '單单', '運运', '費费'].map(([t = '', s = '']) => [t, s]),
);
const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

function pairs(run: string): string[] {
  const characters = [...run];
  if (!/^\p{Script=Han}{2,}$/u.test(run)) return [run];
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
