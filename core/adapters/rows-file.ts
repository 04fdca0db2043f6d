import { readFileSync, statSync } from 'node:fs';
import type { Rows } from '../text/lexicon-rows.ts';
import { isErrno } from './named-failures.ts';

/** A file of rows that may change, appear and go while the program runs. */
export type RowsFile<Row> = {
  /** As they were last read well; none where there is no file. */
  rows(): readonly Row[];
  /** Reads the file again if it is another one than before; whether the rows may be other ones now. */
  refresh(): boolean;
};

/**
 * `warn` is told what is wrong with the file or a line of it, once for each state of the file. A file that cannot be read
 * or is not UTF-8 keeps the rows that it last had.
 */
export function createRowsFile<Row>(
  path: string,
  parse: (text: string, file: string) => Rows<Row>,
  warn: (message: string) => void,
): RowsFile<Row> {
  let rows: readonly Row[] = [];
  let known = ABSENT;

  function read(): readonly Row[] {
    const parsed = parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)), path);
    for (const warning of parsed.warnings) warn(warning);
    return parsed.rows;
  }

  return {
    rows: () => rows,
    refresh() {
      const state = stateOf(path);
      if (state === known) return false;
      known = state;
      try {
        rows = state === ABSENT ? [] : read();
        return true;
      } catch (error) {
        const kept = rows.length > 0 ? 'what it said before stays in force' : 'it is left out';
        warn(`${path} cannot be read (${messageOf(error)}); ${kept}.`);
        return false;
      }
    },
  };
}

const ABSENT = 'absent';

/** Changes whenever the file does, as far as the file system tells. */
function stateOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    return isErrno(error, 'ENOENT') ? ABSENT : messageOf(error);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
