import type { Check, Finding } from './check.ts';
import { partnerGroups } from './partners.ts';
import type { Question } from './question.ts';
import { splitOf } from './split.ts';
import { jaccard, trigrams } from './trigrams.ts';

/** From here on two questions count as the same one in other words. */
const ALIKE = 0.5;

/**
 * No two questions are nearly the same, above all not across the split; partners are meant to be. A conversation is
 * compared as a whole: 那汽车呢？ may follow many things. Every pair is found once, at the later question.
 */
export const checkNearDuplicates: Check = (questions, { simplify }) => {
  const groups = partnerGroups(questions);
  const asked = questions.map((question) => ({ question, grams: trigrams(simplify(askedIn(question))) }));
  return asked.flatMap(({ question, grams }, at) =>
    asked.slice(0, at).flatMap((earlier): Finding[] => {
      if (groups.get(question.id) === groups.get(earlier.question.id)) return [];
      const likeness = jaccard(grams, earlier.grams);
      if (likeness < ALIKE) return [];
      const across = splitOf(question) === splitOf(earlier.question) ? '' : ' across the split';
      const message = `It is nearly ${earlier.question.id}${across}: ${likeness.toFixed(2)} of their trigrams are shared.`;
      return [{ question: question.id, message }];
    }),
  );
};

const askedIn = ({ turns }: Question): string =>
  turns.flatMap(({ role, content }) => (role === 'user' ? content : [])).join('\n');
