/**
 * What to do about an `errcode` of the platforms' APIs:
 *
 *   later          the platform is busy, or we were too quick: once more, after a while
 *   renew          the token is not valid (any more): another one, once
 *   closed         this person cannot be written to now; what is left is kept for them to fetch
 *   not granted    this account may not write to anybody by itself
 *   misconfigured  somebody has to change a setting: nothing is tried again for a while
 *   refused        this message will never be taken
 *
 * Source: 全局返回码, developers.weixin.qq.com and developer.work.weixin.qq.com
 */
export type ErrorAct = 'later' | 'renew' | 'closed' | 'not granted' | 'misconfigured' | 'refused';

const ACTS: Record<number, ErrorAct> = {
  [-1]: 'later',
  45009: 'later',
  45011: 'later',
  45033: 'later',
  40001: 'renew',
  40014: 'renew',
  42001: 'renew',
  45015: 'closed',
  45047: 'closed',
  48002: 'closed',
  95018: 'closed',
  48001: 'not granted',
  40013: 'misconfigured',
  40056: 'misconfigured',
  40125: 'misconfigured',
  40164: 'misconfigured',
  50002: 'misconfigured',
  60020: 'misconfigured',
};

export const actOnError = (code: number): ErrorAct => ACTS[code] ?? 'refused';

const SENTENCES: Record<number, string> = {
  40001: 'The AppSecret (WECHAT_APP_SECRET or WECOM_SECRET) is not the one of this account.',
  40013: 'WECHAT_APP_ID is not the id of an account.',
  40056: 'WECOM_AGENT_ID is not the id of an application of this company.',
  40125: 'The AppSecret (WECHAT_APP_SECRET or WECOM_SECRET) is not the one of this account.',
  40164: "The server's address is not in the account's IP list (公众平台 → 设置与开发 → 基本配置 → IP白名单).",
  48001:
    'This account may not send customer-service messages; answers that come late wait for the visitor to fetch them.',
  50002: 'The account is frozen.',
  60020: "The server's address is not in the application's list of trusted IPs (企业可信IP).",
};

/** One sentence for the log. The address that the platform saw is named where it tells. */
export function explainError(code: number, message: string): string {
  const address = /\b(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[\da-f]{1,4}:){2,7}[\da-f]{0,4})\b/i.exec(message)?.[0];
  const sentence = SENTENCES[code] ?? 'See the list of return codes (全局返回码).';
  return `errcode ${code}: ${sentence}${address === undefined ? '' : ` It saw ${address}.`}`;
}
