import { describe, expect, it } from 'vitest';
import { createMessageCipher, createSigner } from '../../../core/adapters/wechat/cipher.ts';
import type { AnswerEvent } from '../../../core/contract/events.ts';
import { createMemoryDeliveries } from '../../../core/records/deliveries-memory.ts';
import type { BotReply } from '../../../core/wechat/bot-message.ts';
import { wording } from '../../../core/wechat/wording.ts';
import { ACCOUNT, quotedAnswer, type Scene, sceneWith } from './testing/scene.ts';

const scene = sceneWith({ signer: createSigner, cipher: createMessageCipher });
const cipher = createMessageCipher({ ...ACCOUNT, receiveId: '' });
let ids = 0;

/** What the bot says to a message, encrypted there and back as the platform does. */
async function push(own: Scene, message: Record<string, unknown>): Promise<BotReply | undefined> {
  ids += 1;
  const base = { msgid: `m${ids}`, aibotid: 'bot-1', chattype: 'single', from: { userid: 'zhang' } };
  const stamp = { timestamp: `${Math.floor(own.clock().getTime() / 1000)}`, nonce: `${ids}` };
  const sealed = cipher.seal(JSON.stringify({ ...base, ...message }), stamp);
  const query = new URLSearchParams({ ...stamp, msg_signature: sealed.signature });
  const pending = Promise.resolve(
    own.app.request(`/wechat/bot?${query}`, { method: 'POST', body: JSON.stringify({ encrypt: sealed.encrypted }) }),
  );
  await own.timer.pass(1_000);
  const response = await pending;
  expect(response.status).toBe(200);
  const text = await response.text();
  if (text === '') return undefined;
  const { encrypt, msgsignature, timestamp, nonce } = JSON.parse(text);
  expect(cipher.isSigned(msgsignature, { timestamp: String(timestamp), nonce }, encrypt)).toBe(true);
  return JSON.parse(cipher.open(encrypt) ?? 'null');
}

const ask = (own: Scene, content: string, more: Record<string, unknown> = {}) =>
  push(own, { msgtype: 'text', text: { content }, ...more });
const follow = (own: Scene, id: string) => push(own, { msgtype: 'stream', stream: { id } });
const streamOf = (reply: BotReply | undefined) =>
  reply?.msgtype === 'stream' ? reply.stream : expect.fail(`${JSON.stringify(reply)} is no stream`);

/** Says a text letter by letter, one every 300 ms. */
const slowly = (text: string) =>
  async function* (pause: (ms: number) => Promise<void>): AsyncGenerator<AnswerEvent> {
    const answer = quotedAnswer(text);
    yield { type: 'sources', sources: [] };
    for (const letter of answer.answer) {
      await pause(300);
      yield { type: 'text-delta', text: letter };
    }
    yield { type: 'done', answer };
  };

describe('/wechat/bot', () => {
  it('proves to know the key', async () => {
    const own = await scene();
    const stamp = { timestamp: `${own.clock().getTime() / 1000}`, nonce: '1' };
    const { encrypted, signature } = cipher.seal('1616140317555161061', stamp);
    const query = new URLSearchParams({ ...stamp, msg_signature: signature, echostr: encrypted });
    const response = await own.app.request(`/wechat/bot?${query}`);
    expect(await response.text()).toBe('1616140317555161061');
  });

  it('refuses what the platform did not send', async () => {
    const own = await scene();
    for (const body of ['', '{}', 'null', '[]', '{"encrypt":1}', '{"encrypt":"AAAA"}']) {
      const response = await own.app.request('/wechat/bot?timestamp=1&nonce=2&msg_signature=3', {
        method: 'POST',
        body,
      });
      expect(response.status, body).toBe(403);
    }
  });

  it('gives a quick answer whole', async () => {
    const own = await scene();
    const { content, finish } = streamOf(await ask(own, '怎么退货？'));
    expect(finish).toBe(true);
    expect(content).toBe('怎么退货？\n\n依据：《说明 0》退货');
  });

  it('shows a slow one as it comes, without its markers, and ends it', async () => {
    const own = await scene({ events: slowly('七日内可以退货，运费由商家承担。') });
    const first = streamOf(await ask(own, '怎么退货？'));
    expect(first).toMatchObject({ finish: false, content: '七日内' });
    const shown = [first.content];
    for (let finish = false; !finish; ) {
      const next = streamOf(await follow(own, first.id));
      expect(next.id).toBe(first.id);
      expect(next.content).not.toMatch(/\[/);
      shown.push(next.content);
      finish = next.finish;
    }
    expect(shown.length).toBeGreaterThan(4);
    expect(shown.at(-1)).toBe('七日内可以退货，运费由商家承担。\n\n依据：《说明 0》退货');
    for (const [n, content] of shown.entries()) expect(content.startsWith(shown[n - 1] ?? '')).toBe(true);
    expect(streamOf(await follow(own, first.id))).toMatchObject({ finish: true, content: shown.at(-1) });
  });

  it('answers a message that comes again once, and goes on in the same stream', async () => {
    const own = await scene({ events: slowly('七日内可以退货。') });
    const first = streamOf(await ask(own, '怎么退货？', { msgid: 'same' }));
    const again = streamOf(await ask(own, '怎么退货？', { msgid: 'same' }));
    expect(again.id).toBe(first.id);
    expect(own.asked).toHaveLength(1);
  });

  it('is asked by another process how far the answer is, and says when the one that wrote it is gone', async () => {
    const deliveries = createMemoryDeliveries();
    const own = await scene({ deliveries, events: slowly('七日内可以退货，运费由商家承担。') });
    const other = await scene({ deliveries, timer: own.timer });
    const { id } = streamOf(await ask(own, '怎么退货？'));
    const seen = streamOf(await follow(other, id));
    expect(seen.finish).toBe(false);
    expect('七日内可以退货'.startsWith(seen.content) && seen.content !== '').toBe(true);
    own.kill();
    await own.timer.pass(30_000);
    expect(streamOf(await follow(other, id))).toMatchObject({ finish: true, content: wording.trouble });
  });

  it('hears what is said to it in a group, by voice and among pictures', async () => {
    const own = await scene();
    await ask(own, '@助手 怎么退货？', { chattype: 'group', chatid: 'c-1' });
    await push(own, { msgtype: 'voice', voice: { content: '保修多久' } });
    const items = [
      { msgtype: 'image', image: { url: 'x' } },
      { msgtype: 'text', text: { content: '这个能修吗' } },
    ];
    await push(own, { msgtype: 'mixed', mixed: { msg_item: items } });
    expect(own.asked).toEqual(['怎么退货？', '保修多久', '这个能修吗']);
  });

  it('says what it cannot read, greets, and is silent about what nobody knows', async () => {
    const own = await scene();
    expect(streamOf(await push(own, { msgtype: 'image', image: { url: 'x' } }))).toMatchObject({
      finish: true,
      content: wording.cannotRead.other,
    });
    expect(await push(own, { msgtype: 'event', event: { eventtype: 'enter_chat' } })).toMatchObject({
      msgtype: 'text',
    });
    expect(await push(own, { msgtype: 'event', event: { eventtype: 'template_card_event' } })).toBeUndefined();
    expect(await push(own, { msgtype: 1 })).toBeUndefined();
    expect(streamOf(await follow(own, 'unknown'))).toMatchObject({ finish: true, content: wording.trouble });
  });

  it('says so when it cannot answer', async () => {
    const own = await scene({ loaded: false });
    expect(streamOf(await ask(own, '怎么退货？'))).toMatchObject({ finish: true, content: wording.preparing });
    const broken = await scene({
      events: async function* () {
        yield { type: 'sources' as const, sources: [] };
        throw new TypeError('broken');
      },
    });
    expect(streamOf(await ask(broken, '怎么退货？'))).toMatchObject({ finish: true, content: wording.trouble });
  });

  it('makes no link of what a document says', async () => {
    const own = await scene({ events: slowly('![](https://evil.example)') });
    const { id } = streamOf(await ask(own, '怎么退货？'));
    await own.timer.pass(20_000);
    expect(streamOf(await follow(own, id)).content).not.toContain('](');
  });
});
