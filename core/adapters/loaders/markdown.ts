import type { List, ListItem, Nodes, Parents, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, LoadedDocument } from '../../documents/block.ts';
import { decodeText } from './decode.ts';
import { readFrontMatter } from './front-matter.ts';
import { htmlBlocks } from './html-blocks.ts';
import { parsePart } from './html-tree.ts';
import { inlineText } from './markdown-inline.ts';
import { refuseCostlyMarkdown } from './markdown-limits.ts';
import { nonBlankLines, oneLine, tidyLines } from './plain-text.ts';
import { tableRows } from './table-rows.ts';
import { unwrap } from './unwrap.ts';

/**
 * CommonMark with GitHub's extensions and YAML front matter. `~` alone does not strike out: `3~5个工作日，7~10天` is two
 * ranges. Lines of a paragraph stay lines, unless they are clearly one paragraph wrapped at a margin.
 */
export function loadMarkdown(bytes: Uint8Array): LoadedDocument {
  const { facts, draft, ingest, body } = readFrontMatter(decodeText(bytes));
  const blocks = markdownBlocks(body);
  const structured = blocks.some((block) => block.kind === 'heading');
  return { blocks, facts, structured, ...(draft && { draft }), ...(!ingest && { ingest }) };
}

/** The blocks of Markdown without front matter. */
export function markdownBlocks(body: string): Block[] {
  refuseCostlyMarkdown(body);
  const tree = fromMarkdown(body, { extensions: [gfm({ singleTilde: false })], mdastExtensions: [gfmFromMarkdown()] });
  return childBlocks(tree, body, 0);
}

function childBlocks(parent: Parents, source: string, depth: number): Block[] {
  return parent.children.flatMap((child) => nodeBlocks(child, source, depth));
}

function nodeBlocks(node: Nodes, source: string, depth: number): Block[] {
  switch (node.type) {
    case 'heading':
      return nonEmpty({ kind: 'heading', level: node.depth, text: oneLine(inlineText(node.children, source)) });
    case 'paragraph':
      return unwrap(inlineText(node.children, source).split('\n')).map((text) => ({ kind: 'paragraph', text }));
    case 'code':
      return nonEmpty({ kind: 'paragraph', text: tidyLines(node.value) });
    case 'html':
      return htmlBlocks(parsePart(node.value));
    case 'list':
      return listBlocks(node, source, depth);
    case 'table':
      return rowBlocks(node, source);
    case 'blockquote':
    case 'footnoteDefinition':
      return childBlocks(node, source, depth);
    default:
      return [];
  }
}

function nonEmpty(block: Block): Block[] {
  return block.text === '' ? [] : [block];
}

function listBlocks(list: List, source: string, depth: number): Block[] {
  const start = list.start ?? 1;
  return list.children.flatMap((item, index) => {
    const marker = list.ordered ? `${start + index}${delimiter(item, source)}` : '-';
    return itemBlocks(item, marker, source, depth);
  });
}

/** The paragraphs an item begins with are its text; what stands below a nested list or table is not. */
function itemBlocks(item: ListItem, marker: string, source: string, depth: number): Block[] {
  const end = item.children.findIndex((child) => child.type !== 'paragraph');
  const count = end === -1 ? item.children.length : end;
  const lines = item.children.slice(0, count).flatMap((child) => nodeBlocks(child, source, depth));
  const text = lines.map((line) => line.text).join('\n');
  const rest: RootContent[] = item.children.slice(count);
  return [
    ...nonEmpty({ kind: 'item', text, marker, depth }),
    ...rest.flatMap((child) => nodeBlocks(child, source, depth + 1)),
  ];
}

/** `)` where the author wrote `1)`. */
function delimiter(item: ListItem, source: string): string {
  const start = item.position?.start.offset ?? 0;
  return /^\d+\)/.test(source.slice(start, start + 11)) ? ')' : '.';
}

function rowBlocks(table: Table, source: string): Block[] {
  const [header = [], ...records] = table.children.map((row) =>
    row.children.map((cell) => nonBlankLines(inlineText(cell.children, source)).join(' ')),
  );
  return records.length === 0 ? tableRows([], [header]) : tableRows(header, records);
}
