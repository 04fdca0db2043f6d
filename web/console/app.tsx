import { useMemo } from 'preact/hooks';
import { useStore } from '../shared/use-store.ts';
import { ConsoleProvider } from './context.ts';
import { Disabled } from './gate/disabled.tsx';
import { Opening } from './gate/opening.tsx';
import { SignIn } from './gate/sign-in.tsx';
import { Unreachable } from './gate/unreachable.tsx';
import type { Session } from './session.ts';
import { Shell } from './shell/shell.tsx';
import { useTheme } from './theme.ts';
import { Toasts, useToasts } from './view/toasts.tsx';

/** The gate, or for who has passed it the pages. */
export function App({ session, base }: { session: Session; base: string }) {
  const { now } = useStore(session.state);
  const [theme, setTheme] = useTheme();
  const [toasts, toast] = useToasts();
  const role = now.status === 'open' ? now.role : null;
  const shared = useMemo(
    () => (role === null ? null : { api: session.api, role, base, toast }),
    [session, role, base, toast],
  );

  return (
    <>
      {now.status === 'opening' && <Opening />}
      {now.status === 'asking' && <SignIn refused={now.refused} onToken={session.signIn} />}
      {now.status === 'disabled' && <Disabled onAgain={session.open} />}
      {now.status === 'unreachable' && <Unreachable detail={now.detail} onAgain={session.open} />}
      {shared !== null && (
        <ConsoleProvider value={shared}>
          <Shell role={shared.role} theme={theme} onTheme={setTheme} onSignOut={session.signOut} />
        </ConsoleProvider>
      )}
      <Toasts toasts={toasts} />
    </>
  );
}
