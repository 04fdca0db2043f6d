import type { Ref } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../view/icon.tsx';
import { strings } from './strings.ts';

type Props = { field: Ref<HTMLInputElement>; text: string; onText: (text: string) => void };

/** Where what is looked for is typed. Letters that an input method is still turning into words are not looked for. */
export function SearchField({ field, text, onText }: Props) {
  const [draft, setDraft] = useState(text);
  const [composing, setComposing] = useState(false);

  function take(value: string, unfinished: boolean): void {
    setDraft(value);
    if (!unfinished) onText(value);
  }

  return (
    <div class="search-field">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        class="input"
        aria-label={strings.field}
        placeholder={strings.placeholder}
        autocomplete="off"
        enterkeyhint="search"
        maxLength={2000}
        value={draft}
        onInput={({ currentTarget }) => take(currentTarget.value, composing)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={({ currentTarget }) => {
          setComposing(false);
          take(currentTarget.value, false);
        }}
      />
      <span class="slash" aria-hidden="true">
        /
      </span>
    </div>
  );
}
