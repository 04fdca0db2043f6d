import { readFile } from 'node:fs/promises';
import type { Command } from '../options.ts';
import { parseReport } from '../report/baseline.ts';
import { diffOf } from '../report/diff.ts';
import { StoredRuns } from '../report/json.ts';
import { type Deps, DONE } from './deps.ts';

/** Compares two reports. Throws ReportUnreadable. */
export async function diff({ before, after }: Extract<Command, { name: 'diff' }>, deps: Deps): Promise<number> {
  const [earlier, later] = await Promise.all([read(before), read(after)]);
  deps.print(diffOf(earlier, later));
  return DONE;
}

const read = async (file: string): Promise<StoredRuns> => parseReport(await readFile(file, 'utf8'), file, StoredRuns);
