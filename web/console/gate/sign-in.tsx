import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { strings } from '../strings.ts';
import { Button } from '../view/button.tsx';
import { Gate } from './gate.tsx';

/** What an `Authorization` header can carry. */
const TOKEN = /^[\x21-\x7e]+$/;

type Props = { refused: boolean; onToken: (token: string) => Promise<void> };

/** Asks for the token, once a tab. */
export function SignIn({ refused, onToken }: Props) {
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [malformed, setMalformed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const [label, trouble] = [useId(), useId()];
  useEffect(() => field.current?.focus(), []);

  async function submit(event: Event) {
    event.preventDefault();
    const given = token.trim();
    setMalformed(!TOKEN.test(given));
    if (TOKEN.test(given)) {
      setBusy(true);
      await onToken(given);
      setBusy(false);
    }
    field.current?.select();
  }

  const wrong = malformed ? strings.tokenForm : refused && !busy ? strings.refused : undefined;
  return (
    <Gate title={strings.signIn}>
      <p>{strings.signInWhy}</p>
      <form onSubmit={submit}>
        <label class="field" for={label}>
          {strings.token}
        </label>
        <input
          id={label}
          ref={field}
          class="input"
          type="password"
          autocomplete="off"
          required
          value={token}
          aria-invalid={wrong !== undefined}
          aria-describedby={trouble}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <p class="wrong" id={trouble} role="alert">
          {wrong}
        </p>
        <Button look="solid" type="submit" busy={busy}>
          {busy ? strings.entering : strings.enter}
        </Button>
      </form>
    </Gate>
  );
}
