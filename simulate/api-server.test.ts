import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPlatformHttp } from '../core/adapters/wechat/platform-http.ts';
import type { PlatformCall } from '../core/wechat/platform.ts';
import { createOfficialApi } from '../core/wechat/simulator/official-api.ts';
import { serveApi } from './api-server.ts';

const api = createOfficialApi({ appId: 'wx1', secret: 's', clock: () => new Date() });
let call: PlatformCall;
let close: () => void;
beforeAll(async () => {
  const server = await serveApi(api, 0);
  close = () => server.close();
  call = createPlatformHttp(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => close());

const token = (appid: string, secret: string) => call({ path: '/cgi-bin/stable_token', body: { appid, secret } });
const send = (touser: string, access_token: string, content = '你好') =>
  call({ path: '/cgi-bin/message/custom/send', query: { access_token }, body: { touser, text: { content } } });

it('gives a token to who has the secret, and the same one again', async () => {
  expect(await token('wx2', 's')).toMatchObject({ errcode: 40013 });
  expect(await token('wx1', 'other')).toMatchObject({ errcode: 40125 });
  const { access_token, expires_in } = await token('wx1', 's');
  expect(access_token).toMatch(/^token-/);
  expect(expires_in).toBeGreaterThan(7_190);
  expect((await token('wx1', 's')).access_token).toBe(access_token);
});

it('takes five messages to who wrote, and none to who did not', async () => {
  const { access_token } = await token('wx1', 's');
  const own = String(access_token);
  expect(await send('o-1', own)).toMatchObject({ errcode: 45015 });
  api.heard('o-1');
  expect(await send('o-1', 'another')).toMatchObject({ errcode: 42001 });
  expect(await send('o-1', own, '长'.repeat(700))).toMatchObject({ errcode: 45002 });
  for (let sent = 0; sent < 5; sent++) expect(await send('o-1', own)).toMatchObject({ errcode: 0 });
  expect(await send('o-1', own)).toMatchObject({ errcode: 45047 });
  expect(api.sent).toHaveLength(5);
});
