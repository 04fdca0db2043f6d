import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** Under `var/`, because Node finds the packages from there. */
const output = join(root, 'var/compiled');

/** Where a program that tests spawn lies once it is compiled; `entry` is its source: `ingest/main.ts`. */
export const compiled = (entry: string): string => join(output, entry.replace(/\.ts$/, '.js'));

/** Compiles everything once before the tests: Node 20 does not run TypeScript. Types are checked elsewhere. */
export default function compile(): void {
  const incremental = ['--incremental', '--tsBuildInfoFile', join(output, '.tsbuildinfo')];
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', root, '--noCheck', '--outDir', output, ...incremental]);
}
