/**
 * Tokens of a text, estimated by its characters, since no model counts them: one for each character outside ASCII, one
 * for every four of ASCII. Adding text never makes it fewer.
 */
export type TokenCount = { wide: number; ascii: number };

export const NO_TOKENS: TokenCount = { wide: 0, ascii: 0 };

export const tokens = ({ wide, ascii }: TokenCount): number => wide + Math.ceil(ascii / 4);

export function withText({ wide, ascii }: TokenCount, text: string): TokenCount {
  let characters = 0;
  let plain = 0;
  for (const character of text) {
    characters++;
    if (character < '\u0080') plain++;
  }
  return { wide: wide + characters - plain, ascii: ascii + plain };
}

export const countTokens = (...texts: string[]): number =>
  texts.reduce((total, text) => total + tokens(withText(NO_TOKENS, text)), 0);
