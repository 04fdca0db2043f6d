/**
 * Tells when a model has fallen into saying the same thing over and over: the end of what it said is one short phrase
 * at least four times in a row, 60 characters or more.
 */
const SPAN = 60;
const LONGEST_PERIOD = 15;

export function createLoopDetector(): (delta: string) => boolean {
  let tail = '';
  return (delta) => {
    tail = (tail + delta).slice(-SPAN);
    return tail.length === SPAN && hasPeriod(tail);
  };
}

function hasPeriod(text: string): boolean {
  for (let period = 1; period <= LONGEST_PERIOD; period++) {
    if (text.slice(period) === text.slice(0, -period)) return true;
  }
  return false;
}
