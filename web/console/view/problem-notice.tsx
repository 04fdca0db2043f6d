import { CallFailed } from '../call-failed.ts';
import { strings } from '../strings.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** What went wrong, in the server's own sentence, and the way to try again. Draws nothing without an error. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  if (error === undefined || error === null) return null;
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <p>{error instanceof CallFailed ? error.message : strings.broken}</p>
      {onRetry !== undefined && (
        <Button icon="retry" onClick={onRetry}>
          {strings.retry}
        </Button>
      )}
    </div>
  );
}
