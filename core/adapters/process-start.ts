import { readFile } from 'node:fs/promises';
import { isErrno } from './named-failures.ts';

/**
 * When a process started, as an opaque mark that differs between two processes that had the same id; `null` when no
 * process has this id. Where there is no `/proc`, every living process has the same mark.
 */
export async function processStart(pid: number): Promise<string | null> {
  if (!isAlive(pid)) return null;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return 'alive';
  // `pid (name) state ppid …`: the name may hold anything, so fields are counted from its closing bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  return state === 'Z' || state === 'X' ? null : `ticks:${fields[START_TIME]}`;
}

/** `starttime` is field 22 of proc(5), the state field 3. */
const START_TIME = 22 - 3;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrno(error, 'EPERM');
  }
}
