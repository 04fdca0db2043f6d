import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatRequest } from '../../../core/contract/chat.ts';
import { WebhookResponse } from '../../../core/contract/webhook.ts';
import { type Ask, echo, post, type TestApp, testApp } from '../../testing/test-app.ts';
import { checkSignature } from './signature.ts';

const SECRET = 'a-secret-of-this-test';
const started = (ask: Ask = echo) => testApp({ ask, access: { webhookSecret: SECRET } });

const nowInSeconds = () => Math.floor(Date.now() / 1000);
const sign = (timestamp: number | string, body: string, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

function send({ app }: TestApp, body: unknown, { path = '/hooks', at = nowInSeconds(), secret = SECRET } = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return post(app, path, text, { 'x-wenju-timestamp': `${at}`, 'x-wenju-signature': sign(at, text, secret) });
}

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('POST /hooks', () => {
  it('answers a signed question, as data and as plain text', async () => {
    const response = await send(await started(), { message: '能退货吗', conversation_id: 'order-7', extra: 1 });
    expect(response.status).toBe(200);
    const { text, answer, citations, conversation_id } = WebhookResponse.parse(await response.json());
    expect(conversation_id).toBe('order-7');
    expect(answer).toBe('能退货吗[1]');
    expect(citations[0]?.quote).toBe('第0份说明');
    expect(text).toMatch(/^能退货吗①\n\n依据①：《说明 0》退货 http:\/\/localhost\/s\/\S+$/);
  });

  it('keeps conversations apart by name and by who asks, under names that nobody guesses', async () => {
    const seen: (string | undefined)[] = [];
    const ask: Ask = async function* (request: ChatRequest, signal) {
      seen.push(request.conversation_id);
      yield* echo(request, signal);
    };
    const app = await started(ask);
    const message = '能退货吗';
    await send(app, { message, user_id: 'u-1' });
    await send(app, { message, user_id: 'u-1' });
    await send(app, { message, user_id: 'u-2' });
    await send(app, { message, user_id: 'u-1' }, { path: '/hooks/feishu' });
    await send(app, { message, user_id: 'u-1', conversation_id: 'c' });
    expect(seen[1]).toBe(seen[0]);
    expect(new Set(seen).size).toBe(4);
    for (const id of seen) expect(id).toMatch(/^hook:[\w-]{43}$/);
  });

  it('gives a conversation to go on with to who has none', async () => {
    const app = await started();
    const { conversation_id } = WebhookResponse.parse(await (await send(app, { message: '好' })).json());
    expect(conversation_id).toMatch(/^[\da-f-]{36}$/);
  });

  it.each([
    ['another secret', { secret: 'guessed' }, 'signature_invalid'],
    ['a time long past', { at: nowInSeconds() - 400 }, 'signature_expired'],
    ['a time to come', { at: nowInSeconds() + 400 }, 'signature_expired'],
  ])('refuses %s', async (_name, how, code) => {
    const response = await send(await started(), { message: '好' }, how);
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe(code);
  });

  it('refuses what is not signed, before it reads it', async () => {
    const { app } = await started();
    for (const headers of [{}, { 'x-wenju-timestamp': `${nowInSeconds()}` }, { 'x-wenju-signature': sign('', '{}') }]) {
      expect(await codeOf(await post(app, '/hooks', '{', headers))).toBe('signature_invalid');
    }
  });

  it.each([
    ['broken JSON', '{', 400, 'invalid_json'],
    ['no message', {}, 400, 'invalid_request'],
    ['white space', { message: ' ' }, 400, 'invalid_request'],
    ['too large a body', { message: '好', padding: 'x'.repeat(70_000) }, 413, 'body_too_large'],
  ])('refuses %s although it is signed', async (_name, body, status, code) => {
    const response = await send(await started(), body);
    expect(response.status).toBe(status);
    expect(await codeOf(response)).toBe(code);
  });

  it('is refused by a server that is full, as any question is', async () => {
    const app = await testApp({ limit: 0, access: { webhookSecret: SECRET } });
    expect(await codeOf(await send(app, { message: '好' }))).toBe('overloaded');
  });

  it('has no address for odd names', async () => {
    expect((await send(await started(), { message: '好' }, { path: '/hooks/a%2Fb' })).status).toBe(404);
  });

  it('is off without a secret', async () => {
    const response = await send(await testApp(), { message: '好' });
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('webhook_disabled');
  });
});

describe('checkSignature', () => {
  const now = 1_763_791_200_000;
  const body = '{"message":"好"}';
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('takes the right one, in either case of hex', () => {
    const right = sign(now / 1000, body);
    for (const signature of [right, right.toUpperCase().replace('SHA', 'sha')]) {
      checkSignature({ timestamp: `${now / 1000}`, signature, body: bytes(body) }, SECRET, now);
    }
  });

  it('refuses every other one', () => {
    const right = sign(now / 1000, body);
    const position = fc.nat(right.length - 1);
    fc.assert(
      fc.property(position, fc.constantFrom(...'0123456789abcdef=s '), fc.boolean(), (at, character, drop) => {
        const signature = right.slice(0, at) + (drop ? '' : character) + right.slice(at + 1);
        fc.pre(signature !== right);
        const attempt = () => checkSignature({ timestamp: `${now / 1000}`, signature, body: bytes(body) }, SECRET, now);
        expect(attempt).toThrow('Signature invalid');
      }),
      { numRuns: 1000 },
    );
  });

  it('binds the time and the body', () => {
    const signature = sign(now / 1000, body);
    const attempt = (timestamp: string, text: string) => () =>
      checkSignature({ timestamp, signature, body: bytes(text) }, SECRET, now);
    expect(attempt(`${now / 1000 + 1}`, body)).toThrow('Signature invalid');
    expect(attempt(`${now / 1000}`, `${body} `)).toThrow('Signature invalid');
    expect(attempt('Infinity', body)).toThrow('Signature invalid');
  });
});
