import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { WenjuError } from '../../core/errors.ts';
import { checkQuotes } from '../questions/check-quotes.ts';
import type { Question } from '../questions/question.ts';
import { readQuestions } from '../questions/read-questions.ts';
import type { DocumentTexts } from '../scoring/observation.ts';

export type QuestionSet = {
  /** The file's name without its ending: `handbook.dev`. */
  name: string;
  /** SHA-256 of the file: scores of different hashes are scores of different questions. */
  hash: string;
  questions: Question[];
};

/** There are no questions, or they quote what the documents do not say: they are for others, or these have changed. */
export class QuestionSetUnusable extends WenjuError {
  override readonly name = 'QuestionSetUnusable';
  readonly code = 'question_set_unusable';
}

/** Throws QuestionSetUnusable, LinesUnreadable, and what the file system throws. */
export async function readQuestionSet(file: string): Promise<QuestionSet> {
  const text = await readFile(file, 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  const questions = readQuestions(text, file);
  if (questions.length === 0) throw new QuestionSetUnusable(`${file} has no questions.`);
  return { name: basename(file).replace(/\.jsonl?$/, ''), hash, questions };
}

/** Scores against evidence that is not there would mean nothing. Throws QuestionSetUnusable. */
export function requireAnchored({ name, questions }: QuestionSet, documents: DocumentTexts): void {
  const adrift = checkQuotes(questions, documents);
  const [first] = adrift;
  if (first === undefined) return;
  throw new QuestionSetUnusable(
    `${name}: ${adrift.length} quotes do not stand in the documents, the first in ${first.question}. ${first.message} ` +
      'Find quotes that moved again with: npm run eval -- lint FILE --write',
  );
}
