import type { VisitorResponse } from '../../core/contract/visitor.ts';

/** Says to the server that the same visitor asks as before, by a token that is renewed before it runs out. */
export type Visitor = {
  /** What requests bring along; nothing where the server gives no tokens. Never fails. */
  headers(): Promise<Record<string, string>>;
  /** The server takes the token no longer: the next request brings another. */
  refused(): void;
};

/** `until` in milliseconds since 1970. */
type Kept = { token: string; until: number };

/** Early enough that a token does not run out on its way. */
const EARLY_MS = 60_000;
/** No question waits longer for a token. */
const PATIENCE_MS = 4_000;

/** Kept in `storage` for all pages of this browser; where the browser allows none, for as long as the page lives. */
export function createVisitor(base: string, storage: () => Storage, key: string): Visitor {
  let kept: Kept | null = null;
  let renewal: Promise<void> | null = null;

  function read(): Kept | null {
    try {
      const saved = JSON.parse(storage().getItem(key) ?? 'null') as Kept | null;
      if (typeof saved?.token === 'string' && typeof saved.until === 'number') kept = saved;
    } catch {
      // No storage for this page: what was kept here goes on.
    }
    return kept;
  }

  function write(next: Kept): void {
    kept = next;
    try {
      storage().setItem(key, JSON.stringify(next));
    } catch {
      // Full or forbidden.
    }
  }

  async function renew(before: Kept | null): Promise<void> {
    try {
      const response = await fetch(`${base}api/visitor`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(before === null ? {} : { token: before.token }),
        credentials: 'omit',
      });
      if (!response.ok) return;
      const { token, expires_in } = (await response.json()) as VisitorResponse;
      write({ token, until: Date.now() + expires_in * 1000 });
    } catch {
      // The question that waits for it goes on without, and meets the same trouble or none.
    }
  }

  return {
    async headers() {
      const known = read();
      if (known === null || known.until - EARLY_MS < Date.now()) {
        renewal ??= renew(known).finally(() => {
          renewal = null;
        });
        await Promise.race([renewal, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
      }
      return kept === null ? {} : { 'x-visitor-token': kept.token };
    },
    refused() {
      const known = read();
      if (known !== null) write({ ...known, until: 0 });
    },
  };
}
