/**
 * Character trigrams: how alike two short texts are, whatever their words.
 *
 *   保修期多久 → {保修期, 修期多, 期多久}        J(A, B) = |A ∩ B| / |A ∪ B|        (Jaccard 1901)
 *
 * Only letters, ideographs and digits count, in NFKC and lower case. A text of one or two of them is its own gram.
 */
export function trigrams(text: string): Set<string> {
  const characters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ];
  if (characters.length === 0) return new Set();
  if (characters.length < 3) return new Set([characters.join('')]);
  return new Set(characters.slice(2).map((last, i) => `${characters[i]}${characters[i + 1]}${last}`));
}

/** 0 … 1; two empty sets have nothing in common. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared += 1;
  const united = a.size + b.size - shared;
  return united === 0 ? 0 : shared / united;
}
