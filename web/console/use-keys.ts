import { useEffect, useRef } from 'preact/hooks';

/** What the keys do; a handler that returns false leaves the key to the browser. */
export type Keys = Record<string, (event: KeyboardEvent) => boolean | undefined>;

/** Listens on the page while it is shown. Keys pressed with Ctrl, Alt or ⌘, and those of an input method, are not meant. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.keyCode === 229) return;
      const handler = latest.current[event.key];
      if (handler !== undefined && handler(event) !== false) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** Whether what has the focus takes letters. */
export const isTyping = ({ target }: Event): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
