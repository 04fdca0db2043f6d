/** Share of a text's bigrams that another text has, 0..1. */
export function similarity(text: string, other: string): number {
  const grams = text.length - 1;
  if (grams < 1) return 0;
  let shared = 0;
  for (let i = 0; i < grams; i++) if (other.includes(text.slice(i, i + 2))) shared++;
  return shared / grams;
}
