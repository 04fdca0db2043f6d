import { z } from 'zod';
import { ENCODING_AES_KEY } from '../wechat/cipher.ts';

const aesKey = z.string().regex(ENCODING_AES_KEY, 'must be the 43 characters that the console shows').optional();
const token = z
  .string()
  .regex(/^[A-Za-z0-9]{3,32}$/, 'must be 3 to 32 letters and digits, as in the console')
  .optional();
const apiUrl = (example: string) => z.url({ protocol: /^https?$/, error: `must be a web address like ${example}` });

/** The variables of the accounts in WeChat and WeCom, as they are called there. */
export const WECHAT_VARIABLES = {
  WECHAT_TOKEN: token,
  WECHAT_APP_ID: z.string().optional(),
  WECHAT_ENCODING_AES_KEY: aesKey,
  WECHAT_MODE: z.enum(['plain', 'compat', 'safe'], 'must be one of plain, compat, safe').default('safe'),
  WECHAT_APP_SECRET: z.string().optional(),
  WECHAT_API_URL: apiUrl('https://api.weixin.qq.com').default('https://api.weixin.qq.com'),
  WECOM_TOKEN: token,
  WECOM_CORP_ID: z.string().optional(),
  WECOM_ENCODING_AES_KEY: aesKey,
  WECOM_AGENT_ID: z.coerce.number('must be the number of the application').int().positive().optional(),
  WECOM_SECRET: z.string().optional(),
  WECOM_API_URL: apiUrl('https://qyapi.weixin.qq.com').default('https://qyapi.weixin.qq.com'),
};

type Values = z.infer<z.ZodObject<typeof WECHAT_VARIABLES>>;

/** A 公众号. Without a secret it cannot send anything by itself; only in plain mode has it no key. */
export type OfficialAccount = {
  token: string;
  appId: string;
  cipher: { encodingAesKey: string } | undefined;
  secret: string | undefined;
  apiUrl: string;
};

/** An application of WeCom, and 微信客服 through it. */
export type WecomAccount = {
  token: string;
  corpId: string;
  encodingAesKey: string;
  agentId: number | undefined;
  secret: string | undefined;
  apiUrl: string;
};

export type WechatConfig = {
  wechat: OfficialAccount | undefined;
  wecom: WecomAccount | undefined;
  /** What does not go together, each a sentence. */
  problems: string[];
};

/** An account is there as soon as it has a token; `problems` says what else it needs. */
export function wechatOf(values: Values): WechatConfig {
  const problems: string[] = [];
  const need = (name: keyof Values, why: string): string => {
    const value = values[name];
    if (value === undefined) problems.push(`${name} must be set: ${why}`);
    return String(value ?? '');
  };

  function official(token: string): OfficialAccount {
    const plain = values.WECHAT_MODE === 'plain';
    const why = `WECHAT_MODE is ${values.WECHAT_MODE} (plain needs no key)`;
    return {
      token,
      appId:
        plain && values.WECHAT_APP_SECRET === undefined ? (values.WECHAT_APP_ID ?? '') : need('WECHAT_APP_ID', why),
      cipher: plain ? undefined : { encodingAesKey: need('WECHAT_ENCODING_AES_KEY', why) },
      secret: values.WECHAT_APP_SECRET,
      apiUrl: values.WECHAT_API_URL.replace(/\/+$/, ''),
    };
  }

  function wecom(token: string): WecomAccount {
    return {
      token,
      corpId: need('WECOM_CORP_ID', 'WECOM_TOKEN is'),
      encodingAesKey: need('WECOM_ENCODING_AES_KEY', 'WECOM_TOKEN is'),
      agentId: values.WECOM_AGENT_ID,
      secret: values.WECOM_SECRET,
      apiUrl: values.WECOM_API_URL.replace(/\/+$/, ''),
    };
  }

  return {
    wechat: values.WECHAT_TOKEN === undefined ? undefined : official(values.WECHAT_TOKEN),
    wecom: values.WECOM_TOKEN === undefined ? undefined : wecom(values.WECOM_TOKEN),
    problems,
  };
}
