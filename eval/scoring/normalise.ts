import { fold } from '../../core/text/fold.ts';
import { withoutMarkers } from './citation-markers.ts';
import { NUMERAL, numeralOf } from './numerals.ts';

/**
 * What is left of a text when only what it says counts. Whatever is looked for is normalised too.
 *
 *   「请在　２４ 小时内」提交[1]  →  请在24小时内提交     NFKC, lower case, no white space, punctuation or markers
 *   二十四小时、廿四个小时        →  24小时24小时        one form for a number, without a 个 that changes nothing
 *   三至五天、3-5天、10%～15%     →  3~5天3~5天10%~15%   one sign for a range
 *   1.七日                        →  1 7日               two numbers never run into one
 *
 * Traditional characters stay as they are: whoever has the dictionary simplifies both sides (`simplified.ts`).
 */
export function normalise(text: string): string {
  let result = '';
  let gap = '';
  for (const { 0: piece, groups } of fold(withoutMarkers(text), AS_WRITTEN).matchAll(TOKEN)) {
    if (groups?.gap !== undefined) {
      gap = RANGE_SIGN.test(piece.trim()) ? '~' : ' ';
      continue;
    }
    const number = numeralOf(groups ?? {});
    if (number !== undefined && ENDS_WITH_NUMBER.test(result)) result += gap || ' ';
    result += number ?? piece;
    gap = '';
  }
  return result.replace(RANGE_WORD, '~').replace(IDLE_MEASURE, '');
}

const AS_WRITTEN = { simplify: (text: string) => text };
const TOKEN = new RegExp(`${NUMERAL}|(?<gap>[\\p{P}\\p{S}\\p{Z}\\s]+)|[^]`, 'gu');
const RANGE_SIGN = /^[-~‐-―−]$/;
const ENDS_WITH_NUMBER = /[\d%‰]$/;
const RANGE_WORD = /(?<=[\d%‰])[至到](?=\d)/g;
/** 24个小时 is 24小时; 3个月 is not 3月. */
const IDLE_MEASURE = /(?<=\d)个(?=小时|工作日|自然日|星期)/g;
