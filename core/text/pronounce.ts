/** How Chinese is read: pinyin without tones, ü as v. Implemented in `core/adapters` (pinyin-pro). */
export type Pronounce = {
  /** Readings of one character, the usual one first: 行 → xing, hang. Empty for what is no Chinese character. */
  character(character: string): readonly string[];
  /** The reading that each character of a word has there: 银行 → yin, hang. */
  word(word: string): readonly string[];
};
