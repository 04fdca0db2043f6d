import type { Analyzer } from '../../core/text/analyzer.ts';
import type { Question } from '../questions/question.ts';

export type Simplify = Analyzer['simplify'];

/** A question whose strings to look for are in Simplified characters. Evidence stays as it stands in the documents. */
export function simplified(question: Question, simplify: Simplify): Question {
  const all = (strings: readonly string[]) => strings.map(simplify);
  return {
    ...question,
    facts: question.facts.map((fact) => ({ ...fact, all_of: all(fact.all_of), any_of: fact.any_of.map(all) })),
    forbid: all(question.forbid),
    ...(question.options !== undefined && { options: question.options.map(all) }),
  };
}
