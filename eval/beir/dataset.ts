import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';

/**
 * A retrieval test set in BEIR's layout:
 *
 *   corpus.jsonl    {"id", "title", "text"}      one passage a line (BEIR's own files say _id)
 *   queries.jsonl   {"id", "text"}
 *   qrels.tsv       query<TAB>passage<TAB>grade  a heading line is allowed
 */
export type BeirSet = {
  name: string;
  passages: { id: string; title: string; text: string }[];
  /** Queries that have judgements; `grades`: passage → grade. */
  queries: { id: string; text: string; grades: ReadonlyMap<string, number> }[];
};

/** A set that is not in the layout. `message` names the file and the line. */
export class BeirUnreadable extends Error {
  override readonly name = 'BeirUnreadable';
}

const id = z.union([z.object({ id: z.string() }), z.object({ _id: z.string() }).transform(({ _id }) => ({ id: _id }))]);
const Passage = id.and(z.object({ title: z.string().default(''), text: z.string() }));
const Query = id.and(z.object({ text: z.string() }));
const Judgement = z.tuple([z.string(), z.string(), z.coerce.number().int()]);

/** Throws BeirUnreadable. */
export async function readBeirSet(folder: string): Promise<BeirSet> {
  const [passages, queries, judgements] = await Promise.all([
    readLines(join(folder, 'corpus.jsonl'), (line) => Passage.parse(JSON.parse(line))),
    readLines(join(folder, 'queries.jsonl'), (line) => Query.parse(JSON.parse(line))),
    readLines(join(folder, 'qrels.tsv'), (line, number) =>
      number === 1 && HEADING.test(line) ? null : Judgement.parse(line.split('\t')),
    ),
  ]);
  const grades = new Map<string, Map<string, number>>();
  for (const judgement of judgements) {
    if (judgement === null) continue;
    const [query, passage, grade] = judgement;
    const ofQuery = grades.get(query) ?? new Map<string, number>();
    grades.set(query, ofQuery.set(passage, grade));
  }
  return {
    name: basename(resolve(folder)),
    passages,
    queries: queries.flatMap((query) => {
      const judged = grades.get(query.id);
      return judged === undefined ? [] : [{ ...query, grades: judged }];
    }),
  };
}

const HEADING = /^query-id\tcorpus-id\tscore/;

async function readLines<T>(path: string, parse: (line: string, number: number) => T): Promise<T[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new BeirUnreadable(`${path} cannot be read.`, { cause });
  });
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [parse(line.replace(/\r$/, ''), i + 1)];
    } catch (cause) {
      throw new BeirUnreadable(`${path} line ${i + 1} is not in the layout: ${line.slice(0, 80)}`, { cause });
    }
  });
}
