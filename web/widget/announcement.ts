import { spoken } from '../shared/answer-text.ts';
import type { Strings } from '../shared/strings.ts';
import type { Turn } from './turn.ts';

/** What a screen reader says of the latest turn: that it is being looked up, and then the answer, whole. */
export function announcementOf(turn: Turn | undefined, strings: Strings): string {
  switch (turn?.phase) {
    case 'asking':
      return turn.reconnecting ? strings.reconnecting : strings.searching;
    case 'stopped':
      return strings.stopped;
    case 'failed':
      return turn.failure?.detail ?? strings.failure[turn.failure?.kind ?? 'interrupted'];
    case 'done': {
      const indices = new Set(turn.citations.map(({ index }) => index));
      return spoken(turn.text, (index) => indices.has(index));
    }
  }
  return '';
}
