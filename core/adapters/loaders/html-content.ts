import type { DefaultTreeAdapterTypes } from 'parse5';

/**
 * Which part of a page is its content. Only what the page itself says is used (elements, roles, `hidden`), never class
 * names: breadcrumbs and share bars inside the content are recognised later, in the text, for every format alike.
 */
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.ParentNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function childNodes(node: HtmlNode): HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

/** Elements in document order, dropped ones and what is under them left out. */
export function* elements(root: HtmlNode): Generator<HtmlElement> {
  const pending: HtmlNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isElement(node) && isDropped(node)) continue;
    if (isElement(node)) yield node;
    pending.push(...childNodes(node).toReversed());
  }
}

/** The characters of a node that a reader sees, white space not counted. */
function textLength(root: HtmlNode): number {
  const pending: HtmlNode[] = [root];
  let length = 0;
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isElement(node) && isDropped(node)) continue;
    if (node.nodeName === '#text' && 'value' in node) length += node.value.replace(/\s+/g, '').length;
    for (const child of childNodes(node)) pending.push(child);
  }
  return length;
}

/** Each candidate is measured; a page of thousands of articles is a list, none of which is the page. */
const MAX_CANDIDATES = 50;

/** `<main>` or the longest `<article>` when most of the page's text is in it, else the whole. */
export function mainContent(root: HtmlNode): HtmlNode {
  let best: HtmlNode = root;
  let bestLength = textLength(root) / 2;
  let candidates = 0;
  for (const element of elements(root)) {
    if (!isMain(element)) continue;
    candidates += 1;
    if (candidates > MAX_CANDIDATES) break;
    const length = textLength(element);
    if (length <= bestLength) continue;
    best = element;
    bestLength = length;
    if (element.tagName === 'main') break;
  }
  return best;
}

function isMain(element: HtmlElement): boolean {
  const role = attribute(element, 'role');
  return element.tagName === 'main' || element.tagName === 'article' || role === 'main' || role === 'article';
}

/** Not part of what the page says: code, controls, media, navigation, readings over characters, withdrawn text. */
const DROPPED = new Set(
  [
    'head script style noscript template svg canvas iframe object embed video audio map',
    'button input select textarea datalist dialog nav aside footer menu rt rp del s strike',
  ].flatMap((names) => names.split(' ')),
);
const DROPPED_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'dialog', 'menu']);

export function isDropped(element: HtmlElement): boolean {
  if (DROPPED.has(element.tagName) || DROPPED_ROLES.has(attribute(element, 'role') ?? '')) return true;
  return isHidden(element) || (element.tagName === 'header' && !isInsideContent(element));
}

function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== undefined || attribute(element, 'aria-hidden') === 'true') return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style') ?? '');
}

/** The header of an article holds its title; the header of the page holds the site's. */
function isInsideContent(element: HtmlElement): boolean {
  for (let parent = element.parentNode; parent && isElement(parent); parent = parent.parentNode) {
    if (isMain(parent) || parent.tagName === 'section') return true;
  }
  return false;
}
