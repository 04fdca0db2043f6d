import type { WaitingUpload } from '../../../core/contract/library.ts';
import { reasonOf } from '../ingest/strings.ts';
import { IconButton } from '../view/button.tsx';
import { Tag } from '../view/tag.tsx';
import { Time } from '../view/time.tsx';
import { strings } from './strings.ts';

type Props = { waiting: readonly WaitingUpload[]; onRemove: ((name: string) => void) | undefined };

/** Uploaded files that nothing is answered from yet, and why. */
export function WaitingList({ waiting, onRemove }: Props) {
  if (waiting.length === 0) return null;
  return (
    <section class="waiting card" aria-label={strings.waiting}>
      <h3>{strings.waiting}</h3>
      <p class="hint">{strings.waitingHint}</p>
      <ul>
        {waiting.map(({ name, bytes, uploaded_at, problem }) => (
          <li key={name}>
            <span class="upload-name">{name}</span>
            <Tag tone={problem ? 'bad' : 'warn'}>{problem ? reasonOf(problem.reason) : strings.waitingWhy}</Tag>
            <span class="quiet">
              {strings.size(bytes)} · <Time at={uploaded_at} />
            </span>
            {onRemove !== undefined && (
              <IconButton icon="remove" label={strings.removeNamed(name)} onClick={() => onRemove(name)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
