import { isMet } from '../scoring/fact.ts';
import type { ScoringParts } from '../scoring/score-question.ts';
import { simplified } from '../scoring/simplified.ts';
import { perQuestion } from './check.ts';

/** A fact asks for some words, and its own evidence has them. */
export const checkFacts = perQuestion((question, { simplify }: Pick<ScoringParts, 'simplify'>) =>
  simplified(question, simplify).facts.flatMap((fact) => {
    if (fact.all_of.length + fact.any_of.length === 0) return `Fact ${fact.id} asks for nothing.`;
    const own = fact.evidence.map((id) => question.evidence.find((span) => span.id === id)?.quote);
    // A missing span is the business of another check.
    if (own.includes(undefined) || isMet(fact, simplify(own.join('\n')))) return [];
    return `Fact ${fact.id} is not met by its own evidence.`;
  }),
);
