import { loadEnvFile } from 'node:process';

/** The process environment, completed from a `.env` file in the working directory where there is one. */
export function readEnvironment(): Record<string, string | undefined> {
  try {
    loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return process.env;
}
