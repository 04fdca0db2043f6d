import type { Question } from '../questions/question.ts';

/**
 * Whether a comparison says something of either side, and nothing vital of one is missing. Null where nothing is
 * compared.
 */
export function hasBothSides({ compare, facts }: Question, met: ReadonlySet<string>): boolean | null {
  if (compare === undefined) return null;
  const vital = new Set(facts.filter((fact) => fact.vital).map(({ id }) => id));
  return [compare.a, compare.b].every(
    (side) => side.some((id) => met.has(id)) && side.every((id) => met.has(id) || !vital.has(id)),
  );
}
