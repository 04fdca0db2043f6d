import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLoader } from '../../core/adapters/loaders/loader.ts';
import { createSimplify } from '../../core/adapters/opencc-simplify.ts';
import { sha256 } from '../../core/adapters/sha256.ts';
import { buildDocument } from '../../core/documents/build-document.ts';
import { readHandbook } from '../handbook/read-handbook.ts';
import { lintQuestions } from './lint-questions.ts';
import { readQuestions } from './read-questions.ts';
import { splitOf } from './split.ts';

const root = join(import.meta.dirname, '../..');
const SETS = join(root, 'eval/sets');
const SEEDS = join(root, '../shared/seeds');
const present = existsSync(SEEDS);
if (!present) console.warn(`skipped: no example articles at ${SEEDS}`);

const questionFiles = readdirSync(SETS, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.jsonl'),
);
const subjectOf = (file: string): string => basename(file).split(/[.-]/)[0] ?? '';
const questionsOf = (file: string) => readQuestions(readFileSync(join(SETS, file), 'utf8'), file);

async function textsOf(subject: string): Promise<Map<string, string>> {
  const loader = createLoader();
  if (subject !== 'seeds') {
    const handbook = await readHandbook(join(root, 'corpus'), { ...loader, sha256 });
    return new Map([...handbook].map(([id, { text }]) => [id, text]));
  }
  const texts = new Map<string, string>();
  for (const path of readdirSync(SEEDS)) {
    const bytes = await readFile(join(SEEDS, path));
    const source = { path, format: 'text', sha256: sha256(bytes), bytes: bytes.length };
    const { document } = buildDocument(await loader.load({ path, bytes }), source, sha256);
    texts.set(document.id, document.text);
  }
  return texts;
}

describe.each(['handbook', 'seeds'])('questions about the %s', (subject) => {
  const files = questionFiles.filter((file) => subjectOf(file) === subject);
  const parts = { documents: new Map<string, string>(), simplify: createSimplify() };

  beforeAll(async () => {
    if (subject !== 'seeds' || present) parts.documents = await textsOf(subject);
  });

  it('are there', () => {
    expect(files.flatMap(questionsOf).length).toBeGreaterThan(0);
  });

  it.skipIf(subject === 'seeds' && !present)('break no rule, both halves taken together', () => {
    expect(lintQuestions(files.flatMap(questionsOf), parts)).toEqual([]);
  });

  it('stand in the half that their cluster belongs to', () => {
    const misplaced = files.flatMap((file) => {
      const half = /\.(dev|test)\.jsonl$/.exec(file)?.[1];
      return questionsOf(file).filter((question) => half !== undefined && splitOf(question) !== half);
    });
    expect(misplaced.map(({ id }) => id)).toEqual([]);
  });
});
