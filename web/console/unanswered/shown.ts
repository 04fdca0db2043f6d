import type { ClusterState } from '../../../core/contract/clusters.ts';
import { type Days, daysOf } from '../period/period.tsx';
import { hashOf, type Route } from '../route.ts';

/** What is looked at, as the address has it: `#/unanswered?days=7&state=resolved&id=…`. */
export type Shown = { days: Days; state: ClusterState; id: string | undefined };

export const STATES: readonly ClusterState[] = ['open', 'resolved', 'ignored'];

export const shownOf = ({ query }: Route): Shown => ({
  days: daysOf(query.get('days')),
  state: STATES.find((state) => state === query.get('state')) ?? 'open',
  id: query.get('id') ?? undefined,
});

export const addressOf = ({ days, state, id }: Shown): string =>
  hashOf('unanswered', { days: days === 30 ? '' : String(days), state: state === 'open' ? '' : state, id });
