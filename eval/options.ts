import { parseArgs } from 'node:util';
import { WrongUsage } from '../core/errors.ts';

/** The documents that questions are about: folders and files to index, or an index that exists. */
export type Documents = { sources: string[] } | { dataDir: string };

export type RunOptions = {
  /** A question file of one's own; the committed sets when undefined. */
  questions: string | undefined;
  documents: Documents | undefined;
  json: boolean;
  html: string | undefined;
  junit: string | undefined;
  baseline: string | undefined;
  gate: boolean;
  writeBaseline: boolean;
  release: boolean;
  /** Answers are worded by the language model that is configured. */
  withModel: boolean;
};

export type Command =
  | { name: 'help' }
  | ({ name: 'run' } & RunOptions)
  | { name: 'beir'; folder: string; json: boolean }
  | { name: 'lint'; files: string[]; documents: Documents | undefined; write: boolean }
  | { name: 'split'; files: string[]; to: string }
  | { name: 'init'; sources: string[]; to: string | undefined }
  | { name: 'diff'; before: string; after: string };

export const USAGE = `Usage: npm run eval -- [options]
       npm run eval -- --beir DIR [--json]
       npm run eval -- lint [FILE…] [--write] [--source DIR|FILE | --data-dir DIR]
       npm run eval -- split FILE… --to NAME
       npm run eval -- init --source DIR|FILE [--to FILE]
       npm run eval -- diff BEFORE.json AFTER.json

Asks every question of a set and scores the answers against exact evidence, without a judge.

  --questions FILE   a question set of your own. Default: the dev halves of the committed sets
  --source DIR|FILE  the documents it is about, indexed for this run
  --data-dir DIR     or an index that exists. Default with --questions: DATA_DIR, else var/
  --json             print one JSON document instead of the table
  --html FILE        write a page that can be read offline: every answer beside its evidence
  --junit FILE       write the questions as test cases, for a build server
  --baseline FILE    compare with these scores. Default: eval/baselines/SET.json where there is one
  --gate             exit with 1 when the answers became significantly worse than the baseline
  --write-baseline   keep these scores as the baseline
  --with-model       let the language model that is configured (OPENAI_…) word the answers
  --release          ask the test halves instead, and add the scores to eval/ledger.jsonl
  --beir DIR         measure retrieval alone on a set in BEIR's layout
  --help             print this

  lint    checks question files against the documents; --write finds moved quotes again
  split   sorts questions into NAME.dev.jsonl and NAME.test.jsonl, whole sections at a time
  init    drafts questions from your documents, to be edited
  diff    compares two runs printed with --json, question by question

Exit codes: 0 done, 1 a gate or a check failed, 2 wrong usage.`;

/** Throws WrongUsage. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: 'help' };
  const [typed, ...rest] = positionals;
  const name = typed ?? (values.beir === undefined ? 'run' : 'beir');
  const allowed = OPTIONS[name];
  if (allowed === undefined) throw new WrongUsage(`There is no command ${name}.`);
  const foreign = Object.entries(values).find(([option, value]) => value !== false && !allowed.includes(option));
  if (foreign !== undefined) throw new WrongUsage(`${name} has no option --${foreign[0]}.`);
  if (name === 'lint') return { name, files: rest, documents: documentsOf(values), write: values.write };
  if (name === 'split') return splitOf(rest, values.to);
  if (name === 'init') return initOf(rest, values);
  if (name === 'diff') return diffOf(rest);
  return values.beir === undefined ? runOf(values) : { name: 'beir', folder: values.beir, json: values.json };
}

/** What each command understands. */
const OPTIONS: Record<string, readonly string[]> = {
  run: [
    'questions',
    'source',
    'data-dir',
    'json',
    'html',
    'junit',
    'baseline',
    'gate',
    'write-baseline',
    'release',
    'with-model',
  ],
  beir: ['beir', 'json'],
  lint: ['source', 'data-dir', 'write'],
  split: ['to'],
  init: ['source', 'to'],
  diff: [],
};

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        questions: text,
        source: { ...text, multiple: true },
        'data-dir': text,
        html: text,
        junit: text,
        baseline: text,
        beir: text,
        to: text,
        json: flag,
        gate: flag,
        'write-baseline': flag,
        release: flag,
        'with-model': flag,
        write: flag,
        help: { ...flag, short: 'h' },
      },
    });
    const empty = Object.entries(parsed.values).find(([, value]) => value === '');
    if (empty !== undefined) throw new WrongUsage(`--${empty[0]} needs a value.`);
    return parsed;
  } catch (error) {
    if (error instanceof WrongUsage) throw error;
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

function documentsOf({ source, 'data-dir': dataDir }: Values): Documents | undefined {
  if (source !== undefined && dataDir !== undefined) throw new WrongUsage('Give --source or --data-dir, not both.');
  if (source !== undefined) return { sources: source };
  return dataDir === undefined ? undefined : { dataDir };
}

function runOf(values: Values): Command {
  const { questions, json, html, junit, baseline, gate, release } = values;
  if (release && questions !== undefined) throw new WrongUsage('--release asks the committed sets, not --questions.');
  if (baseline !== undefined && questions === undefined) {
    throw new WrongUsage('--baseline FILE belongs to one set: give --questions FILE too.');
  }
  const { 'write-baseline': writeBaseline, 'with-model': withModel } = values;
  if (withModel && (gate || writeBaseline || release)) {
    throw new WrongUsage(
      '--with-model measures another product each time: no gate, no baseline and no ledger hold it.',
    );
  }
  if (gate && writeBaseline) throw new WrongUsage('--gate holds against the baseline that --write-baseline replaces.');
  const documents = documentsOf(values);
  return { name: 'run', questions, documents, json, html, junit, baseline, gate, writeBaseline, release, withModel };
}

function splitOf(files: string[], to: string | undefined): Command {
  if (files.length === 0 || to === undefined) throw new WrongUsage('split needs question files and --to NAME.');
  return { name: 'split', files, to };
}

function initOf(rest: string[], { source, to }: Values): Command {
  const sources = [...(source ?? []), ...rest];
  if (sources.length === 0) throw new WrongUsage('init needs the documents: --source DIR|FILE.');
  return { name: 'init', sources, to };
}

function diffOf([before, after, ...others]: string[]): Command {
  if (before === undefined || after === undefined || others.length > 0) {
    throw new WrongUsage('diff needs two files printed with --json.');
  }
  return { name: 'diff', before, after };
}
