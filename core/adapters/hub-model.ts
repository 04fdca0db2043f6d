import { createWriteStream } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ModelUnavailable } from '../errors.ts';
import { type ModelFolder, openModelFolder, SUMS, sha256OfFile } from './model-folder.ts';

export type Hub = {
  /** `https://huggingface.co` or a mirror with the same URL layout. */
  endpoint: string;
  /** Models are kept in `<cacheDir>/<owner>/<name>/`. */
  cacheDir: string;
  /** A download that brings no byte for this long is given up. */
  stallMs?: number;
};

/**
 * A hub model as a checked local folder, downloaded once.
 *
 *   GET {endpoint}/{id}/resolve/main/{file} ──► <folder>.partial-…/ ── all whole ──► rename ──► <folder>/
 *
 * The download library's own cache takes whatever a killed process left behind for a whole file. Here a folder exists
 * complete, with a `SHA256SUMS` made of what was received, or not at all; a later start verifies it and needs no
 * network. Throws ModelUnavailable for a hub that is unreachable, lacks the model, answers nonsense or hangs up.
 */
export async function fetchHubModel(id: string, hub: Hub): Promise<ModelFolder> {
  const folder = join(hub.cacheDir, ...id.split('/'));
  const mend = `Delete ${folder} and start again to download the model anew.`;
  if (await exists(folder)) return openModelFolder(folder, mend);

  await mkdir(dirname(folder), { recursive: true });
  const partial = await mkdtemp(`${folder}.partial-`);
  try {
    await download(id, hub, partial);
    await rename(partial, folder).catch(async (cause: unknown) => {
      if (!(await exists(folder))) throw cause;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return openModelFolder(folder, mend);
}

const SETTINGS = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const POOLING = '1_Pooling/config.json';
/** In order of preference: 8-bit weights are a quarter of the size and cost about a point of nDCG. */
const WEIGHTS = ['onnx/model_quantized.onnx', 'onnx/model.onnx'];

async function download(id: string, hub: Hub, folder: string): Promise<void> {
  const received: string[] = [];
  for (const file of SETTINGS) {
    if (!(await downloadFile(id, file, hub, folder))) throw absent(id, file, hub);
    received.push(file);
  }
  if (await downloadFile(id, POOLING, hub, folder)) received.push(POOLING);
  const weights = await firstOf(WEIGHTS, (file) => downloadFile(id, file, hub, folder));
  if (weights === undefined) throw absent(id, WEIGHTS.join(' or '), hub);
  received.push(weights);

  const sums = await Promise.all(received.map(async (file) => `${await sha256OfFile(join(folder, file))}  ${file}\n`));
  await writeFile(join(folder, SUMS), sums.join(''), { flush: true });
}

/** False when the hub has no such file. */
async function downloadFile(id: string, file: string, hub: Hub, folder: string): Promise<boolean> {
  const url = `${hub.endpoint.replace(/\/+$/, '')}/${id}/resolve/main/${file}`;
  const path = join(folder, file);
  const failed = (why: string, cause?: unknown) =>
    new ModelUnavailable(id, `Model ${id} cannot be downloaded: ${url} ${why} ${ADVICE}`, { cause });

  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(), hub.stallMs ?? STALL_MS);
  try {
    const response = await fetch(url, { signal: stall.signal }).catch((cause: unknown) => {
      throw failed(`cannot be reached (${reasonOf(cause)}).`, cause);
    });
    if (response.status === 404) return false;
    if (!response.ok || response.body === null) throw failed(`answered ${response.status}.`);
    await mkdir(dirname(path), { recursive: true });
    await pipeline(Readable.fromWeb(response.body), rearm(timer), createWriteStream(path, { flush: true })).catch(
      (cause: unknown) => {
        throw failed(`was cut off (${reasonOf(cause)}).`, cause);
      },
    );
  } finally {
    clearTimeout(timer);
  }
  if (file.endsWith('.json') && !(await isJson(path))) throw failed('is not JSON: this is not a model hub.');
  return true;
}

const STALL_MS = 30_000;
const ADVICE = 'Check HF_ENDPOINT and the network, or set EMBEDDING_MODEL to a local model folder.';

const absent = (id: string, file: string, hub: Hub) =>
  new ModelUnavailable(id, `The hub ${hub.endpoint} has no ${file} for model ${id}. Check EMBEDDING_MODEL. ${ADVICE}`);

/** Passes bytes on and winds the stall timer up again with each piece. */
function rearm(timer: NodeJS.Timeout) {
  return async function* (pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      timer.refresh();
      yield piece;
    }
  };
}

/** `fetch` hides what happened (ECONNREFUSED, ENOTFOUND) in the cause of a plain "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}

async function firstOf(files: string[], found: (file: string) => Promise<boolean>): Promise<string | undefined> {
  for (const file of files) if (await found(file)) return file;
  return undefined;
}

const isJson = async (path: string): Promise<boolean> => {
  try {
    JSON.parse(await readFile(path, 'utf8'));
    return true;
  } catch {
    return false;
  }
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
