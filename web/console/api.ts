import { CallFailed, failureOf, unreachable } from './call-failed.ts';

type Query = Record<string, string | number | undefined>;
type Options = { query?: Query; signal?: AbortSignal };
type Sending = Options & {
  /** Sent as JSON; FormData as it is. */
  body?: unknown;
};

/**
 * Calls of the server with the token of this session. `T` is the contract's type of the answer
 * (`api.get<UnansweredResponse>('api/admin/unanswered')`); an empty answer is `undefined`.
 * Throws CallFailed, whose message is for the screen, or the signal's reason.
 */
export type Api = {
  get<T>(path: string, options?: Options): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, options?: Sending): Promise<T>;
};

type Deps = {
  /** Ends with `/`. */
  base: string;
  token: () => string | null;
  /** The server does not know the token (any more). */
  onRefused: () => void;
};

export function createApi({ base, token, onRefused }: Deps): Api {
  async function call(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const known = token();
    if (known !== null) headers.set('authorization', `Bearer ${known}`);
    let response: Response;
    try {
      response = await fetch(base + path, { ...init, headers, credentials: 'omit' });
    } catch (cause) {
      init.signal?.throwIfAborted();
      throw unreachable(cause);
    }
    if (response.ok) return response;
    const failed = await failureOf(response);
    if (failed.code === 'unauthorized') onRefused();
    throw failed;
  }

  return {
    get: async <T>(path: string, { query, signal }: Options = {}) =>
      read<T>(await call(path + searchOf(query), { ...(signal && { signal }) }), signal),
    async send<T>(method: string, path: string, { query, signal, body }: Sending = {}) {
      const init = { method, ...bodyOf(body), ...(signal && { signal }) };
      return read<T>(await call(path + searchOf(query), init), signal);
    },
  };
}

/** The body may still break off after its head has come. */
async function read<T>(response: Response, signal: AbortSignal | undefined): Promise<T> {
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause instanceof CallFailed ? cause : unreachable(cause);
  }
}

function searchOf(query: Query = {}): string {
  const given = Object.entries(query).filter((entry) => entry[1] !== undefined && entry[1] !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

function bodyOf(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
