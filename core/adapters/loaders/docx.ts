import mammoth from 'mammoth';
import type { Block, LoadedDocument } from '../../documents/block.ts';
import { readArchive } from './archive.ts';
import { htmlBlocks } from './html-blocks.ts';
import { parsePart } from './html-tree.ts';
import { Unreadable } from './unreadable.ts';
import { splitLabel, writeLabels } from './word-numbering.ts';

/**
 * A Word document: archive ─► parts ─► numbers written out ─► mammoth ─► HTML ─► blocks.
 *
 * mammoth reads the parts that the guarded walk has inflated, through the same small interface as its own unzipping,
 * so that the archive is opened once and what was checked is what is read. Images and linked files are never opened.
 */
export async function loadDocx(bytes: Uint8Array): Promise<LoadedDocument> {
  refuseCompoundFile(bytes);
  const parts = await readArchive(bytes, (name) => /\.(?:xml|rels)$/i.test(name));
  const main = mainPart(parts);
  numberParagraphs(parts, main);
  const { value } = await mammoth.convertToHtml(asInput(parts), {
    styleMap: STYLES,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
  });
  const blocks = htmlBlocks(parsePart(value)).map(showLabel);
  return { blocks, facts: {}, structured: blocks.some((block) => block.kind === 'heading') };
}

/** Besides mammoth's own names: those of Chinese Word and WPS. Style names are compared without regard to case. */
const STYLES = [
  ...['Title', '标题'].map((name) => `p[style-name='${name}'] => h1:fresh`),
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
];

/** Encrypted .docx files and Word 97–2003 files are OLE compound files; the former hold a stream of this name. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

function refuseCompoundFile(bytes: Uint8Array): void {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!content.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) return;
  if (content.includes(ENCRYPTED_STREAM)) {
    throw new Unreadable('encrypted', 'is password-protected; save it without a password and ingest again.');
  }
  throw new Unreadable('format', 'is an old Word file (.doc), not .docx; save it as .docx and ingest again.');
}

type Parts = Map<string, Uint8Array>;

function mainPart(parts: Parts): string {
  const relationships = partText(parts, '_rels/.rels');
  const relationship = /<[^<>]{0,2000}\/officeDocument"[^<>]{0,2000}>/.exec(relationships)?.[0] ?? '';
  const name = /\bTarget="\/?([^"]+)"/.exec(relationship)?.[1] ?? 'word/document.xml';
  if (parts.has(name)) return name;
  throw new Unreadable('damaged', 'holds no Word document; open it in Word, save it as .docx and ingest again.');
}

function numberParagraphs(parts: Parts, main: string): void {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const document = writeLabels({
    document: partText(parts, main),
    numbering: partText(parts, `${folder}numbering.xml`),
    styles: partText(parts, `${folder}styles.xml`),
  });
  parts.set(main, new TextEncoder().encode(document));
}

function partText(parts: Parts, name: string): string {
  const text = new TextDecoder().decode(parts.get(name));
  if (text.includes('<!DOCTYPE'))
    throw new Unreadable('damaged', 'has a part that Word does not write; save it again.');
  return text;
}

/** mammoth takes an opened archive as `file`; its types name only paths and buffers. */
function asInput(parts: Parts): Parameters<typeof mammoth.convertToHtml>[0] {
  const file = {
    exists: (name: string) => parts.has(name),
    read: async (name: string, encoding?: string) => {
      const content = parts.get(name) ?? new Uint8Array();
      return encoding ? new TextDecoder(encoding).decode(content) : content;
    },
  };
  const input = { path: '', file };
  return input;
}

/** The number of a clause is part of its text, that of a list item its marker. */
function showLabel(block: Block): Block {
  const { label, text } = splitLabel(block.text);
  if (label === '') return { ...block, text };
  if (block.kind === 'item' && !/^第.+[章节節条條款编編篇]$/.test(label)) return { ...block, text, marker: label };
  const numbered = text === '' ? label : `${label} ${text}`;
  return block.kind === 'item' ? { kind: 'paragraph', text: numbered } : { ...block, text: numbered };
}
