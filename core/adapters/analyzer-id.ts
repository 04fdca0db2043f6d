import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/**
 * Names the dictionaries and their versions without loading them, which takes a third of a second: whether an index is
 * up to date is asked at every start.
 */
export function analyzerId(): string {
  return `jieba-${versionOf('@node-rs/jieba')}+opencc-${versionOf('opencc-js')}`;
}

function versionOf(name: string): string {
  const path = join(projectRoot(), 'node_modules', name, 'package.json');
  return JSON.parse(readFileSync(path, 'utf8')).version;
}
