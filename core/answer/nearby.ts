import type { SectionReference } from '../contract/chat.ts';
import type { StoredDocument } from '../documents/document.ts';
import type { Hit } from '../retrieval/retrieval.ts';
import type { EvidenceReader } from './evidence.ts';
import { coverage, type Question } from './question.ts';
import { wording } from './wording.ts';

const NEAREST = 3;
const SUGGESTIONS = 3;
/** A section that holds less of the question than this is not near it. */
const NEAR = 0.25;
/** … and one that holds less is not worth suggesting. */
const ALIKE = 0.5;
const HEADING_LIMIT = 30;

/** Sections of the hits that hold a good part of the question, best first. */
export function nearestSections(question: Question, hits: readonly Hit[], reader: EvidenceReader): SectionReference[] {
  const near = hits.filter(({ passage }) => coverage(question.words, reader.textOf(passage)) >= NEAR);
  const sections = new Map(near.map(({ passage }) => [`${passage.documentId}\n${passage.path.join('\n')}`, passage]));
  return [...sections.values()].slice(0, NEAREST).map((passage) => ({
    document_id: passage.documentId,
    document_title: reader.document(passage.documentId).title,
    section_path: passage.path,
  }));
}

/** Where an answer was found, or where one was looked for. */
export type Place = { document: StoredDocument; path: readonly string[]; end: number };

/**
 * Questions that the headings near an answer can answer, all of one document: first those of the other passages found
 * there that hold a good part of the question, then those that follow under the same heading. Never one that has
 * just been quoted.
 */
export function suggestionsFor(
  question: Question,
  hits: readonly Hit[],
  place: Place | undefined,
  reader: EvidenceReader,
): string[] {
  if (!place) return [];
  const { document, path, end } = place;
  const alike = hits.filter(
    ({ passage }) => passage.documentId === document.id && coverage(question.words, reader.textOf(passage)) >= ALIKE,
  );
  const parent = path.slice(0, -1).join('\n');
  const following = document.sections.filter(
    (section) => section.start >= end && section.path.slice(0, -1).join('\n') === parent,
  );
  const headings = [...alike.map(({ passage }) => passage.path), ...following.map((section) => section.path)]
    .map((found) => found.at(-1) ?? '')
    .filter((heading) => !path.includes(heading));
  const asked = question.text.replace(/[?\s]/g, '');
  const questions = headings
    .map(asQuestion)
    .filter((found) => found !== undefined && found.replace(/？$/, '') !== asked);
  return [...new Set(questions.filter((found) => found !== undefined))].slice(0, SUGGESTIONS);
}

/** A path down to its last heading that can be asked about: 第二章 退款 of 第二章 退款 › 第七条. */
export const namedPart = (path: readonly string[]): string[] =>
  path.slice(0, path.findLastIndex((heading) => asQuestion(heading) !== undefined) + 1);

/**
 * A question for each section that it can answer, no two alike: what was asked, of one document each; where some are of the same
 * document, by their headings.
 */
export function questionsFor(sections: readonly SectionReference[], asked: string): string[] {
  const documents = new Set(sections.map(({ document_id }) => document_id));
  if (documents.size === sections.length && PLAIN.test(asked))
    return sections.map(({ document_title }) => wording.askedOf(document_title, asked.replace(/[\s\p{P}]+$/u, '')));
  const headingOf = ({ section_path }: SectionReference) => section_path.at(-1) ?? '';
  const questions = sections.map((section) => {
    const heading = headingOf(section);
    const alike = sections.filter((other) => headingOf(other) === heading).length > 1;
    return alike ? wording.suggestionIn(section.document_title, heading) : asQuestion(heading);
  });
  return [...new Set(questions.filter((question) => question !== undefined))];
}

/** Words and pauses: nothing of a visitor's that could be markup or an address is shown to anyone. */
const PLAIN = /^[\p{L}\p{N}\s,，、。?？!！]+$/u;

const NUMBERING =
  /^(?:第[\d〇零一二两三四五六七八九十百千]+[章节条款部分]+|[（(]?[\d一二三四五六七八九十]+(?:\.\d+)*[）)、.．]|[①-⑳])\s*/u;
/** `耐用消费品(如家电、家具)` */
const EXAMPLES = /[（(][^（()）]*[)）]$/;
const ASKING = /[?？]$|什么|哪些|怎么|如何|为什么|多久|多少|吗$/;

/** A heading that already asks is the best question; another is asked about. Numbers alone and long ones are no use. */
function asQuestion(heading: string): string | undefined {
  const name = heading.replace(NUMBERING, '').replace(EXAMPLES, '').trim();
  if (!/\p{Script=Han}{2}/u.test(name) || name.length > HEADING_LIMIT) return undefined;
  if (ASKING.test(name)) return `${name.replace(/[?？]$/, '')}？`;
  return wording.suggestion(name);
}
