import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../core/adapters/environment.ts';
import { createVectorSearch } from '../core/adapters/vector-index.ts';
import { loadModels } from '../core/adapters/wire.ts';
import { parseConfig } from '../core/config/config.ts';
import { readBeirSet } from './beir/dataset.ts';
import { measureBeirSet } from './beir/measure.ts';
import { tableOf } from './beir/table.ts';

const USAGE = `Usage: npm run eval -- --beir DIR [--json]

  --beir DIR   measure retrieval on a set in BEIR's layout (corpus.jsonl, queries.jsonl, qrels.tsv)
  --json       print one JSON object instead of a table
  --help       print this

The model is the one that EMBEDDING_MODEL names.`;

function readArguments(): { beir: string; json: boolean } {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({ options: { beir: { type: 'string' }, json: flag, help: { ...flag, short: 'h' } } });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    if (values.beir !== undefined && values.beir !== '') return { beir: values.beir, json: values.json };
    console.error(USAGE);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
  process.exit(2);
}

/** The index that the product would use for this many vectors; a graph lives in a temporary file while it is opened. */
function openVectors(embeddings: Float32Array, dimensions: number) {
  const folder = mkdtempSync(join(tmpdir(), 'wenju-eval-'));
  try {
    const search = createVectorSearch();
    const graph = join(folder, 'graph');
    return search.open(embeddings, dimensions, search.write(embeddings, dimensions, graph) ? graph : null);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { beir, json } = readArguments();
try {
  const { config } = parseConfig(readEnvironment());
  const set = await readBeirSet(beir);
  const models = await loadModels(config, resolve(config.dataDir));
  const report = await measureBeirSet(set, { ...models, openVectors }, () => performance.now());
  console.log(json ? JSON.stringify(report) : tableOf(report));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
