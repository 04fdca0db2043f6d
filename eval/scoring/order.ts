import type { Question } from '../questions/question.ts';
import { whereMet } from './fact.ts';

/**
 * Whether the facts that the text states come in the order asked for; which are missing is told elsewhere. Null where no
 * order was asked for, or the text states fewer than two of its facts.
 */
export function isOrdered({ order, facts }: Question, text: string): boolean | null {
  const places = (order ?? [])
    .map((id) => facts.find((fact) => fact.id === id))
    .map((fact) => (fact === undefined ? null : whereMet(fact, text)))
    .filter((place) => place !== null);
  if (places.length < 2) return null;
  return places.every((place, i) => i === 0 || place >= (places[i - 1] ?? 0));
}
