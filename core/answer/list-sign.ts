import { readMarker } from '../documents/markers.ts';

/** Signs that only count the entries of a list: `1.`, `（一）`, `①`, `•`. `第二条` also names what it stands at, and stays. */
const COUNTS = /^(?:han|arabic|padded|circled|latin|bullet)/;

export function withoutListSign(text: string): string {
  const marker = readMarker(text);
  return marker !== null && COUNTS.test(marker.style) ? text.slice(marker.length) : text;
}
