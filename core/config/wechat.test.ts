import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';

const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

describe('the accounts of WeChat', () => {
  it('are not there without a token', () => {
    const { config } = parseConfig({ WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 's' });
    expect([config.wechat, config.wecom]).toEqual([undefined, undefined]);
  });

  it('have what is needed to read what is encrypted', () => {
    const { config } = parseConfig({
      WECHAT_TOKEN: 'pamtest',
      WECHAT_APP_ID: 'wx1',
      WECHAT_ENCODING_AES_KEY: KEY,
      WECHAT_APP_SECRET: 'secret',
      WECOM_TOKEN: 'QDG6eK',
      WECOM_CORP_ID: 'ww1',
      WECOM_ENCODING_AES_KEY: KEY,
      WECOM_AGENT_ID: '1000002',
      WECOM_API_URL: 'http://127.0.0.1:1/',
    });
    expect(config.wechat).toEqual({
      token: 'pamtest',
      appId: 'wx1',
      cipher: { encodingAesKey: KEY },
      secret: 'secret',
      apiUrl: 'https://api.weixin.qq.com',
    });
    expect(config.wecom).toEqual({
      token: 'QDG6eK',
      corpId: 'ww1',
      encodingAesKey: KEY,
      agentId: 1_000_002,
      secret: undefined,
      apiUrl: 'http://127.0.0.1:1',
    });
  });

  it('need no key in plain mode, and an id only to send', () => {
    const plain = { WECHAT_TOKEN: 'pamtest', WECHAT_MODE: 'plain' };
    expect(parseConfig(plain).config.wechat).toMatchObject({ cipher: undefined, appId: '' });
    expect(() => parseConfig({ ...plain, WECHAT_APP_SECRET: 's' })).toThrow(/WECHAT_APP_ID must be set/);
  });

  it.each([
    [
      { WECHAT_TOKEN: 'pamtest' },
      /WECHAT_APP_ID must be set: WECHAT_MODE is safe.*WECHAT_ENCODING_AES_KEY must be set/,
    ],
    [{ WECHAT_TOKEN: 'pamtest', WECHAT_MODE: 'compat' }, /WECHAT_MODE is compat/],
    [{ WECHAT_TOKEN: 'pamtest', WECHAT_MODE: 'none' }, /WECHAT_MODE must be one of plain, compat, safe/],
    [{ WECHAT_TOKEN: 'two words' }, /WECHAT_TOKEN must be 3 to 32 letters and digits/],
    [{ WECHAT_TOKEN: 'pamtest', WECHAT_ENCODING_AES_KEY: KEY.slice(1) }, /WECHAT_ENCODING_AES_KEY must be the 43/],
    [{ WECOM_TOKEN: 'QDG6eK' }, /WECOM_CORP_ID must be set.*WECOM_ENCODING_AES_KEY must be set/],
    [{ WECOM_AGENT_ID: 'first' }, /WECOM_AGENT_ID must be the number/],
  ])('say what is missing or wrong: %o', (environment, problem) => {
    expect(() => parseConfig(environment)).toThrow(problem);
  });
});
