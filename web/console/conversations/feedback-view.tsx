import type { FeedbackItem } from '../../../core/contract/admin.ts';
import { spoken } from '../../shared/answer-text.ts';
import { useConsole } from '../context.ts';
import { hashOf } from '../route.ts';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { Empty } from '../view/empty.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { type Column, Table } from '../view/table.tsx';
import { Tag } from '../view/tag.tsx';
import { Time } from '../view/time.tsx';
import { strings } from './strings.ts';
import { type PageOf, usePages } from './use-pages.ts';

const COLUMNS: Column<FeedbackItem>[] = [
  {
    title: strings.rating,
    cell: ({ rating }) => <Tag tone={rating === 'up' ? 'good' : 'bad'}>{strings.ratings[rating]}</Tag>,
  },
  {
    title: strings.asked,
    look: 'wide',
    cell: ({ question, answer, reason, comment }) => (
      <div class="judged">
        <b>{question}</b>
        {(reason !== undefined || comment !== undefined) && <p>{[reason, comment].filter(Boolean).join(' · ')}</p>}
        <p class="quiet">{spoken(answer, (index) => index > 0)}</p>
      </div>
    ),
  },
  { title: strings.when, look: 'number', cell: ({ given_at }) => <Time at={given_at} /> },
  {
    title: strings.where,
    look: 'number',
    cell: ({ conversation_id }) => <a href={hashOf('conversations', { id: conversation_id })}>{strings.look}</a>,
  },
];

/** Every opinion, the latest first. */
export function FeedbackView() {
  const { api } = useConsole();
  const { items, busy, error, reload, more } = usePages(
    (cursor, signal) =>
      api.get<PageOf<FeedbackItem>>('api/admin/feedback', {
        query: { limit: 30, cursor },
        signal,
      }),
    [],
  );
  return (
    <>
      <ProblemNotice error={error} onRetry={reload} />
      {items === undefined && busy && <Busy />}
      {items?.length === 0 && (
        <Empty icon="chat" title={strings.noFeedback}>
          <p>{strings.noFeedbackWhy}</p>
        </Empty>
      )}
      {items !== undefined && items.length > 0 && (
        <Table caption={strings.feedback} columns={COLUMNS} rows={items} keyOf={({ message_id }) => message_id} />
      )}
      {more !== undefined && (
        <Button busy={busy} onClick={more}>
          {strings.more}
        </Button>
      )}
    </>
  );
}
