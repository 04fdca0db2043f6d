import { writeFile } from 'node:fs/promises';
import { proposeQuestions } from '../init/propose.ts';
import type { Command } from '../options.ts';
import { lintQuestions } from '../questions/lint-questions.ts';
import { writeQuestions } from '../questions/write-questions.ts';
import { textsOf } from '../run/examine.ts';
import { type Deps, DONE, FAILED } from './deps.ts';

/** Drafts a question set from documents; to standard output where no file is named. An existing file stays. */
export async function init({ sources, to }: Extract<Command, { name: 'init' }>, deps: Deps): Promise<number> {
  const { generation, analyzer } = await deps.open({ sources });
  const parts = { documents: textsOf(generation), simplify: analyzer.simplify };
  const questions = proposeQuestions(generation, (drafts) => {
    const faulty = new Set(lintQuestions(drafts, parts).map(({ question }) => question));
    return drafts.filter(({ id }) => !faulty.has(id));
  });
  if (questions.length === 0) {
    deps.note('The documents have no heading, list, definition or quantity to make a question of.');
    return FAILED;
  }
  const text = writeQuestions(questions);
  if (to === undefined) deps.print(text.trimEnd());
  else await writeFile(to, text, { flag: 'wx' });
  deps.note(
    `${questions.length} drafts${to === undefined ? '' : ` in ${to}`}. They are made of the documents' own words, which is easier than what people type:
- ask each the way your visitors do, mend its facts, then take the tag "draft" away;
- add questions that the documents do not answer ("answerable": "no"): a set without them cannot see wrong answers;
- check with: npm run eval -- lint ${to ?? 'FILE'} ${sources.map((source) => `--source ${source}`).join(' ')}`,
  );
  return DONE;
}
