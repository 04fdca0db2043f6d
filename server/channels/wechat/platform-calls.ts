import type { AccessTokens, FetchedToken } from '../../../core/wechat/access-token.ts';
import { type PlatformCall, PlatformRefused, withToken } from '../../../core/wechat/platform.ts';
import type { Letter } from './sender.ts';

/** A token by `stable_token`, which does not make invalid what other programs of the same account were given. */
export const fetchOfficialToken =
  (call: PlatformCall, appId: string, secret: string): (() => Promise<FetchedToken>) =>
  async () => {
    const body = { grant_type: 'client_credential', appid: appId, secret, force_refresh: false };
    return tokenOf(await call({ path: '/cgi-bin/stable_token', body }));
  };

export const fetchWecomToken =
  (call: PlatformCall, corpId: string, secret: string): (() => Promise<FetchedToken>) =>
  async () =>
    tokenOf(await call({ path: '/cgi-bin/gettoken', query: { corpid: corpId, corpsecret: secret } }));

function tokenOf(reply: Awaited<ReturnType<PlatformCall>>): FetchedToken {
  const { access_token, expires_in } = reply;
  if (reply.errcode !== 0 || typeof access_token !== 'string') throw new PlatformRefused(reply);
  return { token: access_token, expiresInMs: Number(expires_in) * 1000 };
}

/** 客服消息 of a 公众号. */
export function sendAsOfficial(call: PlatformCall, tokens: AccessTokens) {
  const authorised = withToken(call, tokens);
  return ({ to, text }: Letter) =>
    authorised({
      path: '/cgi-bin/message/custom/send',
      body: { touser: to, msgtype: 'text', text: { content: text } },
    });
}

/** 应用消息 of WeCom; the same one sent twice within half an hour is shown once. */
export function sendAsWecom(call: PlatformCall, tokens: AccessTokens, agentId: number) {
  const authorised = withToken(call, tokens);
  return ({ to, text }: Letter) =>
    authorised({
      path: '/cgi-bin/message/send',
      body: {
        touser: to,
        msgtype: 'text',
        agentid: agentId,
        text: { content: text },
        enable_duplicate_check: 1,
        duplicate_check_interval: 1800,
      },
    });
}
