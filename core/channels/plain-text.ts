import type { Answer, Citation } from '../contract/chat.ts';
import { citedPlaces } from './cited-places.ts';
import { cutText } from './cut-text.ts';

/**
 * An answer for where there is only text: a chat message, a terminal, a voice.
 *
 *     修好以后要保存维修工单。[1]   →   修好以后要保存维修工单。①
 *
 *                                      依据①：《售后服务手册》第二十五条 https://help.example/s/…
 *
 * Answers hold no other markup than the `[n]` of their citations; whatever else looks like some is quoted and stays as it is.
 */
export type PlainTextOptions = {
  /** `circled` keeps the numbers as ①; `none`, the default, leaves them out. */
  markers?: 'circled' | 'none';
  /** The address of a source; one is given for each place that is cited. */
  link?: ((citation: Citation) => string) | undefined;
};

type Said = Pick<Answer, 'answer' | 'citations'>;

/** The answer, an empty line, and one line for each place that it cites. */
export function plainText(said: Said, options: PlainTextOptions = {}): string {
  const places = sourceLines(said.citations, options);
  const text = plainAnswer(said, options);
  return places.length === 0 ? text : `${text}\n\n${places.join('\n')}`;
}

/** The same in parts of at most `limit` bytes in UTF-8, cut between sentences where that is possible. */
export const plainTextParts = (said: Said, limit: number, options?: PlainTextOptions): string[] =>
  cutText(plainText(said, options), limit);

/** The text of an answer alone. */
export function plainAnswer({ answer, citations }: Said, { markers = 'none' }: PlainTextOptions = {}): string {
  const known = new Set(citations.map(({ index }) => index));
  const text = answer.replace(/\[(\d{1,4})\]/g, (marker, digits: string) => {
    const index = Number(digits);
    if (!known.has(index)) return marker;
    return markers === 'circled' ? circled(index) : '';
  });
  return text.trim();
}

/** `依据①②：《title》section`, a line a place in the order of citing. */
export function sourceLines(
  citations: readonly Citation[],
  { markers = 'none', link }: PlainTextOptions = {},
): string[] {
  return citedPlaces(citations).map(({ first, indices }) => {
    const numbers = markers === 'circled' ? indices.map(circled).join('') : '';
    return `依据${numbers}：${sourceName(first)}${link === undefined ? '' : ` ${link(first)}`}`;
  });
}

/** `《售后服务手册》第二十五条`: the title and the innermost heading, which names an article or a question by itself. */
export function sourceName({
  document_title,
  section_path,
}: Pick<Citation, 'document_title' | 'section_path'>): string {
  const heading = section_path.at(-1);
  return heading === undefined || heading === document_title
    ? `《${document_title}》`
    : `《${document_title}》${heading}`;
}

/** ① to ㊿, as far as Unicode has them, then 〔51〕. */
function circled(index: number): string {
  if (index >= 1 && index <= 20) return String.fromCodePoint(0x2460 + index - 1);
  if (index >= 21 && index <= 35) return String.fromCodePoint(0x3251 + index - 21);
  if (index >= 36 && index <= 50) return String.fromCodePoint(0x32b1 + index - 36);
  return `〔${index}〕`;
}
