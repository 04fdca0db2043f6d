/** Part of a question. Places never cut a word that the documents use: 同 of 合同 joins nothing, 会 of 会员 opens no predicate. */
export type Place = { start: number; end: number };

/** A folded question, and 1 at each place inside a word (`word-places.ts`). */
export type Clauses = { text: string; inside: Uint8Array };

export const textAt = ({ text }: Clauses, { start, end }: Place): string => text.slice(start, end);

export function clausesOf({ text }: Clauses): Place[] {
  return [...text.matchAll(/[^,。.!?;:\s]+/gu)].map(({ index, 0: clause }) => ({
    start: index,
    end: index + clause.length,
  }));
}

/** Compounds of the characters that join. */
const COMPOUNDS =
  /不同|相同|共同|同[一样时意类等步学事城]|合同|与否|参与|给与|以及时|及[时格早]|涉及|和[谐平解气]|总和|跟[进踪着随]|比[如例率较]|[对相百占]比/gu;

/** A clause cut where `joint` joins its parts; one that opens the clause is a preposition. */
export function partsOf(clauses: Clauses, clause: Place, joint: RegExp): Place[] {
  const text = textAt(clauses, clause);
  const compounds = [...text.matchAll(COMPOUNDS)].map(({ index, 0: word }) => ({
    start: clause.start + index,
    end: clause.start + index + word.length,
  }));
  const parts: Place[] = [];
  let start = clause.start;
  for (const { index, 0: word } of text.matchAll(joint)) {
    const at = clause.start + index;
    const end = at + word.length;
    const isPart = compounds.some((compound) => compound.start < end && at < compound.end);
    if (isPart || cuts(clauses, at, end) || at === start || end === clause.end) continue;
    parts.push({ start, end: at });
    start = end;
  }
  return [...parts, { start, end: clause.end }];
}

/** Where one of some words begins in a part, not at its start, and not one that stands in `before` too; its end where none does. */
export function firstIn(clauses: Clauses, { start, end }: Place, words: RegExp, before = ''): number {
  for (const { index, 0: word } of clauses.text.slice(start + 1, end).matchAll(words)) {
    const at = start + 1 + index;
    if (!cuts(clauses, at, at + word.length) && !before.includes(word)) return at;
  }
  return end;
}

const cuts = ({ inside }: Clauses, start: number, end: number): boolean => inside[start] === 1 || inside[end] === 1;
