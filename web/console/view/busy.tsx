import { strings } from '../strings.ts';

/** Something is on its way. Appears after a moment, so that what is quick does not flicker. */
export function Busy({ label = strings.loading }: { label?: string }) {
  return (
    <p class="busy" role="status">
      <span class="spinner" aria-hidden="true" />
      {label}
    </p>
  );
}
