import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Role } from '../../core/contract/admin.ts';
import type { Api } from './api.ts';

/** What every page works with. */
export type Console = {
  api: Api;
  role: Role;
  /** Ends with `/`: where the server is, also behind a path prefix. */
  base: string;
  /** Says something for a moment, aloud as well. */
  toast(sentence: string, tone?: 'good' | 'bad'): void;
};

const Context = createContext<Console | null>(null);

export const ConsoleProvider = Context.Provider;

export function useConsole(): Console {
  const console = useContext(Context);
  if (console === null) throw new Error('A page was drawn outside of the console.');
  return console;
}
