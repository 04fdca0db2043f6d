import type { Check } from './check.ts';
import { partnersOf } from './partners.ts';
import type { Question } from './question.ts';

/** `base` and `twin` name other questions of the set, and a near miss resembles what can be answered. */
export const checkPartners: Check = (questions) => {
  const known = new Map(questions.map((question) => [question.id, question]));
  return questions.flatMap((question) =>
    partnersOf(question).flatMap((id) => {
      const partner = id === question.id ? undefined : known.get(id);
      const message = faultOf(id, partner, question);
      return message === null ? [] : [{ question: question.id, message }];
    }),
  );
};

function faultOf(id: string, partner: Question | undefined, { twin }: Question): string | null {
  if (partner === undefined) return `Its partner ${id} is no other question of the set.`;
  const isAnswerable = partner.answerable === 'yes' || partner.answerable === 'partial';
  return id === twin && !isAnswerable ? `Its twin ${id} is not answerable.` : null;
}
