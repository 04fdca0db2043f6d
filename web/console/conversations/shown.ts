import type { ConversationsQuery } from '../../../core/contract/admin.ts';
import type { Status } from '../../../core/contract/chat.ts';
import { hashOf, type Route } from '../route.ts';
import { strings } from './strings.ts';

type Rating = NonNullable<ConversationsQuery['rating']>;

/** What is looked at, as the address has it: `#/conversations?q=发票&status=refused&id=…`, `#/conversations?view=feedback`. */
export type Shown = {
  view: 'conversations' | 'feedback';
  text: string;
  status: Status | undefined;
  rating: Rating | undefined;
  id: string | undefined;
};

export const STATUSES = Object.keys(strings.statuses) as Status[];
export const RATINGS = Object.keys(strings.ratings) as Rating[];

export const shownOf = ({ query }: Route): Shown => ({
  view: query.get('view') === 'feedback' ? 'feedback' : 'conversations',
  text: query.get('q') ?? '',
  status: STATUSES.find((status) => status === query.get('status')),
  rating: RATINGS.find((rating) => rating === query.get('rating')),
  id: query.get('id') ?? undefined,
});

export const addressOf = ({ view, text, status, rating, id }: Shown): string =>
  hashOf('conversations', { view: view === 'feedback' ? view : '', q: text, status, rating, id });

export const isFiltered = ({ text, status, rating }: Shown): boolean =>
  text !== '' || status !== undefined || rating !== undefined;
