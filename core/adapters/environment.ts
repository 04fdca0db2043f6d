import { loadEnvFile } from 'node:process';
import { ConfigInvalid } from '../errors.ts';
import { isErrno } from './named-failures.ts';

/**
 * The process environment, completed from a file of settings (`.env` in the working directory) where there is one.
 * Throws ConfigInvalid when that file cannot be read.
 */
export function readEnvironment(file = '.env'): Record<string, string | undefined> {
  try {
    loadEnvFile(file);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return process.env;
    throw new ConfigInvalid([`${file} cannot be read as a file of settings`]);
  }
  return process.env;
}
