import { strings } from '../strings.ts';
import { Again } from './again.tsx';
import { Gate } from './gate.tsx';

/** The server is down, or not ready yet. */
export function Unreachable({ detail, onAgain }: { detail: string; onAgain: () => Promise<void> }) {
  return (
    <Gate title={strings.unreachableTitle}>
      <p role="alert">{detail}</p>
      <Again onAgain={onAgain}>{strings.retry}</Again>
    </Gate>
  );
}
