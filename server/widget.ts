import type { Hono } from 'hono';
import { file } from './files.ts';

/**
 * Pages of every site may load the script, isolated ones included (`Cross-Origin-Embedder-Policy`); whose questions are
 * answered is decided where they arrive. Its name carries no version, so it is fresh for minutes only and then used once
 * more while the browser asks for a newer one.
 */
const HEADERS = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
};

/** `GET /widget.js`: the built widget. */
export function mountWidget(app: Hono, script: string): void {
  app.get('/widget.js', file(script, HEADERS));
}
