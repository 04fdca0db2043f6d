import { isDeepStrictEqual } from 'node:util';
import { type EvaluationCase, evaluationCases } from '../core/answer/curated/evaluation-cases.ts';
import { type DocumentUnreadable, IndexCorrupt, IndexMismatch, IndexMissing } from '../core/errors.ts';
import type { Generation, GenerationDraft, GenerationStore } from '../core/generation/generation.ts';
import { loadWhole } from '../core/generation/load-whole.ts';
import { FORMAT_VERSION, type Manifest } from '../core/generation/manifest.ts';
import type { EmbeddingModel } from '../core/retrieval/embedder.ts';
import { indexPassages, type Models } from './index-passages.ts';
import type { Progress } from './progress.ts';
import { type CuratedDeps, type CuratedResult, readCurated } from './read-curated.ts';
import { type Entry, failureOf, type ReadDeps, readDocuments, type SourceFile } from './read-documents.ts';
import type { IngestReport } from './report.ts';

export type IngestDeps = ReadDeps &
  CuratedDeps & {
    store: GenerationStore;
    /** Takes the one right to write. Throws IngestRunning. */
    lock(): Promise<{ release(): Promise<void> }>;
    /** The files under the sources, each once, in an order that does not change. Throws NoDocuments. */
    list(sources: readonly string[]): Promise<SourceListing>;
    /** Which dictionaries and model `loadModels` would load, told without loading them. Throws ModelUnavailable. */
    identifyModels(): Promise<ModelIdentity>;
    /** Dictionaries and the embedding model; asked for once there is something to do. Throws ModelUnavailable. */
    loadModels(): Promise<Models>;
    progress: Progress;
    /** Keeps the approved answers as questions to evaluate with. Throws StorageFailed. */
    keepCases(cases: readonly EvaluationCase[]): Promise<void>;
    /** The day it is, ISO. */
    today(): string;
    /** Version of cleaning, outlining and passage building. */
    chunking: number;
    /** Milliseconds that only grow. */
    now(): number;
  };

export type ModelIdentity = { analyzer: string; model: Pick<EmbeddingModel, 'id' | 'sha256'> };

export type SourceListing = {
  files: SourceFile[];
  /** Files of approved answers. */
  curated: SourceFile[];
  ignored: IngestReport['ignored'];
  failures: DocumentUnreadable[];
};

export type IngestRequest = {
  /** Absolute paths of folders and files; when not given, what the index was built from. */
  sources?: readonly string[];
  /** Taken when nothing is given and there is no index yet. */
  defaultSources: readonly string[];
  /** Leave the index as it is when any file fails. */
  strict?: boolean;
};

/**
 * Brings the index up to date with its sources:
 *
 *   lock → sweep → load the current generation → list → read, build what changed → approved answers → terms, vectors → publish
 *
 * Nothing is published when nothing changed or when no document could be read. Throws IngestRunning, NoDocuments,
 * StorageFailed and what the embedder throws; the current generation stays then.
 */
export async function ingest(request: IngestRequest, deps: IngestDeps): Promise<IngestReport> {
  const started = deps.now();
  const lock = await deps.lock();
  try {
    await deps.store.sweep();
    const report = await refresh(request, deps);
    return { ...report, seconds: (deps.now() - started) / 1000 };
  } finally {
    // A lock that cannot be removed is stale as soon as this process ends.
    await lock.release().catch(() => undefined);
  }
}

async function refresh(request: IngestRequest, deps: IngestDeps): Promise<Omit<IngestReport, 'seconds'>> {
  const { store, chunking, progress } = deps;
  const { generation: previous, damage } = await findPrevious(store);
  const sources = [...(request.sources ?? (await store.sources()) ?? request.defaultSources)];
  const { files, curated: curatedFiles, ignored, failures } = await deps.list(sources);
  const identity = await deps.identifyModels();

  const reusable = previous?.manifest.chunking === chunking && previous.manifest.analyzer === identity.analyzer;
  const kept = reusable ? previous : null;
  progress.begin('reading', files.length);
  const read = await readDocuments(files, kept, deps, () => progress.advance());
  progress.end();
  const { entries, duplicates } = read;
  const curated = await readCurated(entries.length > 0 ? curatedFiles : [], entries, deps);
  const failed = [...failures.map(failureOf), ...read.failed, ...curated.failed];

  const contents = contentsOf(entries, curated, { chunking, sources, analyzer: identity.analyzer }, kept?.manifest);
  const report = {
    generation: previous?.manifest.id ?? null,
    sources,
    ...describe(entries, previous),
    failed,
    ignored: [...ignored, ...read.ignored, ...curated.ignored],
    duplicates,
    curated: curated.curated,
    passages: contents.passages,
    characters: entries.reduce((sum, { document }) => sum + document.text.length, 0),
    embedded: 0,
    reused: contents.passages,
  };
  const withheld = entries.length === 0 || (request.strict === true && failed.length > 0);
  if (withheld) return { ...report, removed: [], outcome: 'withheld' };
  const texts = new Map(entries.map(({ document }) => [document.id, document]));
  await deps.keepCases(evaluationCases(curated.answers, texts, deps.today()));
  if (!damage && isUpToDate(previous, contents, identity)) return { ...report, outcome: 'unchanged' };

  const models = await deps.loadModels();
  const { terms, embeddings, embedded, reused } = await indexPassages(entries, kept, models, progress);
  const manifest = { ...contents, model: models.embedder.model };
  const documents = entries.map(({ document }) => document);
  const passages = entries.flatMap((entry) => entry.passages);
  const { id } = await store.publish({ manifest, documents, passages, curated: curated.answers, terms, embeddings });
  const mended = damage ? { mended: wordsOf(damage) } : {};
  return { ...report, generation: id, outcome: 'published', embedded, reused, ...mended };
}

/** What the manifest will say, but for the model. */
type Contents = Omit<GenerationDraft['manifest'], 'model'>;

function contentsOf(
  entries: readonly Entry[],
  curated: Pick<CuratedResult, 'files'>,
  made: { chunking: number; sources: string[]; analyzer: string },
  before: Manifest | undefined,
): Contents {
  const known = new Map(before?.documents.map(({ id, indexedAt }) => [id, indexedAt ?? before.createdAt]));
  const documents = entries.map(({ document: { id, title, source }, passages, rows }) => {
    const indexedAt = rows === null ? undefined : known.get(id);
    const described = { id, title, path: source.path, sha256: source.sha256, passages: passages.length };
    return { ...described, ...(indexedAt !== undefined && { indexedAt }) };
  });
  const passages = documents.reduce((sum, document) => sum + document.passages, 0);
  return { format: FORMAT_VERSION, ...made, documents, passages, curated: curated.files };
}

function wordsOf(damage: IndexCorrupt | IndexMismatch): string {
  return damage instanceof IndexCorrupt ? `${damage.file}: ${damage.why}` : `its ${damage.what} was ${damage.actual}`;
}

/** The newest whole generation, to copy from. An index that cannot be read is built again from nothing. */
async function findPrevious(
  store: GenerationStore,
): Promise<{ generation: Generation | null; damage: IndexCorrupt | IndexMismatch | null }> {
  try {
    return await loadWhole(store);
  } catch (error) {
    if (error instanceof IndexMissing) return { generation: null, damage: null };
    if (error instanceof IndexCorrupt || error instanceof IndexMismatch) return { generation: null, damage: error };
    throw error;
  }
}

/** Whether a generation is what these contents would make: texts and models are known by their hashes. */
function isUpToDate(previous: Generation | null, contents: Contents, identity: ModelIdentity): boolean {
  if (!previous) return false;
  const { id: _id, createdAt: _createdAt, files: _files, model, ...rest } = previous.manifest;
  const { dimensions: _dimensions, ...known } = model;
  const [was, is] = [rest, contents].map((one) => ({ ...one, documents: one.documents.map(withoutTime) }));
  return isDeepStrictEqual(was, is) && isDeepStrictEqual(known, identity.model);
}

const withoutTime = ({ indexedAt: _, ...document }: Manifest['documents'][number]) => document;

function describe(entries: readonly Entry[], previous: Generation | null): Pick<IngestReport, 'documents' | 'removed'> {
  const before = new Set(previous?.manifest.documents.map(({ path }) => path));
  const now = new Set(entries.map(({ document }) => document.source.path));
  const status = ({ document, rows }: Entry) => {
    if (rows) return 'unchanged';
    return before.has(document.source.path) ? 'changed' : 'added';
  };
  return {
    documents: entries.map((entry) => ({
      id: entry.document.id,
      title: entry.document.title,
      path: entry.document.source.path,
      status: status(entry),
      passages: entry.passages.length,
      characters: entry.document.text.length,
      clutter: entry.clutter,
    })),
    removed: [...before].filter((path) => !now.has(path)),
  };
}
