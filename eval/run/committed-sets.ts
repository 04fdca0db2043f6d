import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Split } from '../questions/split.ts';

/** A question file and the folders that it is about. */
type CommittedSet = { file: string; sources: string[] };

/** `folder`: relative to the project. The seeds are two articles that may not be passed on, so they lie beside it. */
const SETS = [
  { name: 'handbook', folder: 'corpus' },
  { name: 'seeds', folder: '../shared/seeds' },
] as const;

/** The sets of one half that can be asked here, and why the others cannot. `root`: folder of the project. */
export async function committedSets(root: string, split: Split): Promise<{ sets: CommittedSet[]; skipped: string[] }> {
  const sets: CommittedSet[] = [];
  const skipped: string[] = [];
  for (const { name, folder } of SETS) {
    const file = join(root, 'eval/sets', `${name}.${split}.jsonl`);
    const source = join(root, folder);
    const missing = (await isThere(file)) ? ((await isThere(source)) ? null : source) : file;
    if (missing === null) sets.push({ file, sources: [source] });
    else skipped.push(`${name} is skipped: there is no ${missing}.`);
  }
  return { sets, skipped };
}

/** The documents that any committed question may be about. */
export async function committedSources(root: string): Promise<string[]> {
  const folders = SETS.map(({ folder }) => join(root, folder));
  const there = await Promise.all(folders.map(isThere));
  return folders.filter((_, i) => there[i]);
}

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
