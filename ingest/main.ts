import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { createDiskFiles } from '../core/adapters/disk-files.ts';
import { readEnvironment } from '../core/adapters/environment.ts';
import { takeIngestLock } from '../core/adapters/ingest-lock.ts';
import { keepIfNew } from '../core/adapters/keep-if-new.ts';
import { createLoader } from '../core/adapters/loaders/loader.ts';
import { localDay } from '../core/adapters/local-day.ts';
import { evaluationFile, ownFolders } from '../core/adapters/own-folders.ts';
import { processStart } from '../core/adapters/process-start.ts';
import { projectRoot } from '../core/adapters/project-root.ts';
import { sha256 } from '../core/adapters/sha256.ts';
import { listSourceFiles } from '../core/adapters/source-files.ts';
import { createStore, identifyModels, loadModels } from '../core/adapters/wire.ts';
import { type Config, parseConfig } from '../core/config/config.ts';
import { buildDocument, CHUNKING_VERSION } from '../core/documents/build-document.ts';
import { WenjuError, WrongUsage } from '../core/errors.ts';
import { encodeLines } from '../core/generation/json-lines.ts';
import { doctor } from './doctor.ts';
import { renderDoctor } from './doctor-report.ts';
import { ensureIndex } from './ensure-index.ts';
import { type IngestDeps, type IngestRequest, ingest } from './ingest.ts';
import { type IngestOptions, parseOptions, USAGE } from './options.ts';
import { createProgress, createProgressLines } from './progress.ts';
import { type IngestReport, renderReport } from './report.ts';

async function main(): Promise<number> {
  let json = false;
  try {
    const options = parseOptions(process.argv.slice(2));
    json = options.json;
    return options.help ? print(USAGE, 0) : await run(options);
  } catch (error) {
    if (error instanceof WrongUsage) {
      complain(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    if (!(error instanceof WenjuError)) throw error;
    complain(error.message);
    if (json) print(JSON.stringify({ error: { code: error.code, message: error.message } }), 1);
    return 1;
  }
}

async function run(options: IngestOptions): Promise<number> {
  const { config, warnings } = parseConfig(readEnvironment());
  for (const warning of warnings) complain(warning);
  const deps = wire(config, resolve(options.dataDir ?? config.dataDir), options);
  const request = requestOf(options, config);
  if (options.doctor) {
    const found = await doctor(request, deps);
    return print(options.json ? JSON.stringify(found) : renderDoctor(found), 0);
  }
  if (!options.ensure) {
    const report = await ingest(request, deps);
    const incomplete = report.documents.length === 0 || (options.strict && report.failed.length > 0);
    return print(show(report, options), incomplete ? 1 : 0);
  }
  const outcome = await ensureIndex(request, deps);
  if ('report' in outcome) return print(show(outcome.report, options), outcome.report.generation === null ? 1 : 0);
  if ('held' in outcome) {
    complain(
      `Generation ${outcome.held} was gone back to and is served as it is, until the next ingest that is asked for.`,
    );
    return options.json ? print(JSON.stringify(outcome), 0) : 0;
  }
  complain(`The index was not refreshed and is served as it is. ${outcome.stale.message}`);
  return options.json ? print(JSON.stringify({ stale: outcome.stale.message }), 0) : 0;
}

function requestOf({ sources, strict }: IngestOptions, config: Config): IngestRequest {
  const chosen = sources.length > 0 ? sources : config.corpusDir === undefined ? undefined : [config.corpusDir];
  const defaultSources = [join(projectRoot(), 'corpus')];
  return { defaultSources, strict, ...(chosen && { sources: chosen.map((source) => resolve(source)) }) };
}

function wire(config: Config, dataDirectory: string, { progress }: IngestOptions): IngestDeps {
  const files = createDiskFiles();
  const clock = () => new Date();
  const now = () => performance.now();
  const loader = createLoader();
  return {
    store: createStore(dataDirectory),
    lock: () =>
      takeIngestLock({ files, dataDirectory, self: { pid: process.pid, host: hostname() }, clock, processStart }),
    list: (sources) => listSourceFiles(sources, loader.formatOf, ownFolders(dataDirectory)),
    sha256,
    load: loader.load,
    build: (loaded, source) => buildDocument(loaded, source, sha256),
    // With it comes what reads Markdown, which most indexes do without.
    readCurated: async (file) => (await import('../core/adapters/curated-file.ts')).readCuratedFile(file),
    chunking: CHUNKING_VERSION,
    identifyModels: () => identifyModels(config, dataDirectory),
    loadModels: () => loadModels(config, dataDirectory),
    keepCases: (cases) =>
      keepIfNew(files, evaluationFile(dataDirectory), encodeLines(cases), randomBytes(4).toString('hex')),
    today: localDay,
    progress: progress
      ? createProgressLines((line) => process.stderr.write(line), now)
      : createProgress(process.stderr),
    now,
  };
}

function show(report: IngestReport, { json }: IngestOptions): string {
  return json ? JSON.stringify(report) : renderReport(report);
}

function print(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}

function complain(message: string): void {
  process.stderr.write(`${message}\n`);
}

process.exitCode = await main();
