import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Handler } from 'hono';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
};

/**
 * Serves one named file, read once. No path of a request ever reaches the file system. Browsers keep it and ask each time
 * whether it changed (`ETag`, RFC 9110 §8.8.3).
 */
export function file(path: string, headers: Record<string, string> = {}): Handler {
  let loaded: Promise<{ bytes: Uint8Array<ArrayBuffer>; etag: string }> | undefined;
  return async (c) => {
    loaded ??= load(path);
    const { bytes, etag } = await loaded;
    const all = { ...headers, etag, 'cache-control': 'no-cache' };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, all);
    return c.body(bytes, 200, { ...all, 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
  };
}

async function load(path: string) {
  const bytes = new Uint8Array(await readFile(path));
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
}
