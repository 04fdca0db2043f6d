import type { AccessTokens } from './access-token.ts';
import { actOnError } from './error-code.ts';

/** One call of a platform's API; a POST where there is a body. Rejects PlatformUnreachable. */
export type PlatformCall = (request: PlatformRequest) => Promise<PlatformReply>;

export type PlatformRequest = {
  /** `/cgi-bin/message/custom/send` */
  path: string;
  query?: Record<string, string>;
  body?: unknown;
};

/** `errcode` is 0 where all is well, also where the platform leaves it out. */
export type PlatformReply = { errcode: number; errmsg: string } & Record<string, unknown>;

/** No answer came that could be understood. `certain` where the request cannot have arrived. */
export class PlatformUnreachable extends Error {
  override readonly name = 'PlatformUnreachable';
  readonly certain: boolean;
  constructor(host: string, why: string, certain: boolean) {
    super(`${host} did not answer: ${why}`);
    this.certain = certain;
  }
}

/** The same calls with an access token; with another one, once, where it is refused. */
export const withToken =
  (call: PlatformCall, tokens: AccessTokens): PlatformCall =>
  async (request) => {
    const attempt = (access_token: string) => call({ ...request, query: { ...request.query, access_token } });
    const token = await tokens.get();
    const reply = await attempt(token);
    return actOnError(reply.errcode) === 'renew' ? attempt(await tokens.renew(token)) : reply;
  };

/** The platform refused, and will again until somebody changes something. */
export class PlatformRefused extends Error {
  override readonly name = 'PlatformRefused';
  readonly reply: PlatformReply;
  constructor(reply: PlatformReply) {
    super(`errcode ${reply.errcode}`);
    this.reply = reply;
  }
}
