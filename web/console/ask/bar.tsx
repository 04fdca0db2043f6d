import { percentOf } from './numbers.ts';

/** A value as a length beside its number. `share` is 0..1 of the greatest there is. */
export function Bar({ label, text, share, tone }: { label: string; text: string; share: number; tone?: 'strong' }) {
  return (
    <span class={tone === 'strong' ? 'bar strong' : 'bar'}>
      <span class="bar-label">{label}</span>
      <span class="bar-track" aria-hidden="true">
        <span style={{ width: percentOf(share) }} />
      </span>
      <span class="bar-text">{text}</span>
    </span>
  );
}
