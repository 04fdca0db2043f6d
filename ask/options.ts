import { parseArgs } from 'node:util';
import { WrongUsage } from '../core/errors.ts';

export const USAGE = `Usage: npm run ask -- "问题" [--data-dir DIR] [--json]

Answers one question from the index, with its sources.

  --data-dir DIR   where the index is kept. Default: DATA_DIR, else var/
  --json           print the answer as one JSON document, as POST /api/chat gives it
  --help           print this

Exit codes: 0 answered, 3 not answered from the documents, 1 no usable index or model, 2 wrong usage.`;

export type AskOptions = { question: string; dataDir: string | undefined; json: boolean; help: boolean };

export function parseOptions(args: readonly string[]): AskOptions {
  const { values, positionals } = parse(args);
  const question = positionals.join(' ').trim();
  if (question === '' && !values.help) throw new WrongUsage('There is no question.');
  return { question, dataDir: values['data-dir'], json: values.json, help: values.help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'data-dir': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}
