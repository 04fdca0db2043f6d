import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The import rule: data flows one way, and packages stay at the edge.
 *
 *   core            → core, zod                       (pure: no file system, network, environment)
 *   core/adapters   → core, any package               (the only home of onnx, hnswlib, langchain, pg …)
 *   programs        → core, node, the packages of their trade; adapters only from their main.ts
 *   web             → web, preact, types of core/contract
 *   nobody          → a program or web, but itself
 *   tests           → anything, and what they share in testing/ is reached by no other code
 */
const root = join(import.meta.dirname, '..');
/** The programs, and the packages that are their own trade: HTTP is what the server is, not an adapter of core. */
const TRADES: Record<string, RegExp> = {
  ask: /^zod$/,
  bench: /^(hono|@hono\/node-server|@langchain\/[\w-]+|autocannon)(\/|$)/,
  eval: /^zod$/,
  ingest: /^(zod|cli-progress)$/,
  server: /^(hono|@hono\/[\w-]+|@modelcontextprotocol\/sdk|pino|prom-client|zod)(\/|$)/,
  simulate: /^(hono|@hono\/node-server)(\/|$)/,
};
const PROGRAMS = Object.keys(TRADES);

type Import = { from: string; to: string; typeOnly: boolean };

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
    .filter((file) => !isOfTests(file) || inFolder(file, 'core'));
}

function importsOf(file: string): Import[] {
  const code = readFileSync(join(root, file), 'utf8');
  const found = code.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'|(?:^|\n)import\s*'([^']+)'/g,
  );
  return [...found].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    const to = specifier.startsWith('.') ? relative(root, join(root, file, '..', specifier)) : specifier;
    return { from: file, to, typeOnly: /^\s*import type\b/.test(match[0]) };
  });
}

const isOfTests = (path: string) => path.includes('/testing/');
const isLocal = (to: string) => /^(core|ask|bench|eval|ingest|server|simulate|web)\//.test(to);
const inFolder = (path: string, folder: string) => path.startsWith(`${folder}/`);
const show = ({ from, to }: Import) => `${from} → ${to}`;

describe('import rule', () => {
  const all = ['core', ...PROGRAMS].flatMap(sources).flatMap(importsOf);

  it('sees the code', () => {
    expect(all.length).toBeGreaterThan(20);
  });

  it('core imports only core and zod', () => {
    const pure = all.filter(({ from }) => inFolder(from, 'core') && !/^core\/(adapters|testing)\//.test(from));
    const wrong = pure.filter(
      ({ to }) => !(to === 'zod' || (inFolder(to, 'core') && !/^core\/(adapters|testing)\//.test(to))),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('core/adapters imports only core, node and packages', () => {
    const wrong = all.filter(({ from, to }) => inFolder(from, 'core/adapters') && isLocal(to) && !inFolder(to, 'core'));
    expect(wrong.map(show)).toEqual([]);
  });

  it('only tests reach what tests share', () => {
    expect(all.filter(({ from, to }) => isOfTests(to) && !isOfTests(from)).map(show)).toEqual([]);
  });

  it('programs reach adapters only from their main.ts', () => {
    const wrong = all.filter(
      ({ from, to }) =>
        PROGRAMS.some((program) => inFolder(from, program)) &&
        !from.endsWith('/main.ts') &&
        inFolder(to, 'core/adapters'),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('programs use no packages but those of their own trade', () => {
    const foreign = PROGRAMS.flatMap((program) =>
      all.filter(
        ({ from, to }) =>
          inFolder(from, program) && !isLocal(to) && !to.startsWith('node:') && !TRADES[program]?.test(to),
      ),
    );
    expect(foreign.map(show)).toEqual([]);
  });

  it('nobody imports a program', () => {
    const wrong = all.filter(({ from, to }) =>
      [...PROGRAMS, 'web'].some((program) => inFolder(to, program) && !inFolder(from, program)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('web imports itself, preact, and nothing but types of core/contract', () => {
    const browser = ['web/shared', 'web/widget', 'web/console'].flatMap(sources).flatMap(importsOf);
    expect(browser.length).toBeGreaterThan(20);
    const wrong = browser.filter(
      ({ to, typeOnly }) =>
        !(inFolder(to, 'web') || /^preact(\/hooks)?$/.test(to) || (typeOnly && inFolder(to, 'core/contract'))),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('only the configuration reads the environment', () => {
    const files = ['core', ...PROGRAMS].flatMap(sources).filter((file) => file !== 'core/adapters/environment.ts');
    const wrong = files.filter((file) => /process\.env\b/.test(readFileSync(join(root, file), 'utf8')));
    expect(wrong).toEqual([]);
  });
});
