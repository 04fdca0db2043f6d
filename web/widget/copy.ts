import { byPlace, placeName, runs } from '../shared/places.ts';
import type { Strings } from '../shared/strings.ts';
import { validityOf } from '../shared/validity.ts';
import type { Turn } from './turn.ts';

/** An answer to paste elsewhere: its text, and under it where each number stands. */
export function copyOf({ text, citations }: Turn, strings: Strings): string {
  const places = byPlace(citations).map(({ place, indices }) => {
    const facts = validityOf(place, strings);
    return `[${runs(indices)}] ${placeName(place)}${facts === '' ? '' : `（${facts}）`}`;
  });
  return places.length === 0 ? text : `${text}\n\n${strings.sources}\n${places.join('\n')}`;
}
