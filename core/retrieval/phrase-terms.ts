import { grams } from './tokens.ts';

/**
 * The grams that make up a phrase as a whole, not its single characters: 超过保修期 → 超过 过保 保修 修期. A passage that holds
 * all of them holds the phrase, but for coincidence. A phrase of one character is that character.
 */
export function phraseTerms(phrase: string): string[] {
  const all = grams(phrase);
  const whole = all.filter((gram) => !/^\p{Script=Han}$/u.test(gram));
  return [...new Set(whole.length > 0 ? whole : all)];
}
