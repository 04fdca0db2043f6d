/**
 * Texts to embed, made of documents: `queries` as long as questions are and all different, so that nothing remembered
 * can help; `passages` of `length` characters, the end of each document left over.
 */
export function queriesOf(documents: readonly string[], most: number): string[] {
  const clauses = new Set(documents.flatMap((text) => text.split(/[\s\p{P}]+/u)));
  return [...clauses].filter((clause) => clause.length >= SHORTEST && clause.length <= LONGEST).slice(0, most);
}

/** Characters; questions of the evaluation sets are about this long. */
const SHORTEST = 6;
const LONGEST = 30;

export function passagesOf(documents: readonly string[], length: number, most: number): string[] {
  const passages = documents.flatMap((text) =>
    Array.from({ length: Math.floor(text.length / length) }, (_, i) => text.slice(i * length, (i + 1) * length)),
  );
  return passages.slice(0, most);
}
