/**
 * Lays blocks out as the document's text: one line a block, a line break between lines, list markers written out.
 * Everything later points into this text, so it is made once and never changed.
 *
 *     {item '1.' '提交申请'}  →  "1. 提交申请"
 */
import type { Block } from './block.ts';
import type { Span } from './document.ts';
import { isBullet, type Marker, readMarker } from './markers.ts';
import { splitSentences } from './sentences.ts';

/** One line of the document's text and what it was; `marker` is what it is counted with, read from its words. */
export type Line = Span & {
  text: string;
  block: Block;
  marker: Marker | null;
  /** Whether the line goes on with the block of the line before it. */
  continues: boolean;
  /** From the words' start to the line's end; a marker such as `1.` is part of the first. */
  sentences: Span[];
};
export type Layout = { text: string; lines: Line[] };

export function layOut(blocks: readonly Block[]): Layout {
  const lines: Line[] = [];
  let offset = 0;
  for (const block of blocks) {
    for (const [i, part] of oneLineEach(block).entries()) {
      const text = render(part);
      if (text === '') continue;
      const marker = part.kind === 'row' ? null : withDepth(readMarker(text), part);
      const span = { start: offset, end: offset + text.length };
      lines.push({
        ...span,
        text,
        block: part,
        marker,
        continues: i > 0,
        sentences: sentencesOf(text, marker, offset),
      });
      offset += text.length + 1;
    }
  }
  return { text: lines.map((line) => line.text).join('\n'), lines };
}

/** White space of every width becomes one space; marks that nobody sees are left out. */
export function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

const UNSEEN = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const UNTIDY = /[\u200b-\u200f\u2060\ufeff\u00ad\s]/;

/** Where the quotable words of a line begin: after a bullet, but before a number. */
export const wordsStart = (line: Line): number => line.start + bulletLength(line.marker);

const bulletLength = (marker: Marker | null): number => (marker !== null && isBullet(marker) ? marker.length : 0);

const sentencesOf = (text: string, marker: Marker | null, offset: number): Span[] =>
  splitSentences(text, bulletLength(marker)).map(({ start, end }) => ({ start: start + offset, end: end + offset }));

/** A block with line breaks inside is several lines; only its first keeps a list marker. */
function oneLineEach(block: Block): Block[] {
  if (!block.text.includes('\n')) return [block];
  const [first = '', ...rest] = block.text.split('\n');
  const continued = rest.map(
    (text): Block => (block.kind === 'item' ? { kind: 'paragraph', text } : { ...block, text }),
  );
  return [{ ...block, text: first }, ...continued];
}

function render(block: Block): string {
  const text = tidy(block.text);
  if (block.kind !== 'item') return text;
  const marker = tidy(block.marker);
  const glue = /[\u3001-\u303f\uff00-\uff60①-⑳]$/.test(marker) ? '' : ' ';
  return tidy(`${marker}${glue}${text}`);
}

/** Items that the format marked carry their depth in the style, so that levels never mix. */
function withDepth(marker: Marker | null, block: Block): Marker | null {
  if (block.kind !== 'item') return marker;
  const found = marker ?? { style: 'bullet-plain', value: null, text: block.marker, length: 0 };
  return { ...found, style: `${found.style}@${block.depth}` };
}
