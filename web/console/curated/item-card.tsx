import type { CuratedItem } from '../../../core/contract/curated.ts';
import { hashOf } from '../route.ts';
import { IconButton } from '../view/button.tsx';
import { Icon } from '../view/icon.tsx';
import { Tag, type Tone } from '../view/tag.tsx';
import { Time } from '../view/time.tsx';
import { AnswerWords } from './answer-words.tsx';
import { strings } from './strings.ts';

const TONES: Record<CuratedItem['state'], Tone> = {
  given: 'good',
  waiting: 'accent',
  stale: 'bad',
  draft: 'plain',
  not_in_force: 'warn',
  unreadable: 'bad',
};

type Props = { item: CuratedItem; onRemove: ((item: CuratedItem) => void) | undefined };

/** One standard answer: what it answers, what it says, and whether it is given. */
export function ItemCard({ item, onRemove }: Props) {
  const { id, path, state, questions, answer, citations, approved_by, changed_at, effective_from, effective_to } = item;
  const question = questions[0] ?? path;
  return (
    <li class={`card item ${state}`}>
      <header>
        <h2>{question}</h2>
        <Tag tone={TONES[state]}>{strings.states[state]}</Tag>
        {onRemove !== undefined && (
          <span class="item-actions">
            {questions.length > 0 && (
              <a
                class="icon-button"
                href={hashOf('curated/edit', { id })}
                aria-label={strings.editNamed(question)}
                title={strings.edit}
              >
                <Icon name="edit" />
              </a>
            )}
            <IconButton icon="remove" label={strings.removeNamed(question)} onClick={() => onRemove(item)} />
          </span>
        )}
      </header>
      {state === 'stale' && <p class="item-wrong">{strings.staleWhy}</p>}
      {state === 'unreadable' && <p class="item-wrong">{strings.unreadableWhy}</p>}
      <p class="item-answer">
        <AnswerWords text={answer} />
      </p>
      <p class="facts">
        {questions.length > 1 && <span>{strings.alsoAsked(questions.length - 1)}</span>}
        <span>{strings.sources(citations.length)}</span>
        {approved_by !== undefined && <span>{strings.approvedBy(approved_by)}</span>}
        {effective_from !== undefined && <span>{strings.from(effective_from)}</span>}
        {effective_to !== undefined && <span>{strings.until(effective_to)}</span>}
        {changed_at !== undefined && <Time at={changed_at} />}
        {!item.editable && (
          <span>
            {path} · {strings.elsewhere}
          </span>
        )}
      </p>
    </li>
  );
}
