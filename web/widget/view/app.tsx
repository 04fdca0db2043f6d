import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Store } from '../../shared/store.ts';
import { useMedia } from '../../shared/use-media.ts';
import { useStore } from '../../shared/use-store.ts';
import type { Settings } from '../settings.ts';
import type { Parts } from './context.ts';
import { Icon } from './icon.tsx';
import { Panel } from './panel.tsx';

/** Answers that came while the panel was shut are unread. */
export type Shell = { open: boolean; unread: number };

type Props = Omit<Parts, 'open' | 'contact'> & { settings: Settings; shell: Store<Shell> };

/** Small windows have no room for a page beside the panel. Also in `widget.css`. */
const SMALL = '(max-width: 480px), (max-height: 420px)';

export function App({ settings, shell, ...parts }: Props) {
  const { strings, chat } = parts;
  const { open, unread } = useStore(shell);
  const { contact } = useStore(chat);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const full = useMedia(SMALL);
  const launcher = useRef<HTMLButtonElement>(null);
  const was = useRef(open);
  const title = settings.title ?? strings.title;
  const theme = settings.theme === 'auto' ? (dark ? 'dark' : 'light') : settings.theme;

  useLayoutEffect(() => {
    if (was.current && !open) launcher.current?.focus({ preventScroll: true });
    was.current = open;
  }, [open]);

  return (
    <div class={`root ${settings.position}`} data-theme={theme} lang={strings.lang}>
      {open && (
        <Panel
          {...parts}
          contact={contact ?? settings.contact ?? null}
          title={title}
          greeting={settings.greeting ?? strings.greeting}
          full={full}
          onClose={() => shell.set({ open: false })}
        />
      )}
      {!(open && full) && (
        <button
          type="button"
          class="launcher"
          ref={launcher}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-label={strings.launch(title) + (unread > 0 ? strings.unread(unread) : '')}
          onClick={() => shell.set({ open: !open, unread: 0 })}
        >
          <Icon name={open ? 'down' : 'chat'} />
          {unread > 0 && (
            <span class="unread" aria-hidden="true">
              {unread}
            </span>
          )}
        </button>
      )}
    </div>
  );
}
