import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildDocument } from '../../core/documents/build-document.ts';
import type { StoredDocument } from '../../core/documents/document.ts';
import type { Loader } from '../../core/documents/loader.ts';

export type Handbook = ReadonlyMap<string, StoredDocument>;

/** The Markdown documents of a folder as ingest stores them, by id, in the order of their names. */
export async function readHandbook(
  folder: string,
  { load, sha256 }: Pick<Loader, 'load'> & { sha256(data: string | Uint8Array): string },
): Promise<Handbook> {
  const handbook = new Map<string, StoredDocument>();
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  for (const path of names) {
    const bytes = await readFile(join(folder, path));
    const loaded = await load({ path, bytes });
    if (loaded.draft || loaded.ingest === false) continue;
    const source = { path, format: 'markdown', sha256: sha256(bytes), bytes: bytes.length };
    const { document } = buildDocument(loaded, source, sha256);
    handbook.set(document.id, document);
  }
  return handbook;
}
