import type { Evidence } from './evidence.ts';

type Place = Pick<Evidence, 'document' | 'start' | 'end'>;

/** Whether two stretches of a document stand in one paragraph. */
export function sameLine(a: Place, b: Place): boolean {
  if (a.document.id !== b.document.id) return false;
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return first === second || !a.document.text.slice(first.end, second.start).includes('\n');
}
