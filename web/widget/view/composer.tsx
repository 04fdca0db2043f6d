import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useParts } from './context.ts';
import { Icon } from './icon.tsx';

/** As the API has it. */
const LIMIT = 2000;
const SAY_WHEN_LEFT = 200;

type Props = { field: RefObject<HTMLTextAreaElement | null>; asking: boolean };

/** Where the visitor writes. Enter sends, unless it chooses a candidate of an input method. */
export function Composer({ field, asking }: Props) {
  const { strings, chat } = useParts();
  const [text, setText] = useState('');
  const left = LIMIT - text.length;

  // As high as its text, up to what the style sheet allows.
  useLayoutEffect(() => {
    const { current } = field;
    if (current === null) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight}px`;
  }, [text, field]);

  function send() {
    if (chat.ask(text)) setText('');
  }

  function onKeyDown(event: KeyboardEvent) {
    // Safari tells of an input method's Enter by key code 229 alone.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="field">
        <textarea
          ref={field}
          rows={1}
          maxLength={LIMIT}
          aria-label={strings.question}
          placeholder={strings.placeholder}
          enterkeyhint="send"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {asking ? (
          <button type="button" class="solid round" aria-label={strings.stop} title={strings.stop} onClick={chat.stop}>
            <Icon name="stop" />
          </button>
        ) : (
          <button
            type="submit"
            class="solid round"
            aria-label={strings.send}
            title={strings.send}
            disabled={text.trim() === ''}
          >
            <Icon name="send" />
          </button>
        )}
      </div>
      <p class="hint">
        <span>{strings.hint}</span>
        <span aria-live="polite">{left <= SAY_WHEN_LEFT ? strings.left(left) : ''}</span>
      </p>
    </form>
  );
}
