import { type PlatformCall, type PlatformReply, PlatformUnreachable } from '../../wechat/platform.ts';

const WITHIN_MS = 8_000;
/** The connection was never made. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Calls of an API over HTTP, in JSON. `base` is its address without a slash at the end. */
export function createPlatformHttp(base: string, withinMs: number = WITHIN_MS): PlatformCall {
  const { host } = new URL(base);
  return async ({ path, query = {}, body }) => {
    const url = `${base}${path}?${new URLSearchParams(query)}`;
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(withinMs),
        redirect: 'error',
        ...(body !== undefined && { method: 'POST', body: wellFormed(body) }),
      });
      return replyOf(JSON.parse(await response.text()));
    } catch (error) {
      const code = causeOf(error);
      throw new PlatformUnreachable(host, code, NOT_SENT.has(code));
    }
  };
}

/** Characters as they are: the platforms refuse `\\u` escapes, which are what becomes of a lone surrogate. */
const wellFormed = (body: unknown): string =>
  JSON.stringify(body, (_name, value) => (typeof value === 'string' ? value.toWellFormed() : value));

function replyOf(json: unknown): PlatformReply {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new SyntaxError('not an object');
  const { errcode = 0, errmsg = '', ...rest } = json as Record<string, unknown>;
  return { errcode: Number(errcode), errmsg: String(errmsg), ...rest };
}

/** What an error says of itself without the address, in which the token is. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name;
}
