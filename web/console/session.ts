import type { AdminSession, Role } from '../../core/contract/admin.ts';
import { createStore, type Store } from '../shared/store.ts';
import { type Api, createApi } from './api.ts';
import { CallFailed } from './call-failed.ts';
import { strings } from './strings.ts';

/**
 *   opening      the server is being asked who we are
 *   asking       it wants a token; `refused` where the one that was given is not known
 *   disabled     it has no token set, so that nobody is let in
 *   unreachable  it does not answer, or not yet
 *   open         it knows us
 */
export type SessionState =
  | { status: 'opening' }
  | { status: 'asking'; refused: boolean }
  | { status: 'disabled' }
  | { status: 'unreachable'; detail: string }
  | { status: 'open'; role: Role };

export type Session = {
  state: Pick<Store<{ now: SessionState }>, 'get' | 'subscribe'>;
  api: Api;
  /** Asks the server again, with the token that is known. */
  open(): Promise<void>;
  /** Tries a token and keeps it, for this tab alone, where the server knows it. */
  signIn(token: string): Promise<void>;
  signOut(): void;
};

const KEY = 'wenju:token';

type Deps = { base: string; storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> };

/** Who is working here. The token lives in the tab and is sent to nobody but the server that the page is from. */
export function createSession({ base, storage }: Deps): Session {
  const state = createStore<{ now: SessionState }>({ now: { status: 'opening' } });
  const become = (now: SessionState) => state.set({ now });
  const api = createApi({ base, token: () => storage.getItem(KEY), onRefused: refuse });

  function refuse(): void {
    const refused = storage.getItem(KEY) !== null;
    storage.removeItem(KEY);
    become({ status: 'asking', refused });
  }

  async function open(): Promise<void> {
    try {
      const { role } = await api.get<AdminSession>('api/admin/session');
      become({ status: 'open', role });
    } catch (error) {
      const { code, message } = error instanceof CallFailed ? error : { code: '', message: strings.unreachable };
      if (code === 'admin_disabled') become({ status: 'disabled' });
      // An unknown token was refused above.
      else if (code !== 'unauthorized') become({ status: 'unreachable', detail: message });
    }
  }

  return {
    state,
    api,
    open,
    async signIn(token) {
      storage.setItem(KEY, token);
      await open();
    },
    signOut() {
      storage.removeItem(KEY);
      become({ status: 'asking', refused: false });
    },
  };
}
