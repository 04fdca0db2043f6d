import { basename, extname } from 'node:path';
import type { LoadedDocument } from '../../documents/block.ts';
import type { Format, Loader } from '../../documents/loader.ts';
import { DocumentUnreadable } from '../../errors.ts';
import { documentUnreadable, Unreadable } from './unreadable.ts';

type Read = (bytes: Uint8Array) => LoadedDocument | Promise<LoadedDocument>;
type Reader = Format & {
  extensions: string[];
  /** Records name themselves and nothing names the whole: its title is the file's name. */
  titledByName?: true;
  load(): Promise<Read>;
};

const MIB = 1024 * 1024;

/**
 * Formats that become a tree are bounded more closely than lines of text. What reads a format is imported with the
 * first file of it: together they take half a second, and most folders need one or two.
 */
const READERS: Reader[] = [
  {
    name: 'markdown',
    extensions: ['.md', '.markdown'],
    maxBytes: 20 * MIB,
    load: async () => (await import('./markdown.ts')).loadMarkdown,
  },
  { name: 'text', extensions: ['.txt'], maxBytes: 64 * MIB, load: async () => (await import('./text.ts')).loadText },
  {
    name: 'html',
    extensions: ['.html', '.htm'],
    maxBytes: 20 * MIB,
    load: async () => (await import('./html.ts')).loadHtml,
  },
  { name: 'docx', extensions: ['.docx'], maxBytes: 20 * MIB, load: async () => (await import('./docx.ts')).loadDocx },
  { name: 'pdf', extensions: ['.pdf'], maxBytes: 20 * MIB, load: async () => (await import('./pdf.ts')).loadPdf },
  {
    name: 'csv',
    extensions: ['.csv'],
    maxBytes: 64 * MIB,
    titledByName: true,
    load: async () => (await import('./csv.ts')).loadCsv,
  },
];

/** Of every format the product takes. */
export const EXTENSIONS: readonly string[] = READERS.flatMap(({ extensions }) => extensions);

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
        const message = `${path} is of a format that is not read; use one of ${EXTENSIONS.join(' ')}.`;
        throw new DocumentUnreadable(path, 'format', message);
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
    const read = await reader.load();
    const document = await read(bytes);
    if (document.blocks.length === 0)
      throw new Unreadable('empty', 'has no text that can be read; add text to it or remove it.');
    if (!reader.titledByName) return document;
    return { ...document, facts: { title: basename(path, extname(path)), ...document.facts } };
  } catch (error) {
    throw documentUnreadable(path, reader.name, error);
  }
}
