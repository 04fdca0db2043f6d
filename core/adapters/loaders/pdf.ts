import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { LoadedDocument } from '../../documents/block.ts';
import { withPdf } from './pdf-engine.ts';
import { columnWidth, layOut } from './pdf-layout.ts';
import { type PdfLine, pageLines } from './pdf-lines.ts';
import { plainText } from './plain-text.ts';
import { Unreadable } from './unreadable.ts';
import { unwrap } from './unwrap.ts';

const PDF_LIMITS = { pages: 2_000, milliseconds: 60_000, heapMegabytes: 1_024, characters: 64 * 1024 * 1024 };

/**
 * A PDF: pieces of text ─► lines ─► lines of the document, running heads removed ─► paragraphs.
 *
 * pdf.js is used without LangChain's PDFLoader, which hands on only strings: where a line begins (Chinese paragraphs
 * begin two characters in), gaps and sizes are lost with it, and it neither bounds the pages nor closes the document.
 */
export async function loadPdf(bytes: Uint8Array): Promise<LoadedDocument> {
  if (!hasHeader(bytes)) throw new Unreadable('damaged', NOT_A_PDF);
  const { pages, width } = await withPdf(bytes, PDF_LIMITS, readPages).catch(refuse);
  const blocks = unwrap(layOut(pages), columnWidth(pages, width)).map((text) => ({ kind: 'paragraph' as const, text }));
  if (blocks.length > 0) return { blocks, facts: {}, structured: false };
  throw new Unreadable('no-text', 'has no text, only images of it (a scan); run it through OCR and ingest again.');
}

const NOT_A_PDF = 'is not a whole PDF; open it, save it again and ingest again.';

/** Readers accept the header anywhere in the first 1,024 bytes. */
function hasHeader(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1_024)).includes('%PDF-');
}

/** The lines of all pages, and how wide the first is, in points. */
async function readPages(pdf: PDFDocumentProxy): Promise<{ pages: PdfLine[][]; width: number }> {
  if (pdf.numPages > PDF_LIMITS.pages) {
    throw new Unreadable('too-large', `has more than ${PDF_LIMITS.pages} pages; split it into several files.`);
  }
  const pages: PdfLine[][] = [];
  let width = 0;
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.filter((item) => 'str' in item).map((item) => ({ ...item, str: plainText(item.str) }));
    characters += pieces.reduce((length, piece) => length + piece.str.length, 0);
    if (characters > PDF_LIMITS.characters) throw new Unreadable('too-large', 'holds too much text; split it.');
    pages.push(pageLines(pieces));
    if (number === 1) width = page.getViewport({ scale: 1 }).width;
    page.cleanup();
  }
  return { pages, width };
}

function refuse(error: unknown): never {
  if (error instanceof Unreadable) throw error;
  if (error instanceof Error && error.name === 'PasswordException') {
    throw new Unreadable('encrypted', 'is password-protected; save it without a password and ingest again.', {
      cause: error,
    });
  }
  throw new Unreadable('damaged', NOT_A_PDF, { cause: error });
}
