import type { Part } from './bars.tsx';

/** What each colour stands for. */
export function Legend({ parts }: { parts: readonly Part[] }) {
  return (
    <ul class="legend">
      {parts.map(({ name, look }) => (
        <li key={name}>
          <svg width="10" height="10" aria-hidden="true">
            <rect class={`key ${look}`} width="10" height="10" rx="2" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
