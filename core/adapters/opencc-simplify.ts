import { ConverterFactory, type DictGroup, Locale } from 'opencc-js/t2cn';

/**
 * Traditional → Simplified without ever moving a character: the result has as many code units as the argument, so
 * offsets into one are offsets into the other.
 *
 *   text ── words of Taiwan (資訊 → 信息) ── glyphs of Hong Kong (衞 → 衛) ── Simplified ──► text
 *
 * OpenCC's tables are used with the entries that keep the length; those that do not (隨身碟 → U盘) are left to the
 * glyph step. Of the word table only words with a Traditional glyph are used: 文件 is "file" in Taipei and "document"
 * in Beijing, and nothing in the word itself says which is meant.
 *
 * Source: OpenCC (github.com/BYVoid/OpenCC), dictionaries TWPhrases, TWVariants, HKVariants, TSPhrases, TSCharacters.
 */
export function createSimplify(): (text: string) => string {
  const toSimplified = entriesOf(Locale.to.cn);
  const glyphs = new Set(toSimplified.filter(([from, to]) => from.length === 1 && from !== to).map(([from]) => from));
  const hongKong = entriesOf(Locale.from.hk);
  for (const [from] of hongKong) if (from.length === 1) glyphs.add(from);
  glyphs.delete(SIMPLIFIED_TOO);

  const taiwan = entriesOf(Locale.from.twp).filter(([from]) => [...from].some((glyph) => glyphs.has(glyph)));
  const chain = [taiwan, hongKong, toSimplified];
  const convert = ConverterFactory(...chain.map((entries) => [entries]));

  const isTraditional = new Uint8Array(0x10000);
  for (const glyph of glyphs) isTraditional[glyph.charCodeAt(0)] = 1;
  return (text) => (hasAny(text, isTraditional) ? convert(text) : text);
}

/** Taiwan writes 么 for 幺, Simplified Chinese for 麼: in a mixed text it is the latter. */
const SIMPLIFIED_TOO = '么';

type Entry = readonly [from: string, to: string];

/** Entries of OpenCC's `from to|from to|…` strings that keep the length. */
function entriesOf(groups: readonly DictGroup[] | undefined): Entry[] {
  const entries: Entry[] = [];
  for (const dictionary of (groups ?? []).flat()) {
    const pairs = typeof dictionary === 'string' ? dictionary.split('|').map((pair) => pair.split(' ')) : dictionary;
    for (const [from, to] of pairs) {
      if (from !== undefined && to?.length === from.length && from !== SIMPLIFIED_TOO) entries.push([from, to]);
    }
  }
  return entries;
}

function hasAny(text: string, flags: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (flags[text.charCodeAt(i)] === 1) return true;
  return false;
}
