import type { Gate } from './gate.ts';

/**
 * Every content word of the claim is in the source. One that is not may be the one that makes it false: 按时归还 for 逾期归还, or
 * 商家承担运费 told of the 消费者, carried over from another sentence. Of 208 sentences that a large model worded by the prompt's rules
 * all were made of the source's words.
 */
export const wordsOccur: Gate = ({ words }, { text }) => words.every((word) => word.length === 1 || isIn(word, text));

/** A long word may be cut otherwise: 有延保 for 延保. */
const isIn = (word: string, text: string): boolean =>
  text.includes(word) ||
  (word.length > 2 && [...word].some((_, i) => i > 0 && text.includes(word.slice(i - 1, i + 1))));
