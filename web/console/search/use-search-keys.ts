import type { RefObject } from 'preact';
import { isTyping, useKeys } from '../use-keys.ts';

type Keyed = {
  field: RefObject<HTMLInputElement | null>;
  list: RefObject<HTMLElement | null>;
  pane: RefObject<HTMLElement | null>;
  active: number;
  /** False where there is no such row. */
  focusRow: (row: number) => boolean;
  /** Given where the source covers the results. */
  onClose: (() => void) | undefined;
  /** Given where no source is shown that would. */
  onCopy: (() => void) | undefined;
};

/**
 *   /        to the field                   ↑ ↓   from the field into the results, among them, and back
 *   Enter    to the source (of the button)  Esc   from the source to its result, from there to the field
 *   C        copies
 */
export function useSearchKeys({ field, list, pane, active, focusRow, onClose, onCopy }: Keyed): void {
  const isIn = (part: RefObject<HTMLElement | null>) => part.current?.contains(document.activeElement) ?? false;
  const toField = () => {
    field.current?.focus();
    field.current?.select();
  };

  const copy = (event: KeyboardEvent) => {
    if (isTyping(event) || onCopy === undefined) return false;
    onCopy();
    return true;
  };

  useKeys({
    '/'(event) {
      if (isTyping(event) || onClose !== undefined) return false;
      toField();
      return true;
    },
    ArrowDown() {
      if (isIn(field)) return focusRow(active);
      return isIn(list) && focusRow(active + 1);
    },
    ArrowUp() {
      if (!isIn(list)) return false;
      if (active === 0) toField();
      else focusRow(active - 1);
      return true;
    },
    Enter: () => isIn(field) && focusRow(active),
    Escape() {
      if (onClose !== undefined) onClose();
      else if (isIn(pane)) return focusRow(active);
      else if (isIn(list)) toField();
      else return false;
      return true;
    },
    c: copy,
    C: copy,
  });
}
