/**
 * The one form of plain text behind every format: line breaks are `\n`, every line is well-formed Unicode that a
 * reader sees as it is stored.
 *
 *   CR, CRLF, VT, FF, NEL, LS, PS → \n        no-break space → space
 *   other control characters → nothing        zero-width and bidirectional controls → nothing
 *   tabs stay (they lay out CSV and Markdown) until a block's lines are made of them
 *   radicals (⽤, ⻔) → the character (用, 门), because PDFs leave them in place of it
 *
 * Bidirectional controls go because they can make a quotation read otherwise than it is stored; the zero-width joiner
 * stays inside emoji only.
 */
export function plainText(text: string): string {
  return text
    .replace(LINE_BREAK, '\n')
    .replaceAll('\u00A0', ' ')
    .replace(INVISIBLE, '')
    .replace(LOOSE_JOINER, '')
    .replace(KANGXI_RADICAL, (radical) => radical.normalize('NFKC'))
    .replace(SUPPLEMENTED_RADICAL, (radical) => CHARACTERS[RADICALS.indexOf(radical)] ?? radical)
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const INVISIBLE = /(?![\n\t])[\p{Cc}\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const LOOSE_JOINER = /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D/gu;
const KANGXI_RADICAL = /[\u2F00-\u2FD5]/g;
/**
 * Radicals of the block U+2E80 that look like a whole character: those NFKC leaves as they are.
 * Source: Unicode, EquivalentUnifiedIdeograph.txt.
 */
const RADICALS = '⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳';
const CHARACTERS = '民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟';
const SUPPLEMENTED_RADICAL = new RegExp(`[${RADICALS}]`, 'g');

/** Runs of white space, line breaks included, as one space; ideographic spaces (U+3000) too. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Each line trimmed, tabs as spaces, blank lines dropped. */
export function tidyLines(text: string): string {
  return nonBlankLines(text).join('\n');
}

export function nonBlankLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '');
}
