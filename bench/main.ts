import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { latency } from './latency.ts';
import { run, type Server, startServer } from './process.ts';
import { QUESTIONS } from './questions.ts';
import { type AnswerFigures, type BenchReport, type EmbeddingFigures, tableOf } from './report.ts';
import { syntheticDocuments } from './synthetic.ts';
import { throughput } from './throughput.ts';

const USAGE = `Usage: npm run bench -- [--source DIR] [--characters N] [--seconds N] [--json]

Measures ingest beside the stock LangChain path, the embedding model alone, and answering beside a bare Hono echo, in one
run on this machine.

  --source DIR      documents that are served, and whose sentences the ingest documents are made of (default corpus)
  --characters N    how much text to ingest (default 1000000)
  --seconds N       how long each load lasts (default 8)
  --json            print one JSON object instead of a table
  --help            print this`;

const PRODUCT_PORT = 39_311;
const ECHO_PORT = 39_312;
/** Enough visitors at once to keep one core busy. */
const VISITORS = 8;
const WARM_UP_SECONDS = 2;

type Options = { source: string; characters: number; seconds: number; json: boolean };

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        source: { type: 'string', default: 'corpus' },
        characters: { type: 'string', default: '1000000' },
        seconds: { type: 'string', default: '8' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const [characters, seconds] = [Number(values.characters), Number(values.seconds)];
    if (characters > 0 && seconds > 0) return { ...values, characters, seconds };
    console.error(USAGE);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
  process.exit(2);
}

async function measure({ source, characters, seconds }: Options, workspace: string): Promise<BenchReport> {
  const node = [process.execPath];
  const program = (name: string) => [...node, join(import.meta.dirname, '..', name, 'main.js')];

  const documents = syntheticDocuments(await textsOf(source), characters);
  const folder = join(workspace, 'documents');
  await writeDocuments(folder, documents);
  const total = documents.reduce((sum, text) => sum + text.length, 0);
  const ours = await run([...program('ingest'), '--source', folder, '--data-dir', join(workspace, 'bulk')]);
  const stock = await run([...program('bench/stock'), folder, join(workspace, 'stock')]);
  const figures = join(workspace, 'embedding.json');
  await run([...program('bench/embedding'), folder, figures]);
  const embedding: EmbeddingFigures = JSON.parse(await readFile(figures, 'utf8'));

  const dataDir = join(workspace, 'served');
  await run([...program('ingest'), '--source', source, '--data-dir', dataDir]);
  const env = { PORT: String(PRODUCT_PORT), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const product = await startServer(program('server'), PRODUCT_PORT, { path: '/health/ready', env });
  const echo = await startServer([...program('bench/echo'), String(ECHO_PORT)], ECHO_PORT, { path: '/' });
  try {
    return {
      ingest: {
        characters: total,
        wenju: { ...ours, characters_per_second: total / ours.seconds },
        langchain: { ...stock, characters_per_second: total / stock.seconds },
      },
      embedding,
      answer: {
        wenju: await loads(product, seconds),
        echo: await loads(echo, seconds),
      },
    };
  } finally {
    await Promise.all([product.stop(), echo.stop()]);
  }
}

/** Latency as one visitor feels it, then throughput with several; the first seconds warm the just-in-time compiler up. */
async function loads(server: Server, seconds: number): Promise<AnswerFigures> {
  const { url } = server;
  await latency(url, QUESTIONS, WARM_UP_SECONDS);
  return {
    one: await latency(url, QUESTIONS, seconds),
    many: await throughput(url, QUESTIONS, { visitors: VISITORS, seconds }),
    peak_megabytes: await server.peakMegabytes(),
  };
}

async function textsOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const texts = await Promise.all(
    names.filter((name) => /\.(md|txt)$/.test(name)).map((name) => readFile(join(folder, name), 'utf8')),
  );
  return texts.map((text) => text.replace(/^---\n.*?\n---\n/s, ''));
}

async function writeDocuments(folder: string, documents: readonly string[]): Promise<void> {
  await mkdir(folder);
  await Promise.all(documents.map((text, i) => writeFile(join(folder, `${String(i).padStart(5, '0')}.txt`), text)));
}

const options = readOptions();
const workspace = await mkdtemp(join(tmpdir(), 'wenju-bench-'));
try {
  const report = await measure(options, workspace);
  console.log(options.json ? JSON.stringify(report) : tableOf(report));
} finally {
  await rm(workspace, { recursive: true });
}
