import { compareRuns } from '../scoring/compare.ts';
import { difference, probability } from './figures.ts';
import type { StoredRuns } from './json.ts';

type Run = StoredRuns['runs'][number];

/** Two reports, question by question: what changed its verdict, with both answers. Sets that only one has are named. */
export function diffOf(before: StoredRuns, after: StoredRuns): string {
  const names = [...new Set([...before.runs, ...after.runs].map(({ set }) => set))];
  return names
    .map((name) => {
      const [earlier, later] = [before, after].map(({ runs }) => runs.find(({ set }) => set === name));
      return earlier && later ? diffOfSet(earlier, later) : `${name}: only ${earlier ? 'before' : 'after'}`;
    })
    .join('\n\n\n');
}

function diffOfSet(before: Run, after: Run): string {
  const scores = ({ questions }: Run) => questions.map(({ score }) => score);
  const { questions, pass, passDifference, flips } = compareRuns(scores(before), scores(after));
  const head =
    `${after.set}, ${questions} questions: pass ${difference(passDifference)} points, ` +
    `${pass.gained} fixed, ${pass.lost} broken, ${probability(pass.p)}`;
  const changed = flips.map(({ id, passes }) => {
    const [was, is] = [before, after].map((run) => run.questions.find(({ score }) => score.id === id));
    const verdict = passes === 'after' ? 'fixed' : 'BROKEN';
    return `${verdict} ${id}  ${is?.question}\n  before  ${indent(was?.answer)}\n  after   ${indent(is?.answer)}`;
  });
  return [head, ...changed].join('\n\n');
}

const indent = (answer = ''): string => answer.replaceAll('\n', '\n          ');
