import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { AddressUnavailable, listen } from './listen.ts';
import { shutDown } from './shutdown.ts';
import { type Ask, echo, eventsOf, testApp } from './testing/test-app.ts';

const BODY_LIMIT = 64 * 1024;
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function started(options: Parameters<typeof testApp>[0] = {}) {
  const parts = await testApp(options);
  const { server } = await listen(parts.app, 0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  const stop = (patience = { graceMs: 0, deadlineMs: 1000 }) => shutDown(server, parts.admission, patience);
  closers.push(async () => server.listening && (await stop()));
  return { ...parts, server, port, url: `http://127.0.0.1:${port}`, stop };
}

/** Sends bytes as they are and gives everything that comes back until the server closes. */
function raw(port: number, ...pieces: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (data) => {
      received += data;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
    for (const piece of pieces) socket.write(piece);
  });
}

const bodyOf = (bytes: number) => {
  const frame = JSON.stringify({ message: '退货', padding: '' });
  return JSON.stringify({ message: '退货', padding: 'x'.repeat(bytes - Buffer.byteLength(frame)) });
};
const HEAD = 'POST /api/chat HTTP/1.1\r\nHost: x\r\nConnection: close\r\n';
const statusOf = (response: string) => Number(response.slice(9, 12));

/** Works until it is told to stop. */
const endless: Ask = async function* (request, signal) {
  yield { type: 'text-delta', text: '开头' };
  await sleep(60_000, undefined, { signal }).catch(() => signal.throwIfAborted());
  yield* echo(request, signal);
};

describe('request bodies', () => {
  it('are taken up to the limit and refused beyond it, announced or chunked', async () => {
    const { port } = await started();
    for (const [bytes, status] of [
      [BODY_LIMIT - 1, 200],
      [BODY_LIMIT, 200],
      [BODY_LIMIT + 1, 413],
      [BODY_LIMIT * 20, 413],
    ] as const) {
      const body = bodyOf(bytes);
      expect(Buffer.byteLength(body)).toBe(bytes);
      expect(statusOf(await raw(port, `${HEAD}Content-Length: ${bytes}\r\n\r\n`, body)), `announced ${bytes}`).toBe(
        status,
      );
      const chunk = `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`;
      const chunked = await raw(port, `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, chunk);
      expect(statusOf(chunked), `chunked ${bytes}`).toBe(status);
    }
  });

  it('that announce less than they send, or two lengths, do not get through', async () => {
    const { port } = await started();
    const less = await raw(port, `${HEAD}Content-Length: 20\r\n\r\n`, bodyOf(200));
    expect(statusOf(less)).toBe(400);
    const both = await raw(port, `${HEAD}Content-Length: 20\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`);
    expect(statusOf(both)).toBe(400);
  });

  it('that end early leave a server that answers and logs no failure', async () => {
    const { server, port, url, entries } = await started();
    const arrived = once(server, 'request');
    const socket = connect(port, '127.0.0.1');
    socket.write(`${HEAD}Content-Length: 500\r\n\r\n{"message":`);
    await arrived;
    socket.destroy();
    await expect.poll(() => entries.at(-1)?.fields).toMatchObject({ route: '/api/chat', status: 499 });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(entries.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});

describe('malformed requests', () => {
  it.each([
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    [
      'a foreign absolute address',
      'GET http://evil.example/api/documents HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      200,
    ],
    ['a large head', `GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['TLS on a plain port', '\x16\x03\x01\x00\x05hello', 400],
  ])('%s', async (_name, bytes, status) => {
    const { port } = await started();
    expect(statusOf(await raw(port, bytes))).toBe(status);
  });
});

describe('a client that leaves', () => {
  const lines = (stream: boolean) => JSON.stringify({ message: '退货', stream });
  const chunked = (text: string) =>
    `Transfer-Encoding: chunked\r\n\r\n${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n0\r\n\r\n`;
  const announced = (text: string) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;

  it.each([
    ['a stream', announced(lines(true))],
    ['a JSON answer', announced(lines(false))],
    ['a stream, asked for in chunks', chunked(lines(true))],
    ['a JSON answer, asked for in chunks', chunked(lines(false))],
  ])('ends the work for %s', async (_name, request) => {
    let begun = false;
    let reason: unknown;
    const ask: Ask = async function* (question, signal) {
      begun = true;
      signal.addEventListener('abort', () => {
        reason = signal.reason;
      });
      yield* endless(question, signal);
    };
    const { port } = await started({ ask });
    const socket = connect(port, '127.0.0.1');
    socket.write(`${HEAD}${request}`);
    await expect.poll(() => begun).toBe(true);
    socket.destroy();
    await expect.poll(() => reason, { timeout: 10_000 }).toMatchObject({ code: 'client_closed' });
  });
});

describe('shutting down', () => {
  it('lets live requests finish, refuses new ones, and then is closed', async () => {
    let working = 0;
    const ask: Ask = async function* (request, signal) {
      working++;
      await sleep(500);
      yield* echo(request, signal);
    };
    const { url, stop } = await started({ ask });
    const streams = Array.from({ length: 5 }, () =>
      fetch(`${url}/api/chat`, { method: 'POST', body: '{"message":"退货","stream":true}' }).then((r) => r.text()),
    );
    await expect.poll(() => working).toBe(5);
    const begun = performance.now();
    const stopped = stop({ graceMs: 2000, deadlineMs: 4000 });
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    for (const body of await Promise.all(streams)) expect(eventsOf(body).at(-1)?.event).toBe('done');
    expect(await stopped).toBe('drained');
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('ends what outlasts the grace with an error event, and JSON with a problem', async () => {
    let working = 0;
    const ask: Ask = (request, signal) => {
      working++;
      return endless(request, signal);
    };
    const { url, stop } = await started({ ask });
    const put = (stream: boolean) =>
      fetch(`${url}/api/chat`, { method: 'POST', body: JSON.stringify({ message: '退货', stream }) });
    const [stream, json] = [put(true).then((r) => r.text()), put(false)];
    await expect.poll(() => working).toBe(2);
    expect(await stop({ graceMs: 100, deadlineMs: 4000 })).toBe('drained');
    expect(eventsOf(await stream).at(-1)).toMatchObject({ event: 'error', data: { code: 'shutting_down' } });
    expect((await json).status).toBe(503);
    expect(await (await json).json()).toMatchObject({ code: 'shutting_down' });
  });

  it('cuts connections that never end', async () => {
    const { server, port, stop } = await started();
    const arrived = once(server, 'request');
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n');
    await arrived;
    expect(await stop({ graceMs: 50, deadlineMs: 300 })).toBe('forced');
  });
});

describe('listen', () => {
  it('says in one sentence that a port is taken', async () => {
    const { port, app } = await started();
    const second = listen(app, port, '127.0.0.1');
    await expect(second).rejects.toBeInstanceOf(AddressUnavailable);
    await expect(second).rejects.toThrow(`Port ${port} is in use by another process.`);
  });
});
