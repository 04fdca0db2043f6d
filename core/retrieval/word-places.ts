/**
 * Marks with 1 the places strictly inside a given word of a text: there it must not be cut. 家 of 家电 is no house.
 * Place `i` is the one before character `i`.
 */
export function placesInside(text: string, words: Iterable<string>): Uint8Array {
  const inside = new Uint8Array(text.length + 1);
  for (const word of words) {
    if (word.length < 2) continue;
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
      inside.fill(1, at + 1, at + word.length);
  }
  return inside;
}
