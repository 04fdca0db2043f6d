import { useEffect, useState } from 'preact/hooks';
import type { ConversationSummary, ConversationsQuery } from '../../../core/contract/admin.ts';
import { useConsole } from '../context.ts';
import { Panes, useBeside } from '../panes/panes.tsx';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { Empty } from '../view/empty.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { Tag } from '../view/tag.tsx';
import { Time } from '../view/time.tsx';
import { Conversation } from './conversation.tsx';
import { addressOf, isFiltered, RATINGS, type Shown, STATUSES } from './shown.ts';
import { strings } from './strings.ts';
import { type PageOf, usePages } from './use-pages.ts';

type Props = { shown: Shown; onShow: (part: Partial<Shown>, replace?: boolean) => void };

/** So long nothing was typed any more. */
const TYPED_MS = 300;

export function Conversations({ shown, onShow }: Props) {
  const { api } = useConsole();
  const beside = useBeside();
  const { text, status, rating } = shown;
  const { items, busy, error, reload, more } = usePages(
    (cursor, signal) => {
      const query: Partial<ConversationsQuery> = { limit: 30, cursor, q: text, status, rating };
      return api.get<PageOf<ConversationSummary>>('api/admin/conversations', { query, signal });
    },
    [text, status, rating],
  );
  const chosen = shown.id ?? (beside ? items?.[0]?.id : undefined);

  const list = (
    <>
      <Filters shown={shown} onShow={onShow} />
      <ProblemNotice error={error} onRetry={reload} />
      {items === undefined && busy && <Busy />}
      {items?.length === 0 && !busy && (
        <Empty icon="chat" title={isFiltered(shown) ? strings.noneFound : strings.none}>
          <p>{isFiltered(shown) ? strings.noneFoundWhy : strings.noneWhy}</p>
          {isFiltered(shown) && (
            <Button onClick={() => onShow({ text: '', status: undefined, rating: undefined })}>{strings.clear}</Button>
          )}
        </Empty>
      )}
      <ol class="choices" aria-label={strings.list}>
        {items?.map((one) => (
          <Choice key={one.id} of={one} isChosen={one.id === chosen} address={addressOf({ ...shown, id: one.id })} />
        ))}
      </ol>
      {more !== undefined && (
        <Button busy={busy} onClick={more}>
          {strings.more}
        </Button>
      )}
    </>
  );
  return (
    <Panes
      chosen={shown.id}
      label={strings.detail}
      onBack={() => onShow({ id: undefined })}
      list={list}
      detail={
        chosen !== undefined && (
          <Conversation
            key={chosen}
            id={chosen}
            onRemoved={() => {
              onShow({ id: undefined }, true);
              reload();
            }}
          />
        )
      }
    />
  );
}

function Choice({ of, isChosen, address }: { of: ConversationSummary; isChosen: boolean; address: string }) {
  return (
    <li class={isChosen ? 'choice chosen' : 'choice'}>
      <a class="choice-open" href={address} aria-current={isChosen ? 'true' : undefined}>
        {of.first_question}
      </a>
      <p class="choice-facts">
        <Time at={of.last_at} />
        <span>{strings.questions(of.questions)}</span>
        {of.refused > 0 && <Tag tone="warn">{strings.refused(of.refused)}</Tag>}
        {of.up > 0 && <Tag tone="good">{strings.up(of.up)}</Tag>}
        {of.down > 0 && <Tag tone="bad">{strings.down(of.down)}</Tag>}
      </p>
    </li>
  );
}

function Filters({ shown, onShow }: Props) {
  const [draft, setDraft] = useState(shown.text);
  useEffect(() => {
    if (draft.trim() === shown.text) return;
    const timer = setTimeout(() => onShow({ text: draft.trim(), id: undefined }, true), TYPED_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    if (draft.trim() !== shown.text) setDraft(shown.text);
  }, [shown.text]);

  return (
    <fieldset class="finder">
      <legend class="unseen">{strings.search}</legend>
      <input
        class="input"
        type="search"
        aria-label={strings.search}
        placeholder={strings.searchHint}
        maxLength={200}
        value={draft}
        onInput={({ currentTarget }) => setDraft(currentTarget.value)}
      />
      <select
        class="select"
        aria-label={strings.status}
        value={shown.status ?? ''}
        onChange={({ currentTarget }) =>
          onShow({ status: STATUSES.find((one) => one === currentTarget.value), id: undefined })
        }
      >
        <option value="">{strings.anyStatus}</option>
        {STATUSES.map((one) => (
          <option key={one} value={one}>
            {strings.statuses[one]}
          </option>
        ))}
      </select>
      <select
        class="select"
        aria-label={strings.rating}
        value={shown.rating ?? ''}
        onChange={({ currentTarget }) =>
          onShow({ rating: RATINGS.find((one) => one === currentTarget.value), id: undefined })
        }
      >
        <option value="">{strings.anyRating}</option>
        {RATINGS.map((one) => (
          <option key={one} value={one}>
            {strings.ratings[one]}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
