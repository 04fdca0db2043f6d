import { stringify } from 'yaml';
import { z } from 'zod';
import type { CuratedEntry } from '../answer/curated/curated-entry.ts';
import { type MarkerFault, sentencesCited } from '../answer/curated/sentences-cited.ts';
import type { CuratedDraft } from '../generation/curated-answer.ts';
import { decodeText } from './loaders/decode.ts';
import { date, flag, present, splitFrontMatter, text, wrongKey } from './loaders/front-matter.ts';
import { markdownBlocks } from './loaders/markdown.ts';
import { documentUnreadable, Unreadable } from './loaders/unreadable.ts';

/**
 * Reads a file of an approved answer:
 *
 *     ---
 *     questions: [七天内可以退货吗, 收到货一周能不能退]
 *     citations:
 *       - document: returns                        its id, or its path
 *         quote: 自签收之日起七日内可以退货。
 *     approved_by: 王芳
 *     approved_on: 2026-11-20
 *     ---
 *     可以，签收后七日内都能退。[1]
 *
 * Resolves to null for a draft. Rejects with DocumentUnreadable, whatever the bytes are.
 */
export async function readCuratedFile(file: { path: string; bytes: Uint8Array }): Promise<CuratedDraft | null> {
  try {
    return draftOf(read(file.bytes));
  } catch (error) {
    throw documentUnreadable(file.path, 'markdown', error);
  }
}

function draftOf(entry: CuratedEntry): CuratedDraft | null {
  const { answer: _, draft, ...approval } = entry;
  if (draft) return null;
  const sentences = sentencesOf(entry);
  if ('wrong' in sentences) throw wrong(inWords(sentences.wrong));
  return { ...approval, sentences };
}

/** The same file as it is edited, drafts too. Throws DocumentUnreadable. */
export function readCuratedEntry(file: { path: string; bytes: Uint8Array }): CuratedEntry {
  try {
    return read(file.bytes);
  } catch (error) {
    throw documentUnreadable(file.path, 'markdown', error);
  }
}

/** The file of an entry, which `readCuratedEntry` reads back. */
export function writeCuratedEntry(entry: CuratedEntry): Uint8Array {
  const { questions, citations, answer } = entry;
  const properties = present({
    questions,
    citations: citations.map(({ document, quote }) => ({ document, quote })),
    approved_by: entry.approvedBy,
    approved_on: entry.approvedOn,
    effective_from: entry.effectiveFrom,
    effective_to: entry.effectiveTo,
    draft: entry.draft ? 'true' : undefined,
  });
  // Quoted, so that no text can be read as anything else; folded lines would lose white space.
  const matter = stringify(properties, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
  return new TextEncoder().encode(`---\n${matter}---\n${answer.trim()}\n`);
}

/** The sentences of the answer as they will be given. */
export function sentencesOf({
  answer,
  citations,
}: Pick<CuratedEntry, 'answer' | 'citations'>): ReturnType<typeof sentencesCited> {
  const lines = markdownBlocks(answer).map((block) => block.text);
  return sentencesCited(lines.join('\n'), citations.length);
}

function inWords(wrong: MarkerFault): string {
  switch (wrong.fault) {
    case 'empty':
      return 'has no answer below its front matter';
    case 'unmarked':
      return `has a sentence without a marker such as [1]: 「${wrong.sentence}」`;
    case 'unknown':
      return `cites [${wrong.citation}] and has ${wrong.citations} in "citations"`;
    case 'idle':
      return `has no sentence that cites [${wrong.citation}]`;
  }
}

function read(bytes: Uint8Array): CuratedEntry {
  const { properties, body } = splitFrontMatter(decodeText(bytes));
  if (properties === null) {
    throw wrong('has no front matter with "questions" and "citations", as every file in a folder named curated needs');
  }
  const parsed = PROPERTIES.safeParse(properties);
  if (!parsed.success) throw wrongKey(parsed.error);
  const { draft, questions, citations, ...approval } = parsed.data;
  return { questions, citations, answer: body.trim(), draft, ...present<Dates>(approval) };
}

const wrong = (what: string): Unreadable => new Unreadable('format', `${what}; correct it.`);

type Dates = Pick<CuratedDraft, 'approvedBy' | 'approvedOn' | 'effectiveFrom' | 'effectiveTo'>;

const LONGEST_QUESTION = 200;
const LONGEST_QUOTE = 2000;
const WORD = /[\p{L}\p{N}]/u;

const question = z
  .string('must be text')
  .trim()
  .regex(WORD, 'has no words')
  .max(LONGEST_QUESTION, `is longer than ${LONGEST_QUESTION} characters`);

const PROPERTIES = z
  .object({
    questions: z.union(
      [question.transform((one) => [one]), z.array(question).min(1)],
      'must be a question or a list of questions',
    ),
    citations: z
      .array(
        z.object({
          document: z.string('is missing: the id or path of a document').trim().min(1, 'is empty'),
          quote: z
            .string('is missing: the words of the document')
            .trim()
            .regex(WORD, 'has no words')
            .max(LONGEST_QUOTE, `is longer than ${LONGEST_QUOTE} characters`),
        }),
        'must be a list, each with "document" and "quote"',
      )
      .min(1, 'is empty'),
    approved_by: text,
    approved_on: date,
    effective_from: date,
    effective_to: date,
    draft: flag,
  })
  .refine(({ effective_from, effective_to }) => !effective_from || !effective_to || effective_from <= effective_to, {
    path: ['effective_to'],
    message: 'must not be before effective_from',
  })
  .transform((values) => ({
    questions: values.questions,
    citations: values.citations,
    approvedBy: values.approved_by,
    approvedOn: values.approved_on,
    effectiveFrom: values.effective_from,
    effectiveTo: values.effective_to,
    draft: values.draft === 'true',
  }));
