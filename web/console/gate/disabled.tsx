import { strings } from '../strings.ts';
import { Again } from './again.tsx';
import { Gate } from './gate.tsx';

/** Nobody can be let in before the owner sets a token: how to. */
export function Disabled({ onAgain }: { onAgain: () => Promise<void> }) {
  return (
    <Gate title={strings.disabled}>
      <p>{strings.disabledWhy}</p>
      <dl class="variables">
        <div>
          <dt>
            <code>AGENT_TOKEN</code>
          </dt>
          <dd>{strings.agentToken}</dd>
        </div>
        <div>
          <dt>
            <code>ADMIN_TOKEN</code>
          </dt>
          <dd>{strings.adminToken}</dd>
        </div>
      </dl>
      <pre class="code">
        <code>{strings.example}</code>
      </pre>
      <Again onAgain={onAgain}>{strings.again}</Again>
    </Gate>
  );
}
