import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { PlatformUnreachable } from '../../wechat/platform.ts';
import { createPlatformHttp } from './platform-http.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function platform(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    answer(request, response, body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return createPlatformHttp(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 300);
}

describe('a call of the platform', () => {
  it('posts JSON whose characters are as they are, and reads the answer', async () => {
    const seen: unknown[] = [];
    const call = await platform(({ method, url }, response, body) => {
      seen.push(method, url, body);
      response.end('{"msgid":"1"}');
    });
    const body = { text: { content: '退货😀\ud800"\n<&' } };
    expect(await call({ path: '/cgi-bin/a', query: { access_token: 'a b+' }, body })).toEqual({
      errcode: 0,
      errmsg: '',
      msgid: '1',
    });
    expect(seen).toEqual(['POST', '/cgi-bin/a?access_token=a+b%2B', '{"text":{"content":"退货😀\ufffd\\"\\n<&"}}']);
  });

  it('gets where there is nothing to post, and passes on what went wrong', async () => {
    const call = await platform(({ method }, response) => {
      response.end(JSON.stringify({ errcode: 40164, errmsg: `invalid ip ${method}` }));
    });
    expect(await call({ path: '/cgi-bin/gettoken' })).toEqual({ errcode: 40164, errmsg: 'invalid ip GET' });
  });

  it.each([
    ['a page', '<html>', 'SyntaxError'],
    ['a list', '[]', 'SyntaxError'],
    ['nothing', '', 'SyntaxError'],
  ])('does not understand %s', async (_name, text, why) => {
    const call = await platform((_request, response) => void response.end(text));
    const failure = await call({ path: '/a', query: { access_token: 's3cret' }, body: {} }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(PlatformUnreachable);
    expect(failure).toMatchObject({ certain: false, message: expect.stringContaining(why) });
    expect(String(failure)).not.toContain('s3cret');
  });

  it('is not waited for any longer, nor followed elsewhere', async () => {
    const silent = await platform(() => undefined);
    await expect(silent({ path: '/a' })).rejects.toMatchObject({ certain: false });
    const elsewhere = await platform((_request, response) => void response.writeHead(302, { location: '/b' }).end());
    await expect(elsewhere({ path: '/a' })).rejects.toBeInstanceOf(PlatformUnreachable);
  });

  it('that finds nobody has certainly not arrived', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const nobody = createPlatformHttp(`http://127.0.0.1:${port}`);
    await expect(nobody({ path: '/a' })).rejects.toMatchObject({ certain: true });
  });
});
