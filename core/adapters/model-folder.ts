import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ModelUnavailable } from '../errors.ts';

/**
 * `files`: those that a model is loaded from. `sha256` is the hash of their hashes: it names weights, tokenizer and
 * settings.
 */
export type ModelFolder = { folder: string; sha256: string; files: string[] };

/** What `sha256sum` writes and `sha256sum --check` reads: `<hex>  <path>`, one file a line. */
export const SUMS = 'SHA256SUMS';

/** What is loaded; a model card or a licence may be edited without making it another model. */
const LOADED = /\.(json|onnx)$/;

/**
 * Checks the files of a model folder against its `SHA256SUMS` before anything is loaded from them: a model that is not
 * the one that filled an index gives plausible, wrong neighbours and no error.
 * Throws ModelUnavailable, naming the file and `mend`.
 */
export async function openModelFolder(folder: string, mend: string): Promise<ModelFolder> {
  const list = await readFile(join(folder, SUMS), 'utf8').catch((cause: unknown) => {
    throw new ModelUnavailable(folder, `Model file ${join(folder, SUMS)} cannot be read. ${mend}`, { cause });
  });
  const files: string[] = [];
  const identity = createHash('sha256');
  for (const line of list.split('\n').filter((line) => line.trim() !== '')) {
    const [, expected, name] = /^([0-9a-f]{64}) [ *](?:\.\/)?(.+?)\r?$/.exec(line) ?? [];
    if (expected === undefined || name === undefined) {
      throw new ModelUnavailable(folder, `Model file ${join(folder, SUMS)} has an unreadable line: ${line}. ${mend}`);
    }
    if (!LOADED.test(name)) continue;
    const path = join(folder, name);
    const actual = await sha256OfFile(path).catch((cause: unknown) => {
      throw new ModelUnavailable(folder, `Model file ${path} is missing or cannot be read. ${mend}`, { cause });
    });
    if (actual !== expected) {
      throw new ModelUnavailable(folder, `Model file ${path} is not the one that ${SUMS} lists. ${mend}`);
    }
    files.push(name);
    identity.update(`${expected}  ${name}\n`);
  }
  return { folder, sha256: identity.digest('hex'), files };
}

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
