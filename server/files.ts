import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Handler } from 'hono';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
};

type Loaded = { plain: Variant; gzip: Variant };
type Variant = { bytes: Uint8Array<ArrayBuffer>; headers: Record<string, string> };

/**
 * Serves one named file, read once, compressed for those who take it. No path of a request ever reaches the file system.
 * Browsers keep it and ask each time whether it changed (`ETag`, RFC 9110 §8.8.3), unless `headers` say otherwise.
 */
export function file(path: string, headers: Record<string, string> = {}): Handler {
  let loaded: Promise<Loaded> | undefined;
  const common = {
    'cache-control': 'no-cache',
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    vary: 'accept-encoding',
    ...headers,
  };
  return async (c) => {
    loaded ??= load(path).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    const takesGzip = /\bgzip\b(?!;q=0(\.0*)?\b)/.test(c.req.header('accept-encoding') ?? '');
    const variant = (await loaded)[takesGzip ? 'gzip' : 'plain'];
    const all = { ...common, ...variant.headers };
    if (c.req.header('if-none-match') === variant.headers.etag) return c.body(null, 304, all);
    return c.body(variant.bytes, 200, all);
  };
}

async function load(path: string): Promise<Loaded> {
  const bytes = new Uint8Array(await readFile(path));
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return {
    plain: { bytes, headers: { etag: `"${hash}"` } },
    gzip: {
      bytes: new Uint8Array(await promisify(gzip)(bytes, { level: 9 })),
      headers: { etag: `"${hash}-gzip"`, 'content-encoding': 'gzip' },
    },
  };
}
