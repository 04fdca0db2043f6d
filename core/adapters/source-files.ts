import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { Format, Loader } from '../documents/loader.ts';
import { DocumentUnreadable, NoDocuments } from '../errors.ts';
import { fileTooLarge } from './loaders/loader.ts';
import { isErrno } from './named-failures.ts';
import { CURATED_ANSWERS, type OwnFolders, UPLOADS } from './own-folders.ts';

/** A file to ingest. `path` is relative to its source, with `/`; `bytes` its size; `read` opens it when wanted. */
export type SourceFile = { path: string; format: string; bytes: number; read(): Promise<Uint8Array> };

/** Why a path was passed over. `outside`: a link out of its source; `duplicate`: another path leads to the same file. */
export type IgnoredPath = { path: string; reason: 'hidden' | 'format' | 'outside' | 'duplicate' | 'special' };

export type SourceListing = {
  files: SourceFile[];
  /** Markdown files of the folders `curated/` at the root of a source, and of the own one: approved answers, no documents. */
  curated: SourceFile[];
  ignored: IgnoredPath[];
  failures: DocumentUnreadable[];
};

const CURATED = 'curated';

/**
 * Lists the documents in files and folders, folders with all that is below them, sorted by path, each file once.
 * What cannot be opened is a failure of its own and never stops the others. Links are followed within their source
 * folder and nowhere else, so that no link can loop or lead out. What lies in the own folders comes after the sources.
 *
 * Throws `NoDocuments` when no file is left, with the first failure as its reason; also where nothing but uploads is left
 * because a source cannot be opened, for then it is away and its documents are not gone.
 */
export async function listSourceFiles(
  sources: readonly string[],
  formatOf: Loader['formatOf'],
  own?: OwnFolders,
): Promise<SourceListing> {
  const walk = new SourceWalk(formatOf);
  for (const source of sources) await walk.addSource(source);
  const { listing } = walk;
  const isAway = listing.files.length === 0 && listing.failures.length > 0;
  if (own && !isAway) await walk.addOwn(own);
  if (listing.files.length > 0) return listing;
  const where = sources.join(', ') || 'no source';
  const why = listing.failures[0]?.message ?? 'Put .md, .txt, .html, .docx, .pdf or .csv files there.';
  throw new NoDocuments(where, `No document found in ${where}. ${why}`);
}

class SourceWalk {
  readonly listing: SourceListing = { files: [], curated: [], ignored: [], failures: [] };
  readonly #formatOf: Loader['formatOf'];
  /** Real paths of files and folders already listed. */
  readonly #seen = new Set<string>();
  readonly #paths = new Set<string>();

  constructor(formatOf: Loader['formatOf']) {
    this.#formatOf = formatOf;
  }

  async addSource(source: string): Promise<void> {
    const real = await this.#attempt(source, () => realpath(source));
    const status = real && (await this.#attempt(source, () => stat(real)));
    if (!real || !status) return;
    if (status.isDirectory()) await this.#addFolder({ root: real, real, path: '', isCurated: false });
    else this.#addFile({ path: basename(source), real, isCurated: false }, status);
  }

  /** The own folders are there once something was put into them. */
  async addOwn({ uploads, curated }: OwnFolders): Promise<void> {
    for (const [folder, path, isCurated] of [
      [uploads, UPLOADS, false],
      [curated, CURATED_ANSWERS, true],
    ] as const) {
      const real = await this.#attempt(path, () => realpathIfThere(folder));
      if (real) await this.#addFolder({ root: real, real, path, isCurated });
    }
  }

  async #addFolder(folder: Place): Promise<void> {
    if (this.#seen.has(folder.real)) return;
    this.#seen.add(folder.real);
    const entries = await this.#attempt(folder.path || folder.real, () =>
      readdir(folder.real, { withFileTypes: true }),
    );
    for (const entry of (entries ?? []).sort(byName)) await this.#addEntry(folder, entry);
  }

  async #addEntry(folder: Place, entry: Dirent): Promise<void> {
    const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
    if (isHidden(entry.name)) {
      this.listing.ignored.push({ path, reason: 'hidden' });
      return;
    }
    const real = await this.#attempt(path, () => realpath(join(folder.real, entry.name)));
    if (!real) return;
    if (!isWithin(folder.root, real)) {
      this.listing.ignored.push({ path, reason: 'outside' });
      return;
    }
    const status = await this.#attempt(path, () => stat(real));
    if (status?.isDirectory()) {
      await this.#addFolder({ ...folder, real, path, isCurated: folder.isCurated || path === CURATED });
    } else if (status) {
      this.#addFile({ ...folder, real, path }, status);
    }
  }

  #addFile({ path, real, isCurated }: Omit<Place, 'root'>, status: Stats): void {
    const known = status.isFile() ? this.#formatOf(path) : null;
    const format = isCurated && known?.name !== 'markdown' ? null : known;
    if (!format || this.#seen.has(real)) {
      const reason = !status.isFile() ? 'special' : format ? 'duplicate' : 'format';
      this.listing.ignored.push({ path, reason });
      return;
    }
    this.#seen.add(real);
    const unique = this.#uniquePath(path, real);
    const list = isCurated ? this.listing.curated : this.listing.files;
    list.push({
      path: unique,
      format: format.name,
      bytes: status.size,
      read: () => readBounded(real, unique, format),
    });
  }

  /** Two sources may hold the same relative path; the second is known by its full one. */
  #uniquePath(path: string, real: string): string {
    const unique = this.#paths.has(path) ? real.split(sep).filter(Boolean).join('/') : path;
    this.#paths.add(unique);
    return unique;
  }

  async #attempt<T>(path: string, action: () => Promise<T>): Promise<T | null> {
    try {
      return await action();
    } catch (error) {
      this.listing.failures.push(noAccess(path, error));
      return null;
    }
  }
}

/** A folder or file on the walk: its source's real path, its own, and its path relative to the source. */
type Place = { root: string; real: string; path: string; isCurated: boolean };

async function realpathIfThere(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Dot files, and the lock files that Office leaves beside an open document. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$');
}

function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** By code unit, so that the order is the same on every machine. */
function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

/** Refuses a file above its format's limit before reading it, by its size at the time of reading. */
async function readBounded(real: string, path: string, format: Format): Promise<Uint8Array> {
  try {
    const { size } = await stat(real);
    if (size > format.maxBytes) throw fileTooLarge(path, size, format.maxBytes);
    return await readFile(real);
  } catch (error) {
    throw error instanceof DocumentUnreadable ? error : noAccess(path, error);
  }
}

function noAccess(path: string, cause: unknown): DocumentUnreadable {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
  const message =
    code === 'ENOENT'
      ? `${path} does not exist; correct the path or remove the broken link.`
      : `${path} cannot be opened (${code}); give this user the right to read it and ingest again.`;
  return new DocumentUnreadable(path, 'no-access', message, { cause });
}
