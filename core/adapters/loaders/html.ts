import type { Block, DocumentFacts, LoadedDocument } from '../../documents/block.ts';
import { decodeText } from './decode.ts';
import { htmlBlocks } from './html-blocks.ts';
import { attribute, childNodes, type HtmlElement, type HtmlNode, isElement, mainContent } from './html-content.ts';
import { parsePage } from './html-tree.ts';
import { oneLine, plainText } from './plain-text.ts';

/** A web page: the blocks of its main content, its title and its address. */
export function loadHtml(bytes: Uint8Array): LoadedDocument {
  const page = parsePage(decodeText(bytes, declaredCharset(bytes)));
  const blocks = htmlBlocks(mainContent(page));
  return { blocks, facts: pageFacts(page, blocks), structured: blocks.some((block) => block.kind === 'heading') };
}

/** The standard has a page name its encoding within the first 1,024 bytes; many put it a little later. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(start)?.[1];
}

function pageFacts(page: HtmlNode, blocks: readonly Block[]): DocumentFacts {
  const head = headElements(page);
  const property = (name: string) => head.find((element) => attribute(element, 'property') === name);
  const canonical = head.find((element) => element.tagName === 'link' && attribute(element, 'rel') === 'canonical');
  const titleElement = head.find((element) => element.tagName === 'title');
  const stated = attributeText(property('og:title'), 'content') ?? (titleElement && textOf(titleElement));
  const title = stated && withoutSiteName(stated, blocks);
  const url = webAddress(attributeText(canonical, 'href')) ?? webAddress(attributeText(property('og:url'), 'content'));
  return { ...(title ? { title } : {}), ...(url ? { url } : {}) };
}

/** `怎样退货_帮助中心_某某商城` over a page headed `怎样退货`: the heading is the title, the rest names the site. */
function withoutSiteName(stated: string, blocks: readonly Block[]): string {
  const headings = blocks.filter((block) => block.kind === 'heading' && block.level === 1);
  const [heading] = headings;
  return headings.length === 1 && heading && stated.includes(heading.text) ? heading.text : stated;
}

function headElements(page: HtmlNode): HtmlElement[] {
  const html = childNodes(page).filter(isElement);
  const heads = html.flatMap(childNodes).filter((node) => isElement(node) && node.tagName === 'head');
  return heads.flatMap(childNodes).filter(isElement);
}

function attributeText(element: HtmlElement | undefined, name: string): string | undefined {
  const text = oneLine(plainText((element && attribute(element, name)) ?? ''));
  return text === '' ? undefined : text;
}

function textOf(element: HtmlElement): string {
  return oneLine(
    plainText(
      childNodes(element)
        .map((node) => ('value' in node ? node.value : ''))
        .join(''),
    ),
  );
}

function webAddress(text: string | undefined): string | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
