import { NO_TOKENS, type TokenCount, tokens, withText } from './count-tokens.ts';

/**
 * What a client lets through of a text that comes in pieces: it ends before the stop sequence that is complete first and when the tokens
 * are used up. What may yet turn out to be the beginning of a stop sequence is held back.
 */
export type TextLimit = {
  /** What may be shown now that `text` has come. */
  take(text: string): string;
  /** What was held back, at the end of the text. */
  rest(): string;
  /** Why there is no more; `undefined` while nothing was cut. */
  readonly cut: 'stop' | 'length' | undefined;
  readonly tokens: number;
};

export function createTextLimit({ stop, most }: { stop: readonly string[]; most: number }): TextLimit {
  const stops = stop.filter((sequence) => sequence !== '');
  let pending = '';
  let cut: TextLimit['cut'];
  let used: TokenCount = NO_TOKENS;

  function afford(text: string): string {
    let shown = '';
    for (const character of text) {
      const next = withText(used, character);
      if (tokens(next) > most) {
        cut = 'length';
        break;
      }
      used = next;
      shown += character;
    }
    return shown;
  }

  return {
    take(text) {
      if (cut !== undefined) return '';
      pending += text;
      const found = firstStop(pending, stops);
      const end = found ?? pending.length - heldBack(pending, stops);
      const shown = afford(pending.slice(0, end));
      pending = pending.slice(end);
      if (found !== undefined) cut ??= 'stop';
      return shown;
    },
    rest() {
      if (cut !== undefined) return '';
      const shown = afford(pending);
      pending = '';
      return shown;
    },
    get cut() {
      return cut;
    },
    get tokens() {
      return tokens(used);
    },
  };
}

/** Where the stop sequence begins that is complete first. */
function firstStop(text: string, stops: readonly string[]): number | undefined {
  const found = stops
    .map((sequence) => ({ start: text.indexOf(sequence), length: sequence.length }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start + a.length - (b.start + b.length) || a.start - b.start);
  return found[0]?.start;
}

/** Length of the longest end of the text with which a stop sequence begins. */
function heldBack(text: string, stops: readonly string[]): number {
  const longest = Math.max(0, ...stops.map(({ length }) => length - 1));
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const end = text.slice(-length);
    if (stops.some((sequence) => sequence.startsWith(end))) return length;
  }
  return 0;
}
