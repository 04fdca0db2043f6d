import { cutText } from '../channels/cut-text.ts';
import { plainTextParts } from '../channels/plain-text.ts';
import type { Answer, Citation } from '../contract/chat.ts';
import { wording } from './wording.ts';
import { xmlText } from './write-xml.ts';

/** Bytes in UTF-8 of a message; the platforms cut silently or refuse from 2,048 on. */
export const PART_LIMIT = 2000;
/** Of those, for the line that says that there is more. */
const NOTE_ROOM = 300;

type Said = Pick<Answer, 'answer' | 'citations'>;

/** An answer as messages of plain text with its sources, at least one, each short enough to be sent with a note under it. */
export function partsOf({ answer, citations }: Said, link?: (citation: Citation) => string): string[] {
  const named = citations.map((citation) => ({
    ...citation,
    document_title: withoutLinks(citation.document_title),
    section_path: citation.section_path.map(withoutLinks),
  }));
  const said = { answer: withoutLinks(xmlText(answer)), citations: named };
  const parts = plainTextParts(said, PART_LIMIT - NOTE_ROOM, { link });
  // A message of nothing would be shown as a broken service.
  return parts.length > 0 ? parts : [wording.trouble];
}

/** Messages show `<a href>` as a link. Only we make links: one that a document or a visitor wrote stays text. */
const withoutLinks = (text: string): string => text.replace(/<(?=\s*\/?\s*a\b)/gi, '＜');

/** The most bytes that a bot shows of an answer. */
const BOT_LIMIT = 20_000;

/** An answer for where Markdown is shown: what could be a link, a picture or a tag stays text. */
export function forMarkdown(text: string): string {
  const plain = xmlText(text)
    .replaceAll('](', ']（')
    .replace(/^(\s*)\[(?=[^\]\n]*\]:)/gm, '$1［')
    .replace(/<(?=[a-z/!?])/gi, '＜');
  return cutText(plain, BOT_LIMIT)[0] ?? '';
}

/** Where a client can send a text with one tap, it is offered so; the text itself works everywhere. */
export type Prompt = 'tap' | 'reply';

/** A part with the line under it that says how to read on. */
export const withNote = (part: string, why: 'parts' | 'awaited', prompt: Prompt): string =>
  `${part}\n\n${why === 'parts' ? wording.moreParts : wording.moreAwaited}\n${how[prompt]}`;

const { more } = wording;
const how: Record<Prompt, string> = {
  tap: `<a href="weixin://bizmsgmenu?msgmenucontent=${more}&msgmenuid=more">点这里${more}</a>，或回复“${more}”`,
  reply: `回复“${more}”`,
};
