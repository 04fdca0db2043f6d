import { type CitableDocument, locateCitations } from '../core/answer/curated/locate-citations.ts';
import { areAtOneTime, lettersOfQuestion } from '../core/answer/curated/rivals.ts';
import { DocumentUnreadable } from '../core/errors.ts';
import type { CuratedAnswer, CuratedDraft } from '../core/generation/curated-answer.ts';
import type { Manifest } from '../core/generation/manifest.ts';
import { type Entry, failureOf, type SourceFile } from './read-documents.ts';
import type { IngestReport } from './report.ts';

export type CuratedDeps = {
  sha256(bytes: Uint8Array): string;
  /** An approved answer; `null` for a draft. Throws DocumentUnreadable. */
  readCurated(file: { path: string; bytes: Uint8Array }): Promise<CuratedDraft | null>;
};

export type CuratedResult = Pick<IngestReport, 'failed' | 'ignored' | 'curated'> & {
  /** Those that the documents bear out. */
  answers: CuratedAnswer[];
  files: Manifest['curated'];
};

/**
 * Reads the approved answers and looks their citations up in the documents of the next generation. What cannot be read is a
 * failure of its own; an answer with a citation that is not there any more is stale and left out.
 */
export async function readCurated(
  files: readonly SourceFile[],
  entries: readonly Entry[],
  deps: CuratedDeps,
): Promise<CuratedResult> {
  const result: CuratedResult = {
    answers: [],
    files: [],
    failed: [],
    ignored: [],
    curated: { answers: 0, stale: [], repeated: [] },
  };
  const documents = new Map<string, CitableDocument>();
  for (const entry of entries) documents.set(entry.document.source.path, entry);
  for (const entry of entries) documents.set(entry.document.id, entry);
  const byQuestion = new Map<string, CuratedAnswer[]>();

  async function readOne({ path, read }: SourceFile): Promise<void> {
    const bytes = await read();
    result.files.push({ path, sha256: deps.sha256(bytes) });
    const draft = await deps.readCurated({ path, bytes });
    if (draft === null) {
      result.ignored.push({ path, reason: 'draft' });
      return;
    }
    const { citations, repeated, stale } = locateCitations(draft, documents);
    if (stale.length > 0) {
      result.curated.stale.push({ path, question: draft.questions[0] ?? '', citations: stale });
      return;
    }
    const answer: CuratedAnswer = { ...draft, id: path, citations };
    const rival = rivalOf(answer);
    if (rival) {
      const message = `${path} answers a question that ${rival.id} answers at the same time; keep one of them.`;
      result.failed.push({ path, reason: 'duplicate-question', message });
      return;
    }
    for (const question of draft.questions.map(lettersOfQuestion))
      byQuestion.set(question, [...(byQuestion.get(question) ?? []), answer]);
    result.curated.repeated.push(...repeated.map((one) => ({ path, ...one })));
    result.answers.push(answer);
  }

  const rivalOf = (answer: CuratedAnswer): CuratedAnswer | undefined =>
    answer.questions
      .flatMap((question) => byQuestion.get(lettersOfQuestion(question)) ?? [])
      .find((other) => areAtOneTime(answer, other));

  for (const file of files) {
    try {
      await readOne(file);
    } catch (error) {
      if (!(error instanceof DocumentUnreadable)) throw error;
      result.failed.push(failureOf(error));
    }
  }
  result.curated.answers = result.answers.length;
  return result;
}
