import type { Block } from '../../documents/block.ts';
import { attribute, childNodes, type HtmlElement, type HtmlNode, isDropped, isElement } from './html-content.ts';
import { isLayoutTable, tableBlocks } from './html-table.ts';
import { orderedMarker } from './list-marker.ts';
import { oneLine, plainText, tidyLines } from './plain-text.ts';

/**
 * The blocks of an HTML tree, in reading order. Text gathers until an element begins or ends a block:
 *
 *   h1–h6 ─► heading    li ─► item (its paragraphs joined by line breaks)    tr ─► row    dt+dd ─► row
 *   br ─► a new paragraph, inside an item a line break    anything else that is a block ─► paragraph
 */
export function htmlBlocks(root: HtmlNode): Block[] {
  const reader = new BlockReader();
  reader.read(root);
  reader.flush();
  return reader.blocks;
}

type OpenItem = { marker: string; depth: number };

class BlockReader {
  readonly blocks: Block[] = [];
  #text = '';
  #item: OpenItem | null = null;
  #listDepth = 0;
  #headingLevel = 0;

  read(node: HtmlNode): void {
    if (!isElement(node)) {
      if (node.nodeName === '#text' && 'value' in node) this.#text += collapsed(node.value);
      for (const child of childNodes(node)) this.read(child);
      return;
    }
    if (!isDropped(node)) this.#readElement(node);
  }

  /** Ends the text gathered so far: lines of an open item stay in it, other lines are paragraphs. */
  flush(): void {
    const text = tidyLines(plainText(this.#text).replace(/[ \t]+/g, ' '));
    this.#text = '';
    if (text === '') return;
    if (this.#item) {
      this.blocks.push({ kind: 'item', text, ...this.#item });
      this.#item = null;
    } else {
      for (const line of text.split('\n')) this.blocks.push({ kind: 'paragraph', text: line });
    }
  }

  #readElement(element: HtmlElement): void {
    const { tagName } = element;
    const level = HEADINGS.indexOf(tagName) + 1;
    if (tagName === 'br') this.#text += '\n';
    else if (tagName === 'pre') this.#text += `\n${rawText(element)}\n`;
    else if (level > 0) this.#heading(element, level);
    else if (tagName === 'summary') this.#heading(element, Math.min(this.#headingLevel + 1, HEADINGS.length));
    else if (tagName === 'ul' || tagName === 'ol') this.#list(element);
    else if (tagName === 'dl') this.#definitions(element);
    else if (tagName === 'table' && !isLayoutTable(element)) this.#table(element);
    else if (BLOCKS.has(tagName)) this.#block(element);
    else this.#children(element);
  }

  #children(element: HtmlElement): void {
    for (const child of childNodes(element)) this.read(child);
  }

  /** Inside an item, paragraphs are lines of it, so that the item stays whole. */
  #block(element: HtmlElement): void {
    this.#breakLine();
    this.#children(element);
    this.#breakLine();
  }

  #breakLine(): void {
    if (this.#item) this.#text += '\n';
    else this.flush();
  }

  #heading(element: HtmlElement, level: number): void {
    this.flush();
    const text = blockText(element);
    if (text === '') return;
    if (HEADINGS.includes(element.tagName)) this.#headingLevel = level;
    this.blocks.push({ kind: 'heading', level, text });
  }

  #list(list: HtmlElement): void {
    this.flush();
    const depth = this.#listDepth;
    this.#listDepth += 1;
    let number = Number.parseInt(attribute(list, 'start') ?? '1', 10) || 1;
    for (const child of childNodes(list)) {
      if (!isElement(child) || child.tagName !== 'li') {
        this.read(child);
        continue;
      }
      if (isDropped(child)) continue;
      number = Number.parseInt(attribute(child, 'value') ?? '', 10) || number;
      const marker = list.tagName === 'ol' ? orderedMarker(number, attribute(list, 'type') ?? '1') : '-';
      this.flush();
      this.#item = { marker, depth };
      this.#children(child);
      this.flush();
      this.#item = null;
      number += 1;
    }
    this.flush();
    this.#listDepth = depth;
  }

  /** A term and what it means are read together, as the columns of a two-column table are. */
  #definitions(list: HtmlElement): void {
    this.flush();
    let term = '';
    for (const child of definitionParts(list)) {
      const text = blockText(child);
      if (child.tagName === 'dt') {
        if (term !== '') this.blocks.push({ kind: 'paragraph', text: term });
        term = text;
      } else if (text !== '') {
        this.blocks.push({ kind: 'row', text: term === '' ? text : `${term.replace(/[：:]$/, '')}：${text}` });
        term = '';
      }
    }
    if (term !== '') this.blocks.push({ kind: 'paragraph', text: term });
  }

  #table(table: HtmlElement): void {
    this.flush();
    this.blocks.push(...tableBlocks(table, blockText));
  }
}

/** White space as a browser shows it: a line break in the source between Chinese characters is nothing, else a space. */
function collapsed(text: string): string {
  return text.replace(SOURCE_BREAK, '').replace(/\s+/g, ' ');
}

const SOURCE_BREAK =
  /(?<=[\p{Script=Han}，。；：、！？）】」』》”])[ \t\r]*\n[ \t\r]*(?=[\p{Script=Han}（【「『《“])/gu;

/** All text under an element as one line, blocks inside it parted by a space. */
function blockText(element: HtmlElement): string {
  const inner = new BlockReader();
  for (const child of childNodes(element)) inner.read(child);
  inner.flush();
  return oneLine(inner.blocks.map((block) => block.text).join(' '));
}

function rawText(node: HtmlNode): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (isElement(node) && isDropped(node)) return '';
  return childNodes(node).map(rawText).join('');
}

/** `dt` and `dd`, also where the page groups them in `div`. */
function definitionParts(list: HtmlElement): HtmlElement[] {
  return childNodes(list).flatMap((child) => {
    if (!isElement(child) || isDropped(child)) return [];
    if (child.tagName === 'div') return definitionParts(child);
    return child.tagName === 'dt' || child.tagName === 'dd' ? [child] : [];
  });
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const BLOCKS = new Set(
  [
    'html body address article blockquote caption center details dd div dt fieldset figcaption figure form',
    'header hgroup hr legend li main optgroup option p section table tbody td tfoot th thead tr',
  ].flatMap((names) => names.split(' ')),
);
