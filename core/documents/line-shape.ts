/** What a line looks like, whatever it says: running text, a label with its value, a title. */
import type { Line } from './layout.ts';

const LONGEST_SHORT = 24;
const BODY_LENGTH = 20;

/** The words of a line that could be an unnumbered heading, without 【】, ** and a closing colon; else `null`. */
export function bareTitle(line: string): string | null {
  const text = line.replace(/^\*\*(.{1,60})\*\*$/, '$1').replace(/^【([^【】]{1,40})】$/, '$1');
  const label = text.replace(/[：:]$/, '');
  if (label.length < 2 || withoutBrackets(label).length > LONGEST_SHORT) return null;
  if (/[。！!？?；;，,：:…]|、$/.test(withoutBrackets(label)) || withoutBrackets(label).trim() === '') return null;
  if (!/[\u4e00-\u9fffA-Za-z]/.test(label) || isDate(label)) return null;
  if (text !== label && /如下|以下|下列|包括|[说答问有是]$|^(?:尊敬|亲爱|各位|您好|致)/.test(label)) return null;
  return label;
}

export const isProse = (line: Line): boolean =>
  line.marker === null && (line.text.length >= BODY_LENGTH || /[。！!；;：:…]$/.test(line.text));
export const isLabelled = (text: string): boolean => /^[^：:。，,]{1,12}[：:]/.test(text);
const isDate = (text: string): boolean => /^[\d〇零一二三四五六七八九十]{2,4}\s?[年./-].{0,12}$/.test(text);
export const withoutBrackets = (text: string): string => text.replace(/[（(][^（()）]{0,60}[)）]/g, '');
