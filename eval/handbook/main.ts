import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLoader } from '../../core/adapters/loaders/loader.ts';
import { projectRoot } from '../../core/adapters/project-root.ts';
import { sha256 } from '../../core/adapters/sha256.ts';
import { locate, readCoverage } from './coverage.ts';
import { coverageTable } from './coverage-table.ts';
import { readHandbook } from './read-handbook.ts';

/** `node dist/eval/handbook/main.js`: writes corpus/COVERAGE.md from eval/handbook/coverage.jsonl. */
const root = projectRoot();
const corpus = join(root, 'corpus');
const facts = 'eval/handbook/coverage.jsonl';
const coverage = readCoverage(await readFile(join(root, facts), 'utf8'), facts);
const { covered, lost } = locate(coverage, await readHandbook(corpus, { ...createLoader(), sha256 }));
for (const { fact, document, sentence } of lost) {
  console.error(`Fact ${fact}: 「${sentence}」 does not stand in ${document}.`);
}
await writeFile(join(corpus, 'COVERAGE.md'), coverageTable(covered));
console.log(`corpus/COVERAGE.md: ${covered.length} sentences, ${lost.length} lost.`);
process.exitCode = lost.length > 0 ? 1 : 0;
