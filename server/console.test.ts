import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountConsole } from './console.ts';
import { toProblem } from './problem.ts';

let folder: string;
let app: Hono;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenju-console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><script src="console/assets/index-abc.js"></script>');
  await writeFile(join(folder, 'assets/index-abc.js'), 'export {};');
  app = new Hono();
  app.onError((error, c) => c.body(null, toProblem(error).status as 404));
  mountConsole(app, folder);
});
afterAll(() => rm(folder, { recursive: true }));

describe('the console', () => {
  it('is a page that may load nothing from elsewhere and is asked for again each time', async () => {
    const { status, headers } = await app.request('/console');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-cache');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it('sends on who writes a slash too much, wherever it is mounted', async () => {
    const { status, headers } = await app.request('/console/');
    expect(status).toBe(308);
    expect(new URL(headers.get('location') ?? '', 'https://shop.example/help/console/').pathname).toBe('/help/console');
  });

  it('keeps its built files forever, and has no others', async () => {
    const { status, headers } = await app.request('/console/assets/index-abc.js');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(headers.get('cache-control')).toContain('immutable');
    for (const name of [
      'index.html',
      '..%2findex.html',
      '%2e%2e/index.html',
      'index-abc.js.map',
      '__proto__',
      'toString',
    ])
      expect((await app.request(`/console/assets/${name}`)).status, name).toBe(404);
  });
});
