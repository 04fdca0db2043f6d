import { strings } from '../strings.ts';
import { Busy } from '../view/busy.tsx';

export function Opening() {
  return (
    <main class="gate">
      <h1 class="unseen">{strings.title}</h1>
      <Busy label={strings.connecting} />
    </main>
  );
}
