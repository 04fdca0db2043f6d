import { basename, extname } from 'node:path';
import type { LoadedDocument } from '../../documents/block.ts';
import type { Format, Loader } from '../../documents/loader.ts';
import { DocumentUnreadable } from '../../errors.ts';
import { loadCsv } from './csv.ts';
import { loadDocx } from './docx.ts';
import { loadHtml } from './html.ts';
import { loadMarkdown } from './markdown.ts';
import { loadPdf } from './pdf.ts';
import { loadText } from './text.ts';
import { documentUnreadable, Unreadable } from './unreadable.ts';

type Reader = Format & { extensions: string[]; read(bytes: Uint8Array): LoadedDocument | Promise<LoadedDocument> };

const MIB = 1024 * 1024;

/** Formats that become a tree are bounded more closely than lines of text. */
const READERS: Reader[] = [
  { name: 'markdown', extensions: ['.md', '.markdown'], maxBytes: 20 * MIB, read: loadMarkdown },
  { name: 'text', extensions: ['.txt'], maxBytes: 64 * MIB, read: loadText },
  { name: 'html', extensions: ['.html', '.htm'], maxBytes: 20 * MIB, read: loadHtml },
  { name: 'docx', extensions: ['.docx'], maxBytes: 20 * MIB, read: loadDocx },
  { name: 'pdf', extensions: ['.pdf'], maxBytes: 20 * MIB, read: loadPdf },
  { name: 'csv', extensions: ['.csv'], maxBytes: 64 * MIB, read: loadCsv },
];

/** Reads every format the product takes; which one is decided by the file's extension. */
export function createLoader(): Loader {
  return {
    formatOf(path) {
      const reader = readerOf(path);
      return reader ? { name: reader.name, maxBytes: reader.maxBytes } : null;
    },

    async load({ path, bytes }) {
      const reader = readerOf(path);
      if (!reader) {
        const extensions = READERS.flatMap((known) => known.extensions).join(' ');
        throw new DocumentUnreadable(
          path,
          'format',
          `${path} is of a format that is not read; use one of ${extensions}.`,
        );
      }
      if (bytes.length > reader.maxBytes) throw fileTooLarge(path, bytes.length, reader.maxBytes);
      return readWhole(reader, path, bytes);
    },
  };
}

/** Both before a file is read and after: the caller may only know a size that has changed since. */
export function fileTooLarge(path: string, bytes: number, most: number): DocumentUnreadable {
  const [size, limit] = [bytes, most].map((count) => `${Math.ceil(count / MIB)} MiB`);
  return new DocumentUnreadable(
    path,
    'too-large',
    `${path} is ${size}, more than ${limit}; split it into several files.`,
  );
}

function readerOf(path: string): Reader | undefined {
  const extension = extname(basename(path)).toLowerCase();
  return READERS.find((reader) => reader.extensions.includes(extension));
}

async function readWhole(reader: Reader, path: string, bytes: Uint8Array): Promise<LoadedDocument> {
  try {
    if (bytes.length === 0) throw new Unreadable('empty', 'is empty; add text to it or remove it.');
    const document = await reader.read(bytes);
    if (document.blocks.length > 0) return document;
    throw new Unreadable('empty', 'has no text that can be read; add text to it or remove it.');
  } catch (error) {
    throw documentUnreadable(path, reader.name, error);
  }
}
