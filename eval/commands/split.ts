import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from '../options.ts';
import { repeated } from '../questions/check.ts';
import { readQuestions } from '../questions/read-questions.ts';
import { splitQuestions } from '../questions/split.ts';
import { writeQuestions } from '../questions/write-questions.ts';
import { type Deps, DONE, FAILED } from './deps.ts';

/** Sorts the questions of some files into the two halves of a set: `to`.dev.jsonl and `to`.test.jsonl. */
export async function split({ files, to }: Extract<Command, { name: 'split' }>, deps: Deps): Promise<number> {
  const parts = await Promise.all(files.map(async (file) => readQuestions(await readFile(file, 'utf8'), file)));
  const questions = parts.flat();
  const twice = repeated(questions.map(({ id }) => id));
  if (twice.length > 0) {
    deps.note(`Nothing was written: ${twice.join(', ')} stand in the files more than once.`);
    return FAILED;
  }
  for (const [half, own] of Object.entries(splitQuestions(questions))) {
    const file = `${to}.${half}.jsonl`;
    await writeFile(file, writeQuestions(own));
    deps.print(`${file}: ${own.length} questions`);
  }
  return DONE;
}
