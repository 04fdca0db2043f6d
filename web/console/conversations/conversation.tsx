import { useState } from 'preact/hooks';
import type { KeptExchange } from '../../../core/contract/admin.ts';
import { useConsole } from '../context.ts';
import { useLoaded } from '../use-loaded.ts';
import { Busy } from '../view/busy.tsx';
import { Button } from '../view/button.tsx';
import { ConfirmDialog } from '../view/confirm-dialog.tsx';
import { ProblemNotice } from '../view/problem-notice.tsx';
import { Exchange } from './exchange.tsx';
import { strings } from './strings.ts';

type Kept = { id: string; exchanges: KeptExchange[] };

/** A conversation as it was, with where each answer is from and what was thought of it. */
export function Conversation({ id, onRemoved }: { id: string; onRemoved: () => void }) {
  const { api, role, toast } = useConsole();
  const address = `api/admin/conversations/${encodeURIComponent(id)}`;
  const { busy, value, error, reload } = useLoaded((signal) => api.get<Kept>(address, { signal }), [id]);
  const [asking, setAsking] = useState(false);
  if (value === undefined) return busy ? <Busy /> : <ProblemNotice error={error} onRetry={reload} />;

  return (
    <article class="conversation">
      <ol>
        {value.exchanges.map((exchange) => (
          <Exchange key={exchange.message_id} exchange={exchange} />
        ))}
      </ol>
      {role === 'admin' && (
        <Button look="plain" icon="remove" onClick={() => setAsking(true)}>
          {strings.remove}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={strings.removeAsk}
          yes={strings.removeYes}
          look="danger"
          act={() => api.send('DELETE', address)}
          onDone={() => {
            toast(strings.removed);
            onRemoved();
          }}
          onClose={() => setAsking(false)}
        >
          <p>{strings.removeWhy}</p>
        </ConfirmDialog>
      )}
    </article>
  );
}
