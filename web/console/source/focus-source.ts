/** The focus to the text of a source, so that the keys scroll it; to its frame as long as the text is not there. */
export function focusSource(pane: HTMLElement | null): void {
  const text = pane?.querySelector<HTMLElement>('.document');
  (text ?? pane)?.focus({ preventScroll: true });
}
