import { useState } from 'preact/hooks';
import { Button } from '../view/button.tsx';

export function Again({ onAgain, children }: { onAgain: () => Promise<void>; children: string }) {
  const [busy, setBusy] = useState(false);
  async function again() {
    setBusy(true);
    await onAgain();
    setBusy(false);
  }
  return (
    <Button look="solid" icon="retry" busy={busy} onClick={again}>
      {children}
    </Button>
  );
}
