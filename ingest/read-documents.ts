import type { LoadedDocument } from '../core/documents/block.ts';
import type { BuiltDocument } from '../core/documents/build-document.ts';
import type { Source } from '../core/documents/document.ts';
import type { Passage } from '../core/documents/passage.ts';
import { DocumentUnreadable } from '../core/errors.ts';
import type { Generation } from '../core/generation/generation.ts';
import { documentRows, type RowRange } from './document-rows.ts';
import type { IngestReport } from './report.ts';

/** A file of a source; `path` is relative to the source. `read` throws DocumentUnreadable. */
export type SourceFile = { path: string; format: string; read(): Promise<Uint8Array> };

export type ReadDeps = {
  sha256(bytes: Uint8Array): string;
  /** Throws DocumentUnreadable. */
  load(file: { path: string; bytes: Uint8Array }): Promise<LoadedDocument>;
  build(loaded: LoadedDocument, source: Source): BuiltDocument;
};

/** A document of the next generation. `rows` are its rows in the previous one, when it is kept as it was. */
export type Entry = Omit<BuiltDocument, 'passages'> & { passages: readonly Passage[]; rows: RowRange | null };

export type ReadResult = Pick<IngestReport, 'failed' | 'duplicates' | 'ignored'> & { entries: Entry[] };

/**
 * Reads every file and builds its document, but for those that `kept` has with the same path and bytes. One file is
 * in memory at a time. A file that cannot be read is reported and the others go on, and so is one that its author
 * keeps out.
 */
export async function readDocuments(
  files: readonly SourceFile[],
  kept: Generation | null,
  deps: ReadDeps,
  advance: () => void,
): Promise<ReadResult> {
  const result: ReadResult = { entries: [], failed: [], duplicates: [], ignored: [] };
  const known = knownDocuments(kept);
  const pathOfContent = new Map<string, string>();
  const pathOfId = new Map<string, string>();

  async function readOne(file: SourceFile): Promise<void> {
    const { path, format } = file;
    const bytes = await file.read();
    const hash = deps.sha256(bytes);
    const twin = pathOfContent.get(hash);
    if (twin !== undefined) {
      result.duplicates.push({ path, of: twin });
      return;
    }
    const source: Source = { path, format, sha256: hash, bytes: bytes.length };
    const entry = known.get(keyOf(source)) ?? (await readEntry(source, bytes));
    if (typeof entry === 'string') {
      result.ignored.push({ path, reason: entry });
      return;
    }
    const { id } = entry.document;
    const namesake = pathOfId.get(id);
    if (namesake !== undefined) {
      const message = `${path} has the id ${id}, which ${namesake} has too; give one of them another id.`;
      result.failed.push({ path, reason: 'duplicate-id', message });
      return;
    }
    pathOfContent.set(hash, path);
    pathOfId.set(id, path);
    result.entries.push(entry);
  }

  async function readEntry(source: Source, bytes: Uint8Array): Promise<Entry | 'draft' | 'excluded'> {
    const loaded = await deps.load({ path: source.path, bytes });
    if (loaded.draft) return 'draft';
    if (loaded.ingest === false) return 'excluded';
    const built = deps.build(loaded, source);
    if (built.passages.length === 0) {
      throw new DocumentUnreadable(source.path, 'no-text', `${source.path} has no text that could be quoted.`);
    }
    return { ...built, rows: null };
  }

  for (const file of files) {
    try {
      await readOne(file);
    } catch (error) {
      if (!(error instanceof DocumentUnreadable)) throw error;
      result.failed.push(failureOf(error));
    }
    advance();
  }
  return result;
}

export function failureOf({ path, reason, message }: DocumentUnreadable): IngestReport['failed'][number] {
  return { path, reason, message };
}

/** Documents of a generation by path and content, as entries that keep their rows. */
function knownDocuments(generation: Generation | null): Map<string, Entry> {
  const known = new Map<string, Entry>();
  if (!generation) return known;
  const rows = documentRows(generation.passages);
  for (const document of generation.documents.values()) {
    const range = rows.get(document.id);
    if (!range) continue;
    const passages = generation.passages.slice(range.from, range.to);
    known.set(keyOf(document.source), { document, passages, clutter: [], rows: range });
  }
  return known;
}

function keyOf({ path, sha256 }: Source): string {
  return `${sha256} ${path}`;
}
