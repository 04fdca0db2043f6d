/**
 * The two things about Chinese text that need a dictionary. Both are pure functions of their argument.
 * Implemented in `core/adapters` (opencc, jieba); a plain stand-in for tests is in `core/testing`.
 */
export type Analyzer = {
  /** Names the dictionaries and their versions; part of what an index was built with. */
  id: string;
  /** Traditional → Simplified, one character for one character (the length in code units never changes). */
  simplify(text: string): string;
  /** Words of a text in search mode (`售后服务` also gives `售后`, `服务`), in order, punctuation left out. */
  words(text: string): string[];
  /** Whether the dictionary has the whole of a text as one word. */
  isWord(text: string): boolean;
};
