import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Builds `dist/web/widget.js`: the widget with its style, strings and Preact as one classic script, because pages embed it
 * with a single tag. Does nothing where it was built from the same sources before.
 */
const web = import.meta.dirname;
const out = join(web, '../dist/web');
const widget = join(out, 'widget.js');
const stamp = join(out, 'widget.sources');

const sources = hashOf([
  ...filesOf('shared'),
  ...filesOf('widget'),
  join(web, 'build.js'),
  join(web, '../package-lock.json'),
]);
if (!existsSync(widget) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sources) {
  const { build } = await import('vite');
  await build({
    root: web,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: 'es2020',
      outDir: out,
      emptyOutDir: false,
      lib: { entry: 'widget/main.tsx', formats: ['iife'], name: 'wenju', fileName: () => 'widget.js' },
    },
  });
  writeFileSync(stamp, sources);
}

/** @param {string} folder */
function filesOf(folder) {
  const names = readdirSync(join(web, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(tsx?|css)$/.test(name) && !/\.test\./.test(name))
    .sort()
    .map((name) => join(web, folder, name));
}

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path.slice(web.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}
