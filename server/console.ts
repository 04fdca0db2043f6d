import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Handler, Hono } from 'hono';
import { file } from './files.ts';
import { Rejection } from './problem.ts';
import { PAGE_POLICY } from './security-headers.ts';

/** The name of a built file carries the hash of what is in it. */
const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable' };

/**
 * `GET /console`: the workplace of agents, a page of its own. Its addresses are relative, so that it works behind any
 * prefix of a path. Who may see anything in it is decided where its calls arrive (`/api/admin`).
 */
export function mountConsole(app: Hono, folder: string): void {
  const assets = join(folder, 'assets');
  let handlers: Promise<Map<string, Handler>> | undefined;
  const known = () => {
    handlers ??= handlersIn(assets).catch((error: unknown) => {
      handlers = undefined;
      throw error;
    });
    return handlers;
  };

  app.get('/console', file(join(folder, 'index.html'), { 'content-security-policy': PAGE_POLICY }));
  app.get('/console/', (c) => c.redirect('../console', 308));
  app.get('/console/assets/:name', async (c, next) => {
    const handler = (await known()).get(c.req.param('name'));
    if (handler === undefined) throw new Rejection('not_found');
    return handler(c, next);
  });
}

/** Only what the build has put there is served: a request names one of these files or nothing. */
async function handlersIn(assets: string): Promise<Map<string, Handler>> {
  const names = await readdir(assets);
  return new Map(names.map((name) => [name, file(join(assets, name), FOREVER)]));
}
