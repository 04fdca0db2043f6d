import { join } from 'node:path';
import type { Hono } from 'hono';
import { file } from './files.ts';
import { PAGE_POLICY } from './security-headers.ts';

const ASSETS = [
  'page.css',
  'page.js',
  'answer-events.js',
  'answer-view.js',
  'source-view.js',
  'starters.js',
  'icon.svg',
];

/** `GET /`: a page to ask on, plain files without a build. */
export function mountPage(app: Hono, assets: string): void {
  app.get('/', file(join(assets, 'index.html'), { 'content-security-policy': PAGE_POLICY }));
  for (const name of ASSETS) app.get(`/page/${name}`, file(join(assets, name)));
}
