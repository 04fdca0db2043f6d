/** Reading the training data and writing the intermediate arrays. */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { customerPairs, paraphraseGroups, synonymPairs } from './own-data.mjs';

/** Value of `--name` on the command line; `fallback` when absent; an error when neither is there. */
export function option(name, fallback) {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? fallback : process.argv[at + 1];
  if (value === undefined) throw new Error(`--${name} is required`);
  return value;
}

/** The list of sources beside this file that `--sources` names: pairs, text and vocabulary share of each. */
export function sources() {
  const file = new URL(option('sources', 'sources.json'), import.meta.url);
  return Object.entries(JSON.parse(readFileSync(file, 'utf8')));
}

/** The paraphrase groups where the list of sources takes in our own data; none otherwise. */
export function paraphrases() {
  return sources().some(([, { pairs: given }]) => given.startsWith('own:')) ? paraphraseGroups() : [];
}

/** Lines of a gzipped UTF-8 file. */
export async function* lines(path) {
  const input = createReadStream(path).pipe(createGunzip());
  for await (const line of createInterface({ input, crlfDelay: Infinity })) if (line.trim()) yield line;
}

/** Training pairs {q, p} of a source: of our own (`own:…`), or of a gzipped JSON-lines file in the data folder. */
export async function* pairs(data, given) {
  if (given === 'own:customers') yield* customerPairs();
  else if (given === 'own:synonyms') yield* synonymPairs();
  else for await (const line of lines(join(data, given))) yield JSON.parse(line);
}

/** A growing typed array. */
export class Column {
  constructor(Type, capacity = 1 << 16) {
    this.data = new Type(capacity);
    this.length = 0;
  }
  push(value) {
    if (this.length === this.data.length) {
      const grown = new this.data.constructor(this.data.length * 2);
      grown.set(this.data);
      this.data = grown;
    }
    this.data[this.length++] = value;
  }
  write(path) {
    writeFileSync(path, new Uint8Array(this.data.buffer, 0, this.length * this.data.BYTES_PER_ELEMENT));
  }
}

/** Path of an intermediate file. */
export const at = (...parts) => join(...parts);
