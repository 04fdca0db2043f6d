import type { SharedValues } from '../records/deliveries.ts';
import type { Timer } from '../resilience/timer.ts';

/**
 * The token that the platforms' APIs want in every call, fetched once for everybody who needs it:
 *
 *   get ──► in memory? ──► in the store? ──► leave to fetch? ──► fetch ──► store
 *              one at a time in this process    one process at a time; the others wait for what it stores
 *
 * Who fetches a token beside others may make theirs invalid; that is the commonest failure of such programs.
 */
export type AccessTokens = {
  /** Rejects with what `fetch` does. */
  get(): Promise<string>;
  /** Another token than `bad`, which was refused. */
  renew(bad: string): Promise<string>;
};

export type FetchedToken = { token: string; expiresInMs: number };

export type AccessTokenParts = {
  /** The name of the account's token in the store. */
  name: string;
  fetch: () => Promise<FetchedToken>;
  values: SharedValues;
  timer: Timer;
  clock: () => Date;
};

/** A token is not used in its last minutes; the platform hands out the next one by then. */
const SPARE_MS = 300_000;
const FETCH_WITHIN_MS = 10_000;
const LOOK_AGAIN_MS = 200;

type Stored = { token?: string; until?: number; fetchingUntil?: number };

export function createAccessTokens({ name, fetch, values, timer, clock }: AccessTokenParts): AccessTokens {
  let held: { token: string; until: number } | null = null;
  let pending: Promise<string> | null = null;

  const hold = (token: string, until: number): string => {
    held = { token, until };
    return token;
  };

  /** The stored token, or leave to fetch one, or neither while somebody else does. */
  const consult = (bad: string | undefined) =>
    values.update<{ token: string; until: number } | 'fetch' | 'wait'>(name, clock(), (text) => {
      const now = clock().getTime();
      const { token, until = 0, fetchingUntil = 0 }: Stored = text === null ? {} : JSON.parse(text);
      if (token !== undefined && token !== bad && until > now) return { result: { token, until } };
      if (fetchingUntil > now) return { result: 'wait' };
      const lease: Stored = { fetchingUntil: now + FETCH_WITHIN_MS };
      return { value: stored(lease, now + FETCH_WITHIN_MS), result: 'fetch' };
    });

  const keep = (value: Stored | null, until: number) =>
    values.update(name, clock(), () => ({ value: value && stored(value, until), result: undefined }));

  async function obtain(bad: string | undefined): Promise<string> {
    for (;;) {
      const found = await consult(bad);
      if (found === 'wait') {
        await new Promise<void>((resolve) => timer.after(LOOK_AGAIN_MS, resolve));
        continue;
      }
      if (found !== 'fetch') return hold(found.token, found.until);
      try {
        const { token, expiresInMs } = await fetch();
        // Short ones are used for what they are worth: the platform may hand out what is left of the last token.
        const until = clock().getTime() + Math.max(expiresInMs - SPARE_MS, expiresInMs / 2);
        await keep({ token, until }, until);
        return hold(token, until);
      } catch (error) {
        await keep(null, 0);
        throw error;
      }
    }
  }

  const once = (bad?: string): Promise<string> => {
    pending ??= obtain(bad).finally(() => {
      pending = null;
    });
    return pending;
  };

  return {
    async get() {
      return held !== null && held.until > clock().getTime() ? held.token : once();
    },
    async renew(bad) {
      if (held?.token === bad) held = null;
      return held === null ? once(bad) : held.token;
    },
  };
}

const stored = (value: Stored, expiresAt: number) => ({ text: JSON.stringify(value), expiresAt: new Date(expiresAt) });
