import { readFile, writeFile } from 'node:fs/promises';
import { WenjuError } from '../../core/errors.ts';
import type { Command } from '../options.ts';
import { anchorQuestions } from '../questions/anchor.ts';
import { lintQuestions } from '../questions/lint-questions.ts';
import type { Question } from '../questions/question.ts';
import { readDrafts, readQuestions } from '../questions/read-questions.ts';
import { writeQuestions } from '../questions/write-questions.ts';
import { committedSets, committedSources } from '../run/committed-sets.ts';
import { textsOf } from '../run/examine.ts';
import type { DocumentTexts } from '../scoring/observation.ts';
import { type Deps, DONE, FAILED } from './deps.ts';

/** Quotes that a person has to mend: no script can tell where they should stand. */
export class QuotesLost extends WenjuError {
  override readonly name = 'QuotesLost';
  readonly code = 'quotes_lost';
}

/** Checks question files together, since partners and near duplicates may stand in different ones. Throws QuotesLost. */
export async function lint(options: Extract<Command, { name: 'lint' }>, deps: Deps): Promise<number> {
  const files = options.files.length > 0 ? options.files : await committedFiles(deps);
  const documents = options.documents ?? { sources: await committedSources(deps.root) };
  const { generation, analyzer } = await deps.open(documents);
  const texts = textsOf(generation);

  const read: { file: string; question: Question }[] = [];
  for (const file of files) {
    if (options.write) await anchorFile(file, texts);
    const questions = readQuestions(await readFile(file, 'utf8'), file);
    read.push(...questions.map((question) => ({ file, question })));
  }
  const fileOf = new Map(read.map(({ file, question }) => [question.id, file]));
  const questions = read.map(({ question }) => question);
  const problems = lintQuestions(questions, { documents: texts, simplify: analyzer.simplify });
  for (const { question, check, message } of problems) {
    deps.print(`${fileOf.get(question)}: ${question}: ${message} (${check})`);
  }
  deps.note(`${questions.length} questions in ${files.length} files, ${problems.length} problems.`);
  return problems.length > 0 ? FAILED : DONE;
}

async function committedFiles({ root }: Deps): Promise<string[]> {
  const halves = await Promise.all([committedSets(root, 'dev'), committedSets(root, 'test')]);
  return halves.flatMap(({ sets }) => sets.map(({ file }) => file));
}

/** Writes a file with every quote at its place, or leaves it as it is where one has none. */
async function anchorFile(file: string, texts: DocumentTexts): Promise<void> {
  const text = await readFile(file, 'utf8');
  const { questions, adrift } = anchorQuestions(readDrafts(text, file), texts);
  if (adrift.length > 0) {
    const lost = adrift.map(({ question, evidence, reason }) => `  ${question}, ${evidence}: ${reason}`);
    throw new QuotesLost(`${file} is left as it is; quotes without one place in the documents:\n${lost.join('\n')}`);
  }
  const anchored = writeQuestions(questions);
  if (anchored !== text) await writeFile(file, anchored);
}
