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
const HEADING_LIMIT = 30;

/** Sections of the hits that hold a good part of the question, best first. */
export function nearestSections(question: Question, hits: readonly Hit[], reader: EvidenceReader): SectionReference[] {
  const near = hits.filter(({ passage }) => {
    const document = reader.document(passage.documentId);
    const text = [document.title, ...passage.path, document.text.slice(passage.start, passage.end)].join('\n');
    return coverage(question.words, reader.fold(text)) >= NEAR;
  });
  const sections = new Map(near.map(({ passage }) => [`${passage.documentId}\n${passage.path.join('\n')}`, passage]));
  return [...sections.values()].slice(0, NEAREST).map((passage) => ({
    document_id: passage.documentId,
    document_title: reader.document(passage.documentId).title,
    section_path: passage.path,
  }));
}

/**
 * Questions that the documents' own headings can answer: first those of the hits, then those that follow in the
 * document of the best hit; never one that has just been quoted.
 */
export function suggestionsFor(hits: readonly Hit[], quoted: ReadonlySet<string>, reader: EvidenceReader): string[] {
  const first = hits[0];
  if (!first) return [];
  const ofHits = hits.map(({ passage }) => passage.path.at(-1));
  const following = sectionsAfter(reader.document(first.passage.documentId), first.passage.end);
  const headings = [...ofHits, ...following].filter((heading) => heading !== undefined && !quoted.has(heading));
  const questions = headings.map((heading) => asQuestion(heading ?? '')).filter((question) => question !== undefined);
  return [...new Set(questions)].slice(0, SUGGESTIONS);
}

const sectionsAfter = (document: StoredDocument, offset: number): (string | undefined)[] =>
  document.sections.filter((section) => section.start >= offset).map((section) => section.path.at(-1));

const NUMBERING =
  /^(?:第[\d〇零一二两三四五六七八九十百千]+[章节条款部分]+|[（(]?[\d一二三四五六七八九十]+(?:\.\d+)*[）)、.．]|[①-⑳])\s*/u;
const ASKING = /[?？]$|什么|哪些|怎么|如何|为什么|多久|多少|吗$/;

/** A heading that already asks is the best question; another is asked about. Numbers alone and long ones are no use. */
function asQuestion(heading: string): string | undefined {
  const name = heading.replace(NUMBERING, '').trim();
  if (!/\p{Script=Han}{2}/u.test(name) || name.length > HEADING_LIMIT) return undefined;
  if (ASKING.test(name)) return /[?？]$/.test(name) ? name : `${name}？`;
  return wording.suggestion(name);
}
