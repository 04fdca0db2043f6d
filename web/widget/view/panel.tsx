import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Place } from '../../shared/places.ts';
import { useStore } from '../../shared/use-store.ts';
import { announcementOf } from '../announcement.ts';
import { focusedIn, keepFocusInside, useKeptFocus } from '../focus.ts';
import { Composer } from './composer.tsx';
import { type Parts, PartsProvider } from './context.ts';
import { Header } from './header.tsx';
import { Messages } from './messages.tsx';
import { SourceView } from './source-view.tsx';

type Props = Omit<Parts, 'open'> & {
  title: string;
  greeting: string;
  /** Covers the window, as on phones. */
  full: boolean;
  onClose: () => void;
};

/** The open widget: header, conversation, field, and over them the source that is being looked at. */
export function Panel({ title, greeting, full, onClose, ...parts }: Props) {
  const { strings, chat } = parts;
  const { turns, asking } = useStore(chat);
  const [place, setPlace] = useState<Place | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const opener = useRef<HTMLElement | null>(null);

  /** To the field; on a touch screen its keyboard would cover what there is to read. */
  function takeFocus() {
    const target = matchMedia('(hover: hover)').matches ? field.current : panel.current;
    target?.focus({ preventScroll: true });
  }

  useEffect(() => {
    chat.prepare();
    takeFocus();
  }, [chat]);
  useKeptFocus(panel, takeFocus);

  const { api, contact } = parts;
  const shared = useMemo<Parts>(() => {
    function open(wanted: Place) {
      if (panel.current !== null) opener.current = focusedIn(panel.current);
      setPlace(wanted);
    }
    return { strings, chat, api, contact, open };
  }, [strings, chat, api, contact]);

  function back() {
    setPlace(null);
    requestAnimationFrame(() => opener.current?.focus());
  }

  function onKeyDown(event: KeyboardEvent) {
    // What is typed here is not meant for the shortcuts of the page around.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.isComposing) {
      if (place === null) onClose();
      else back();
    }
    if (full && panel.current !== null) keepFocusInside(panel.current, event);
  }

  return (
    <PartsProvider value={shared}>
      <div
        class="panel"
        role="dialog"
        aria-modal={full}
        aria-label={title}
        tabIndex={-1}
        ref={panel}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => event.stopPropagation()}
        onKeyPress={(event) => event.stopPropagation()}
      >
        <div class="main" inert={place !== null}>
          <Header title={title} empty={turns.length === 0} onClose={onClose} />
          <Messages greeting={greeting} />
          <Composer field={field} asking={asking} />
        </div>
        {place !== null && <SourceView place={place} onBack={back} />}
        <p class="unseen" role="status">
          {announcementOf(turns.at(-1), strings)}
        </p>
      </div>
    </PartsProvider>
  );
}
