import { useEffect, useRef, useState } from 'preact/hooks';
import type { FeedbackRequest } from '../../../core/contract/feedback.ts';
import type { Turn } from '../turn.ts';
import { useParts } from './context.ts';
import { Icon } from './icon.tsx';

type Rating = FeedbackRequest['rating'];

/** Thumbs, and after a thumb down: why. */
export function Opinion({ turn }: { turn: Turn }) {
  const { strings, chat } = useParts();
  const [asking, setAsking] = useState(false);
  const [thanked, setThanked] = useState(false);

  function rate(rating: Rating) {
    chat.rate(turn.id, { rating });
    setAsking(rating === 'down');
    setThanked(rating === 'up');
  }

  function explain(reason: string, comment: string) {
    chat.rate(turn.id, {
      rating: 'down',
      ...(reason !== '' && { reason }),
      ...(comment !== '' && { comment }),
    });
    setAsking(false);
    setThanked(true);
  }

  const thumb = (rating: Rating) => (
    <button
      type="button"
      class="tool"
      aria-label={strings[rating]}
      title={strings[rating]}
      aria-pressed={turn.rating === rating}
      onClick={() => rate(rating)}
    >
      <Icon name="up" turned={rating === 'down'} />
    </button>
  );

  return (
    <>
      {thumb('up')}
      {thumb('down')}
      <span class="thanks" role="status">
        {thanked ? strings.thanks : ''}
      </span>
      {asking && <Reasons onSubmit={explain} onCancel={() => setAsking(false)} />}
    </>
  );
}

type ReasonsProps = { onSubmit: (reason: string, comment: string) => void; onCancel: () => void };

function Reasons({ onSubmit, onCancel }: ReasonsProps) {
  const { strings } = useParts();
  const [reason, setReason] = useState('');
  const [comment, setComment] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('button')?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  return (
    <form
      class="reasons"
      ref={form}
      aria-label={strings.whyNot}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(reason, comment.trim());
      }}
    >
      <p>{strings.whyNot}</p>
      <div class="chips">
        {strings.reasons.map((text) => (
          <button
            type="button"
            class="chip"
            key={text}
            aria-pressed={reason === text}
            onClick={() => setReason(reason === text ? '' : text)}
          >
            {text}
          </button>
        ))}
      </div>
      <input
        type="text"
        maxLength={500}
        aria-label={strings.comment}
        placeholder={strings.comment}
        value={comment}
        onInput={(event) => setComment(event.currentTarget.value)}
      />
      <div class="row">
        <button type="button" class="quiet" onClick={onCancel}>
          {strings.cancel}
        </button>
        <button type="submit" class="solid">
          {strings.submit}
        </button>
      </div>
    </form>
  );
}
