import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds package.json, and with it what is shipped beside the code: `corpus/`, `models/`, the page.
 * Searched upwards from this file, because compiled code lies deeper than its source.
 */
export function projectRoot(folder: string = import.meta.dirname): string {
  return existsSync(join(folder, 'package.json')) ? folder : projectRoot(dirname(folder));
}
