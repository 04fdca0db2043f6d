import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deps } from '../commands/deps.ts';
import { writeQuestions } from '../questions/write-questions.ts';
import type { Subject } from '../run/examine.ts';
import type { Pool } from './pool.ts';

/** A project folder with the pool's questions in it, and commands that see nothing else. */
export type Workplace = {
  root: string;
  /** The question file. */
  questions: string;
  deps(subject: Subject): Deps;
  /** What commands have said since the last call. */
  said(): { printed: string; noted: string };
  remove(): Promise<void>;
};

export async function createWorkplace({ questions }: Pool): Promise<Workplace> {
  const root = await mkdtemp(join(tmpdir(), 'wenju-eval-test-'));
  const file = join(root, 'pool.jsonl');
  await writeFile(file, writeQuestions(questions));
  const printed: string[] = [];
  const noted: string[] = [];
  return {
    root,
    questions: file,
    deps: (subject) => ({
      root,
      dataDir: join(root, 'var'),
      open: async () => subject,
      print: (text) => printed.push(text),
      note: (text) => noted.push(text),
      now: () => 0,
      today: () => '2026-11-21',
      revision: async () => null,
    }),
    said: () => ({ printed: printed.splice(0).join('\n'), noted: noted.splice(0).join('\n') }),
    remove: () => rm(root, { recursive: true }),
  };
}
