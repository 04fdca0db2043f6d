import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UserWord } from '../text/lexicon-rows.ts';
import { projectRoot } from './project-root.ts';
import { sha256 } from './sha256.ts';

/**
 * Names the dictionaries and their versions without loading them, which takes a third of a second: whether an index is
 * up to date is asked at every start. Words of the user change how texts are cut, so they are part of the name: an
 * index made without them is not one made with them.
 */
export function analyzerId(words: readonly UserWord[] = []): string {
  const dictionaries = `jieba-${versionOf('@node-rs/jieba')}+opencc-${versionOf('opencc-js')}`;
  return words.length === 0 ? dictionaries : `${dictionaries}+words-${sha256(JSON.stringify(words)).slice(0, 12)}`;
}

function versionOf(name: string): string {
  const path = join(projectRoot(), 'node_modules', name, 'package.json');
  return JSON.parse(readFileSync(path, 'utf8')).version;
}
