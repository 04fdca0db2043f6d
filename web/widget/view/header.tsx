import { useEffect, useRef, useState } from 'preact/hooks';
import { useParts } from './context.ts';
import { Icon } from './icon.tsx';

type Props = { title: string; empty: boolean; onClose: () => void };

/** Who is speaking, and what can be done with the conversation as a whole. */
export function Header({ title, empty, onClose }: Props) {
  const { strings, chat } = useParts();
  const [clearing, setClearing] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (clearing) confirm.current?.focus();
  }, [clearing]);

  return (
    <>
      <div class="bar">
        <span class="badge">
          <Icon name="chat" />
        </span>
        <div class="name">
          <h2>{title}</h2>
          <p>{strings.subtitle}</p>
        </div>
        <button type="button" class="quiet" onClick={() => chat.ask(strings.humanRequest)}>
          <Icon name="person" />
          {strings.human}
        </button>
        {!empty && (
          <button
            type="button"
            class="tool"
            aria-label={strings.clear}
            title={strings.clear}
            onClick={() => setClearing(true)}
          >
            <Icon name="clear" />
          </button>
        )}
        <button type="button" class="tool" aria-label={strings.close} title={strings.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {clearing && (
        <fieldset class="confirm" aria-label={strings.clearAsk}>
          <p>{strings.clearAsk}</p>
          <button type="button" class="quiet" onClick={() => setClearing(false)}>
            {strings.cancel}
          </button>
          <button
            type="button"
            class="solid"
            ref={confirm}
            onClick={() => {
              chat.clear();
              setClearing(false);
            }}
          >
            {strings.clearYes}
          </button>
        </fieldset>
      )}
    </>
  );
}
