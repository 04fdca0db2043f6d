import { Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Unreadable } from './unreadable.ts';

/** Archives of documents stay far below; what is above is a bomb. Sizes are of real, inflated bytes. */
export const ARCHIVE_LIMITS = {
  entries: 2_000,
  totalBytes: 200 * 1024 * 1024,
  /** Of the parts that are kept, each of which becomes a tree many times its size. */
  keptBytes: 24 * 1024 * 1024,
  ratio: 100,
  ratioAboveBytes: 1024 * 1024,
};

/**
 * Inflates every entry of a zip archive, counting what really comes out rather than what the archive declares, and
 * keeps those that `keep` names. Throws `Unreadable`: `damaged` (not a zip archive, or torn), `encrypted`,
 * `too-large`, `format` (entries outside the archive).
 */
export async function readArchive(
  bytes: Uint8Array,
  keep: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>();
  const archive = await openArchive(bytes);
  const budget = { entries: 0, total: 0, kept: 0 };
  try {
    for await (const entry of archive.eachEntry()) {
      budget.entries += 1;
      if (budget.entries > ARCHIVE_LIMITS.entries) throw tooLarge();
      if (entry.isEncrypted()) throw new Unreadable('encrypted', ENCRYPTED);
      if (entry.fileName.endsWith('/')) continue;
      const content = await inflate(archive, entry, budget, keep(entry.fileName));
      if (content) parts.set(entry.fileName, content);
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : notAnArchive(error);
  }
  return parts;
}

const ENCRYPTED = 'is password-protected; save it without a password and ingest again.';

type Budget = { entries: number; total: number; kept: number };

/** yauzl itself refuses absolute names, `..` and backslashes. */
function openArchive(bytes: Uint8Array): Promise<ZipFile> {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(content, { lazyEntries: true, strictFileNames: true }, (error, archive) => {
      if (error) reject(notAnArchive(error));
      else resolve(archive);
    });
  });
}

async function inflate(archive: ZipFile, entry: Entry, budget: Budget, kept: boolean): Promise<Uint8Array | null> {
  const source = await archive.openReadStreamPromise(entry);
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      budget.total += chunk.length;
      if (kept) budget.kept += chunk.length;
      if (exceeds(size, entry.compressedSize, budget)) done(tooLarge());
      else done(null, kept ? chunk : undefined);
    },
  });
  source.on('error', (error) => meter.destroy(error));
  meter.on('close', () => source.destroy());
  const content = await buffer(source.pipe(meter));
  return kept ? content : null;
}

function exceeds(size: number, compressed: number, budget: Budget): boolean {
  if (budget.total > ARCHIVE_LIMITS.totalBytes || budget.kept > ARCHIVE_LIMITS.keptBytes) return true;
  return size > ARCHIVE_LIMITS.ratioAboveBytes && size > compressed * ARCHIVE_LIMITS.ratio;
}

function tooLarge(): Unreadable {
  return new Unreadable(
    'too-large',
    'unpacks to more than a document holds; split it, or save it again without media.',
  );
}

function notAnArchive(cause: unknown): Unreadable {
  return new Unreadable('damaged', 'is not a whole .docx file; open it in Word, save it again and ingest again.', {
    cause,
  });
}
