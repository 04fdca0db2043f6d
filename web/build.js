import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Builds what browsers load; what was built from the same sources before stays as it is.
 *
 *   dist/web/widget.js     the widget with its style, strings and Preact: one classic script, embedded by a single tag
 *   dist/web/console/      the console: index.html, and assets whose names carry the hash of their content
 */
const web = import.meta.dirname;
const out = join(web, '../dist/web');
const oxc = { jsx: { runtime: /** @type {const} */ ('automatic'), importSource: 'preact' } };

await unlessBuilt('widget', 'widget.js', {
  root: web,
  oxc,
  build: {
    target: 'es2020',
    outDir: out,
    emptyOutDir: false,
    lib: { entry: 'widget/main.tsx', formats: ['iife'], name: 'wenju', fileName: () => 'widget.js' },
  },
});
await unlessBuilt('console', 'console/index.html', {
  root: join(web, 'console'),
  oxc,
  // The page is at /console, beside what it loads at /console/assets: from the page, and from there, by relative ways.
  experimental: {
    renderBuiltUrl: (name, { hostType }) => (hostType === 'html' ? `console/${name}` : { relative: true }),
  },
  build: {
    target: 'es2022',
    outDir: join(out, 'console'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

/**
 * @param {string} folder
 * @param {string} built
 * @param {import('vite').InlineConfig} config
 */
async function unlessBuilt(folder, built, config) {
  const stamp = join(out, `${folder}.sources`);
  const sources = hashOf([
    ...filesOf('shared'),
    ...filesOf(folder),
    join(web, 'build.js'),
    join(web, '../package-lock.json'),
  ]);
  if (existsSync(join(out, built)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  const { build } = await import('vite');
  await build({ configFile: false, logLevel: 'warn', ...config });
  writeFileSync(stamp, sources);
}

/** @param {string} folder */
function filesOf(folder) {
  const names = readdirSync(join(web, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(tsx?|css|html|svg)$/.test(name) && !/\.test\./.test(name))
    .sort()
    .map((name) => join(web, folder, name));
}

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path.slice(web.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}
