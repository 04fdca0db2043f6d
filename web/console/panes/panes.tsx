import './panes.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useMedia } from '../../shared/use-media.ts';
import { Button } from '../view/button.tsx';
import { strings } from './strings.ts';

/** The width from which on both have room. */
const BESIDE = '(min-width: 1100px)';

/** Whether a list and what is chosen in it stand side by side. */
export const useBeside = (): boolean => useMedia(BESIDE);

type Props = {
  list: ComponentChildren;
  /** What is chosen; undefined where nothing is. */
  detail: ComponentChildren;
  /** Names what is chosen; when it changes, the focus goes there. */
  chosen: string | undefined;
  label: string;
  onBack: () => void;
};

/** A list and what is chosen in it: side by side, or, where there is no room for that, one in place of the other. */
export function Panes({ list, detail, chosen, label, onBack }: Props) {
  const beside = useBeside();
  const pane = useRef<HTMLElement>(null);
  const choices = useRef<HTMLDivElement>(null);
  const opened = useRef<string | null>(null);
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
    if (beside) return;
    if (chosen === undefined) {
      // Back at the list, where it was left.
      choices.current?.querySelector<HTMLElement>(`a[href="${CSS.escape(opened.current ?? '')}"]`)?.focus();
      opened.current = null;
      return;
    }
    opened.current = location.hash;
    scrollTo(0, 0);
    pane.current?.focus({ preventScroll: true });
  }, [chosen, beside]);

  return (
    <div class="panes">
      {(beside || chosen === undefined) && <div ref={choices}>{list}</div>}
      {(beside || chosen !== undefined) && (
        <section class="panes-detail" aria-label={label} tabIndex={-1} ref={pane}>
          {!beside && (
            <Button look="plain" icon="back" onClick={onBack}>
              {strings.back}
            </Button>
          )}
          {detail}
        </section>
      )}
    </div>
  );
}
