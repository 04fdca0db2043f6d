import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readEnvironment } from '../../core/adapters/environment.ts';
import { loadModels } from '../../core/adapters/wire.ts';
import { parseConfig } from '../../core/config/config.ts';
import { percentile } from '../../core/statistics/percentile.ts';
import { fold } from '../../core/text/fold.ts';
import { QUESTIONS } from '../questions.ts';
import type { EmbeddingFigures } from '../report.ts';
import { passagesOf, queriesOf } from './texts.ts';

/**
 * What the embedding model alone costs, through the product's adapter: one query at a time, none seen before, and
 * passages in batches. Loading and warming up are not counted. Usage: node main.js SOURCE TARGET
 *
 *   SOURCE   folder of texts
 *   TARGET   file for the figures, JSON
 */
const [source = '', target = ''] = process.argv.slice(2);
const { config } = parseConfig(readEnvironment());
const { embedder, analyzer } = await loadModels(config, resolve(config.dataDir));

const MOST_QUERIES = 2_000;
const PASSAGE_LENGTH = 400;
const MOST_PASSAGES = 500;

const names = await readdir(source);
const texts = await Promise.all(names.sort().map((name) => readFile(join(source, name), 'utf8')));
const documents = texts.map((text) => fold(text, analyzer));
const queries = queriesOf(documents, MOST_QUERIES);
const passages = passagesOf(documents, PASSAGE_LENGTH, MOST_PASSAGES);

await embedder.embed(QUESTIONS, 'passage');
for (const question of QUESTIONS) await embedder.embed([question], 'query');

const times: number[] = [];
for (const query of queries) {
  const started = performance.now();
  await embedder.embed([query], 'query');
  times.push(performance.now() - started);
}

const started = performance.now();
await embedder.embed(passages, 'passage');
const seconds = (performance.now() - started) / 1000;

const figures: EmbeddingFigures = {
  model: embedder.model.id,
  queries: times.length,
  query_p50_ms: percentile(times, 0.5),
  query_p99_ms: percentile(times, 0.99),
  characters_per_second: passages.join('').length / seconds,
};
await writeFile(target, JSON.stringify(figures));
