import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createMemoryConversations } from '../core/adapters/conversations-memory.ts';
import { readEnvironment } from '../core/adapters/environment.ts';
import { localDay } from '../core/adapters/local-day.ts';
import { projectRoot } from '../core/adapters/project-root.ts';
import { rebuildCommand } from '../core/adapters/rebuild-command.ts';
import { createVectorSearch } from '../core/adapters/vector-index.ts';
import { createStore, loadLanguageModel, loadModels } from '../core/adapters/wire.ts';
import { limitsOf } from '../core/answer/limits.ts';
import { createServing } from '../core/answer/serving.ts';
import { type Config, parseConfig } from '../core/config/config.ts';
import { WenjuError, WrongUsage } from '../core/errors.ts';
import { BeirUnreadable, readBeirSet } from './beir/dataset.ts';
import { measureBeirSet } from './beir/measure.ts';
import { tableOf } from './beir/table.ts';
import { type Deps, DONE, FAILED, MISUSED } from './commands/deps.ts';
import { diff } from './commands/diff.ts';
import { init } from './commands/init.ts';
import { lint } from './commands/lint.ts';
import { run } from './commands/run.ts';
import { split } from './commands/split.ts';
import { type Command, type Documents, parseCommand, USAGE } from './options.ts';
import { LinesUnreadable } from './questions/read-lines.ts';
import { buildIndex } from './run/build-index.ts';
import type { Subject } from './run/examine.ts';
import { revisionOf } from './run/revision.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const note = (text: string): void => void process.stderr.write(`${text}\n`);
const now = () => performance.now();

async function main(): Promise<number> {
  try {
    return await perform(parseCommand(process.argv.slice(2)));
  } catch (error) {
    if (error instanceof WrongUsage) {
      note(`${error.message}\n\n${USAGE}`);
      return MISUSED;
    }
    if (!isForeseen(error)) throw error;
    note(firstLines(error.message));
    return FAILED;
  }
}

const LINES_SHOWN = 20;

/** A file can have a fault in every line. */
function firstLines(message: string): string {
  const lines = message.split('\n');
  const more = lines.length - LINES_SHOWN;
  return [...lines.slice(0, LINES_SHOWN), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

/** Files that are not what they should be, or not there, are the user's to mend; anything else is ours. */
const isForeseen = (error: unknown): error is Error =>
  error instanceof WenjuError ||
  error instanceof BeirUnreadable ||
  error instanceof LinesUnreadable ||
  (error instanceof Error && 'syscall' in error);

async function perform(command: Command): Promise<number> {
  if (command.name === 'help') {
    print(USAGE);
    return DONE;
  }
  const { config, warnings } = parseConfig(readEnvironment());
  for (const warning of warnings) note(warning);
  if (command.name === 'beir') return beir(command.folder, command.json, config);
  const deps = wire(config);
  if (command.name === 'run') return run(command, deps);
  if (command.name === 'lint') return lint(command, deps);
  if (command.name === 'split') return split(command, deps);
  return command.name === 'init' ? init(command, deps) : diff(command, deps);
}

function wire(config: Config): Deps {
  const root = projectRoot();
  return {
    root,
    dataDir: config.dataDir,
    open: (documents, withModel = false) => open(documents, config, withModel),
    print,
    note,
    now,
    today: () => new Date().toISOString().slice(0, 10),
    revision: () => revisionOf(root),
  };
}

/** Given documents are indexed in a folder that is gone once the index is in memory. */
async function open(documents: Documents, config: Config, withModel: boolean): Promise<Subject> {
  if (withModel && config.llm === undefined)
    throw new WrongUsage('--with-model needs OPENAI_API_KEY or OPENAI_BASE_URL.');
  if ('dataDir' in documents) return serve(resolve(documents.dataDir), config, withModel);
  const folder = await mkdtemp(join(tmpdir(), 'wenju-eval-'));
  try {
    await buildIndex(documents.sources, folder);
    return await serve(folder, config, withModel);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function serve(dataDirectory: string, config: Config, withModel: boolean): Promise<Subject> {
  const [generation, models] = await Promise.all([
    createStore(dataDirectory).load(),
    loadModels(config, dataDirectory),
  ]);
  const language = withModel ? await loadLanguageModel(config, models) : undefined;
  const serving = createServing(generation, {
    ...models,
    language,
    conversations: createMemoryConversations({ now }),
    newId: randomUUID,
    now,
    today: localDay,
    handoffContact: config.handoffContact,
    answerThreshold: config.answerThreshold,
    limits: limitsOf(config.answerLimits),
    rebuild: rebuildCommand(dataDirectory),
  });
  return { ...serving, mode: language ? 'generative' : 'extractive' };
}

async function beir(folder: string, json: boolean, config: Config): Promise<number> {
  const set = await readBeirSet(folder);
  const models = await loadModels(config, resolve(config.dataDir));
  const report = await measureBeirSet(set, { ...models, openVectors }, now);
  print(json ? JSON.stringify(report) : tableOf(report));
  return DONE;
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

process.exitCode = await main();
