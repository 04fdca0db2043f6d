import { z } from 'zod';
import { sentencesCited } from '../answer/curated/sentences-cited.ts';
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
    return read(file.bytes);
  } catch (error) {
    throw documentUnreadable(file.path, 'markdown', error);
  }
}

function read(bytes: Uint8Array): CuratedDraft | null {
  const { properties, body } = splitFrontMatter(decodeText(bytes));
  if (properties === null) {
    throw wrong('has no front matter with "questions" and "citations", as every file in a folder named curated needs');
  }
  const parsed = PROPERTIES.safeParse(properties);
  if (!parsed.success) throw wrongKey(parsed.error);
  const { draft, questions, citations, ...approval } = parsed.data;
  if (draft) return null;
  const lines = markdownBlocks(body).map((block) => block.text);
  const sentences = sentencesCited(lines.join('\n'), citations.length);
  if ('wrong' in sentences) throw wrong(sentences.wrong);
  return { questions, citations, sentences, ...present<Dates>(approval) };
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
