import { html } from 'hono/html';
import type { ExcerptLine, SourceExcerpt } from '../../core/channels/source-excerpt.ts';
import type { StoredDocument } from '../../core/documents/document.ts';

type Shown = {
  document: StoredDocument;
  excerpt: SourceExcerpt;
  /** Sentences that a reader has to know first: that the words have changed, that they no longer hold. */
  notes: readonly string[];
  all: boolean;
};

/** A quotation in its source, for a phone: no script, every text escaped. */
export function sourcePage({ document, excerpt, notes, all }: Shown) {
  const { title, url } = document;
  const path = excerpt.path.filter((heading) => heading !== title);
  const first = excerpt.lines.findIndex(({ marked }) => marked !== '');
  return page(
    `《${title}》`,
    html`<header>
      <p class="kind">原文</p>
      <h1>${title}</h1>
      ${path.length > 0 ? html`<p class="path">${path.join(' › ')}</p>` : ''}
      ${factsOf(document) === '' ? '' : html`<p class="facts">${factsOf(document)}</p>`}
    </header>
    ${notes.map((note) => html`<p class="note" role="note">${note}</p>`)}
    <article>
      ${excerpt.cutBefore ? ELLIPSIS : ''}
      ${excerpt.lines.map((line, i) => paragraph(line, i === first))}
      ${excerpt.cutAfter ? ELLIPSIS : ''}
    </article>
    <nav>
      ${all ? html`<a href="?">只看这一段</a>` : html`<a href="?all=1${first < 0 ? '' : '#quotation'}">查看全文</a>`}
      ${url === undefined || !/^https?:/i.test(url) ? '' : html`<a href="${url}" rel="noopener noreferrer nofollow">原始网页</a>`}
    </nav>`,
  );
}

/** Where there is nothing to show. */
export const noSourcePage = (sentence: string) =>
  page(
    '原文',
    html`<header><p class="kind">原文</p><h1>没有找到</h1></header><p class="note" role="note">${sentence}</p>`,
  );

const ELLIPSIS = html`<p class="more" aria-label="此处有省略">……</p>`;

function paragraph({ before, marked, after, isHeading }: ExcerptLine, isFirst: boolean) {
  const id = isFirst ? html` id="quotation"` : '';
  const text = marked === '' ? html`${before}${after}` : html`${before}<mark${id}>${marked}</mark>${after}`;
  return isHeading ? html`<h2>${text}</h2>` : html`<p>${text}</p>`;
}

function factsOf({ version, effectiveFrom, effectiveTo, appliesTo }: StoredDocument): string {
  const facts = [
    version === undefined ? '' : `版本 ${version}`,
    effectiveFrom === undefined ? '' : `${effectiveFrom} 起施行`,
    effectiveTo === undefined ? '' : `施行至 ${effectiveTo}`,
    appliesTo === undefined ? '' : `适用于${appliesTo.join('、')}`,
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

const page = (title: string, body: ReturnType<typeof html>) => html`<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <link rel="stylesheet" href="page.css">
  </head>
  <body>
    <main>${body}</main>
  </body>
</html>`;
