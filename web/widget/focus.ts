import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const FOCUSABLE = 'button:not(:disabled), textarea, input, a[href], [tabindex="0"]';

/** Lets Tab go round inside `panel`: what lies behind a panel that covers the window cannot be seen. */
export function keepFocusInside(panel: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const all = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((node) => node.closest('[inert]') === null);
  const focused = focusedIn(panel);
  const edge = event.shiftKey ? all[0] : all.at(-1);
  const other = event.shiftKey ? all.at(-1) : all[0];
  if (focused !== edge && focused !== panel) return;
  event.preventDefault();
  other?.focus();
}

/** What has the focus in the tree that `node` belongs to. */
export function focusedIn(node: Node): HTMLElement | null {
  const focused = (node.getRootNode() as Document | ShadowRoot).activeElement;
  return focused instanceof HTMLElement ? focused : null;
}

/** A button that goes away when it is pressed takes the focus with it: `takeFocus` then keeps the keyboard in the panel. */
export function useKeptFocus(panel: RefObject<HTMLElement | null>, takeFocus: () => void): void {
  const inside = useRef(false);

  useEffect(() => {
    const here = () => panel.current !== null && focusedIn(panel.current) !== null;
    const moved = () => {
      inside.current = here();
    };
    const pressed = (event: Event) => {
      if (panel.current !== null && !event.composedPath().includes(panel.current)) inside.current = false;
    };
    document.addEventListener('focusin', moved);
    document.addEventListener('pointerdown', pressed, true);
    return () => {
      document.removeEventListener('focusin', moved);
      document.removeEventListener('pointerdown', pressed, true);
    };
  }, [panel]);

  useLayoutEffect(() => {
    if (inside.current && panel.current !== null && focusedIn(panel.current) === null) takeFocus();
  });
}
