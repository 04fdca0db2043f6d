import { coverageOf } from '../support.ts';
import type { Gate } from './gate.ts';

/**
 * Each clause stands by itself: a short falsehood does not pass because a long truth stands beside it. More than half of
 * what a clause is about is in the sentences themselves: what only a title or a heading says is stated nowhere. A clause
 * that is about nothing is judged by the other gates.
 */
const MOST = 0.5;
const BREAK = /[,;:!?。…\n]/;

export const clausesSupported: Gate = ({ folded, words }, { sentences }) => {
  const stated = sentences.map((sentence) => sentence.folded).join('\n');
  return folded.split(BREAK).every((clause) => {
    const about = words.filter((word) => clause.includes(word));
    return about.length === 0 || coverageOf(about, stated) > MOST;
  });
};
