import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { strings } from '../strings.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import type { IconName } from './icon.tsx';
import { ProblemNotice } from './problem-notice.tsx';

type Props<Result> = {
  title: string;
  /** The button that goes on: what it says, and whether that can be taken back. */
  yes: string;
  look: 'solid' | 'danger';
  icon?: IconName;
  act: () => Promise<Result>;
  onDone: (result: Result) => void;
  onClose: () => void;
  /** What it will mean. */
  children: ComponentChildren;
};

/** Asks before something is done, and does it; what fails is said here, to be tried again. */
export function ConfirmDialog<Result>({ title, yes, look, icon, act, onDone, onClose, children }: Props<Result>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function go(): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      onDone(await act());
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button look={look} busy={busy} onClick={() => void go()} {...(icon !== undefined && { icon })}>
            {yes}
          </Button>
        </>
      }
    >
      <ProblemNotice error={error} />
      {children}
    </Dialog>
  );
}
