import { useEffect, useId, useRef } from 'preact/hooks';
import type { ChatRequest } from '../../../core/contract/chat.ts';
import { Button } from '../view/button.tsx';
import { strings } from './strings.ts';

export type Asking = { message: string; mode: NonNullable<ChatRequest['mode']>; day: string; goOn: boolean };

type Props = {
  asking: Asking;
  /** There is an answer that can be gone on from. */
  canGoOn: boolean;
  busy: boolean;
  onChange: (change: Partial<Asking>) => void;
  onAsk: () => void;
};

const MODES: readonly Asking['mode'][] = ['auto', 'extractive', 'generative'];

export function AskForm({ asking, canGoOn, busy, onChange, onAsk }: Props) {
  const { message, mode, day, goOn } = asking;
  const [question, way, date] = [useId(), useId(), useId()];
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  return (
    <form
      class="card ask-form"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk();
      }}
    >
      <label class="unseen" for={question}>
        {strings.question}
      </label>
      <textarea
        id={question}
        ref={field}
        class="textarea"
        rows={2}
        maxLength={2000}
        placeholder={strings.placeholder}
        value={message}
        onInput={({ currentTarget }) => onChange({ message: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
          event.preventDefault();
          onAsk();
        }}
      />
      <div class="ask-options">
        <label for={way}>{strings.mode}</label>
        <select
          id={way}
          class="select"
          value={mode}
          onChange={({ currentTarget }) =>
            onChange({ mode: MODES.find((one) => one === currentTarget.value) ?? 'auto' })
          }
        >
          {MODES.map((one) => (
            <option key={one} value={one}>
              {strings.modes[one]}
            </option>
          ))}
        </select>
        <label for={date}>{strings.day}</label>
        <input
          id={date}
          class="input"
          type="date"
          value={day}
          onChange={({ currentTarget }) => onChange({ day: currentTarget.value })}
        />
        {canGoOn && (
          <label class="check">
            <input
              type="checkbox"
              checked={goOn}
              onChange={({ currentTarget }) => onChange({ goOn: currentTarget.checked })}
            />
            {strings.goOn}
          </label>
        )}
        <Button look="solid" type="submit" busy={busy} disabled={message.trim() === ''}>
          {busy ? strings.asking : strings.ask}
        </Button>
      </div>
    </form>
  );
}
