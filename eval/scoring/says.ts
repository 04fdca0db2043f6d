import { normalise } from './normalise.ts';

/**
 * Where a normalised text first says a string, or -1. A number is looked for as a whole: neither 17天 nor 1.7天 says 7天,
 * 200 does not say 20. A string of punctuation only is never said.
 */
export function whereSaid(normalised: string, wanted: string): number {
  const string = normalise(wanted);
  if (string === '') return -1;
  for (let at = normalised.indexOf(string); at >= 0; at = normalised.indexOf(string, at + 1)) {
    const end = at + string.length;
    const cutsBefore = /^\d/.test(string) && /[\d.]/.test(normalised[at - 1] ?? '');
    const cutsAfter = /\d$/.test(string) && /^\.?\d/.test(normalised.slice(end, end + 2));
    if (!cutsBefore && !cutsAfter) return at;
  }
  return -1;
}

export const says = (normalised: string, wanted: string): boolean => whereSaid(normalised, wanted) >= 0;
