import type { PlatformReply, PlatformRequest } from '../platform.ts';

/** The side of 公众号 that an account calls: tokens, and customer-service messages with their quota. */
export type OfficialApi = {
  call(request: PlatformRequest): Promise<PlatformReply>;
  /** Somebody wrote to the account: 48 hours and five messages from now on. */
  heard(openId: string): void;
  /** What people were sent, in order. */
  sent: { to: string; text: string }[];
  /** The paths that were called, in order. */
  calls: string[];
  /** How often a token was given out. */
  tokens: number;
  /** The next calls of a path fail with these codes. */
  fail(path: string, ...codes: number[]): void;
  /** The next call of a path arrives, and is never answered. */
  hang(path: string): void;
  /** The token that is in use is not valid from now on. */
  revoke(): void;
};

type Parts = { appId: string; secret: string; clock: () => Date };

const TOKEN_MS = 7_200_000;
const WINDOW_MS = 48 * 3_600_000;
const QUOTA = 5;
const MESSAGES: Record<number, string> = {
  40164: 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist',
};

export function createOfficialApi({ appId, secret, clock }: Parts): OfficialApi {
  let token = { text: '', until: 0 };
  const open = new Map<string, { left: number; until: number }>();
  const failing = new Map<string, number[]>();
  const hanging = new Set<string>();
  const now = () => clock().getTime();
  const reply = (errcode: number, rest: Record<string, unknown> = {}): PlatformReply => ({
    errcode,
    errmsg: errcode === 0 ? 'ok' : (MESSAGES[errcode] ?? `error ${errcode}`),
    ...rest,
  });

  const api: OfficialApi = {
    sent: [],
    calls: [],
    tokens: 0,
    heard: (openId) => void open.set(openId, { left: QUOTA, until: now() + WINDOW_MS }),
    fail: (path, ...codes) => void failing.set(path, [...(failing.get(path) ?? []), ...codes]),
    hang: (path) => void hanging.add(path),
    revoke() {
      token = { text: '', until: 0 };
    },
    async call({ path, query = {}, body }) {
      api.calls.push(path);
      if (hanging.delete(path)) return new Promise<never>(() => undefined);
      const code = failing.get(path)?.shift();
      if (code !== undefined) return reply(code);
      if (path === '/cgi-bin/stable_token') return giveToken(body as Record<string, unknown>);
      if (query.access_token !== token.text || token.until <= now()) return reply(token.text === '' ? 40001 : 42001);
      if (path === '/cgi-bin/message/custom/send') return send(body as Letter);
      return reply(-1);
    },
  };

  function giveToken(body: Record<string, unknown>): PlatformReply {
    if (body.appid !== appId) return reply(40013);
    if (body.secret !== secret) return reply(40125);
    api.tokens += 1;
    if (token.until <= now()) token = { text: `token-${api.tokens}`, until: now() + TOKEN_MS };
    return reply(0, { access_token: token.text, expires_in: Math.floor((token.until - now()) / 1000) });
  }

  function send({ touser, text: { content } }: Letter): PlatformReply {
    const window = open.get(touser);
    if (window === undefined || window.until <= now()) return reply(45015);
    if (window.left === 0) return reply(45047);
    if (new TextEncoder().encode(content).length > 2048) return reply(45002);
    window.left -= 1;
    api.sent.push({ to: touser, text: content });
    return reply(0);
  }

  return api;
}

type Letter = { touser: string; text: { content: string } };
