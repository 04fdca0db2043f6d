import { useState } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { Button } from '../view/button.tsx';
import { Dialog } from '../view/dialog.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { strings } from './strings.ts';

type Props = { name: string; onClose: () => void; onRemoved: () => void };

/** Asks before an uploaded file is removed. */
export function RemoveDialog({ name, onClose, onRemoved }: Props) {
  const { api, toast } = useConsole();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function remove(): Promise<void> {
    setBusy(true);
    try {
      await api.send('DELETE', `api/admin/documents/${encodeURIComponent(name)}`);
      toast(strings.removed);
      onRemoved();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={strings.removeTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button look="danger" icon="remove" busy={busy} onClick={() => void remove()}>
            {strings.remove}
          </Button>
        </>
      }
    >
      <ProblemNotice error={error} />
      <p>{strings.removeWhy(name)}</p>
    </Dialog>
  );
}
