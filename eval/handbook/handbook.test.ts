import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLoader } from '../../core/adapters/loaders/loader.ts';
import { sha256 } from '../../core/adapters/sha256.ts';
import { type Coverage, locate, readCoverage } from './coverage.ts';
import { coverageTable } from './coverage-table.ts';
import { commonRuns } from './overlap.ts';
import { type Handbook, readHandbook } from './read-handbook.ts';

const FACTS = 224;
const root = join(import.meta.dirname, '../..');
const SEEDS = join(root, '../shared/seeds');
const present = existsSync(SEEDS);
if (!present) console.warn(`skipped: no source articles at ${SEEDS}`);

/** From this length on, wording in common is no coincidence. */
const SHORTEST_RUN = 12;

describe('the bundled handbook', () => {
  let handbook: Handbook;
  let coverage: Coverage[];

  beforeAll(async () => {
    handbook = await readHandbook(join(root, 'corpus'), { ...createLoader(), sha256 });
    const file = 'eval/handbook/coverage.jsonl';
    coverage = readCoverage(readFileSync(join(root, file), 'utf8'), file);
  });

  it('carries every fact of its list in a sentence that stands there', () => {
    const { covered, lost } = locate(coverage, handbook);
    expect(lost).toEqual([]);
    const facts = new Set(covered.map(({ fact }) => fact));
    const missing = Array.from({ length: FACTS }, (_, at) => at + 1).filter((fact) => !facts.has(fact));
    expect({ missing, last: Math.max(...facts) }).toEqual({ missing: [], last: FACTS });
  });

  it('shows in COVERAGE.md what coverage.jsonl says; `node dist/eval/handbook/main.js` writes it', () => {
    const table = readFileSync(join(root, 'corpus/COVERAGE.md'), 'utf8');
    expect(table).toBe(coverageTable(locate(coverage, handbook).covered));
  });

  it('does not take COVERAGE.md for a document', () => {
    expect([...handbook.values()].map(({ source }) => source.path)).not.toContain('COVERAGE.md');
  });

  it.skipIf(!present)('is in its own words', () => {
    const articles = readdirSync(SEEDS).map((name) => readFileSync(join(SEEDS, name), 'utf8'));
    const shared = [...handbook.values()].flatMap(({ source, text }) =>
      articles.flatMap((article) => commonRuns(article, text, SHORTEST_RUN)).map((run) => `${source.path}: ${run}`),
    );
    expect(shared).toEqual([]);
  });
});
