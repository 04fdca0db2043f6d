import { join } from 'node:path';
import type { Hono } from 'hono';
import { file } from './files.ts';
import { PAGE_POLICY } from './security-headers.ts';

const ASSETS = ['demo.css', 'demo.js', 'icon.svg'];

/** `GET /`: a shop's page with the widget on it, plain files without a build. */
export function mountPage(app: Hono, web: string): void {
  app.get('/', file(join(web, 'demo/index.html'), { 'content-security-policy': PAGE_POLICY }));
  for (const name of ASSETS) app.get(`/demo/${name}`, file(join(web, 'demo', name)));
}
