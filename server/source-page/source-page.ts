import { join } from 'node:path';
import type { Hono } from 'hono';
import { createValidity } from '../../core/answer/validity.ts';
import { wording } from '../../core/answer/wording.ts';
import { sourceExcerpt } from '../../core/channels/source-excerpt.ts';
import { locateSource, readSourceId } from '../../core/channels/source-link.ts';
import type { Generation } from '../../core/generation/generation.ts';
import { file } from '../files.ts';
import { problemDetail } from '../problem.ts';
import { noSourcePage, sourcePage } from './page.ts';

type Deps = {
  knowledge: { current(): { generation: Pick<Generation, 'documents'> } | null };
  /** The day of reading, ISO. */
  today: () => string;
  /** The folder of pages. */
  web: string;
};

/** Styles from this server, and nothing else at all. */
const HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

const CHANGED = '这份资料已经更新，被引用的那段话不在里面了。下面是同一位置现在的内容，请以它为准。';

/** `GET /s/{id}`: the quotation that a link in a message leads to (core/channels/source-link.ts). */
export function mountSourcePage(app: Hono, { knowledge, today, web }: Deps): void {
  app.get('/s/page.css', file(join(web, 'source-page/page.css')));
  app.get('/s/:id', (c) => {
    const serving = knowledge.current();
    if (serving === null)
      return c.html(noSourcePage(problemDetail('not_ready')), 503, { ...HEADERS, 'retry-after': '2' });
    const { documents } = serving.generation;
    const reference = readSourceId(c.req.param('id'));
    const located = reference && locateSource(reference, documents.values());
    if (!located)
      return c.html(noSourcePage(problemDetail(reference ? 'document_not_found' : 'not_found')), 404, HEADERS);
    const absence = createValidity(documents).absentOn(today()).get(located.document.id);
    const notes = [
      ...(located.quotation === null ? [CHANGED] : []),
      ...(absence === undefined ? [] : [wording.setAside(absence)]),
    ];
    const all = c.req.query('all') !== undefined;
    const excerpt = sourceExcerpt(located.document, located, all);
    return c.html(sourcePage({ document: located.document, excerpt, notes, all }), 200, HEADERS);
  });
}
