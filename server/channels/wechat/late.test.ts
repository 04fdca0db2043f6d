import { describe, expect, it } from 'vitest';
import { createMessageCipher, createSigner } from '../../../core/adapters/wechat/cipher.ts';
import { utf8Length } from '../../../core/channels/cut-text.ts';
import { createMemoryDeliveries } from '../../../core/records/deliveries-memory.ts';
import { wording } from '../../../core/wechat/wording.ts';
import { Rejection } from '../../problem.ts';
import {
  type Answering,
  eventMessage,
  quotedAnswer,
  type Scene,
  sceneWith,
  textMessage,
  writtenAnswer,
} from './testing/scene.ts';

const scene = sceneWith({ signer: createSigner, cipher: createMessageCipher });
const SEND = '/cgi-bin/message/custom/send';

/** The documents' words at once, a model's after so long. */
const slow =
  (ms: number, said = '组织过的话'): Answering =>
  async (question, { onQuoted, pause }) => {
    onQuoted(quotedAnswer(`关于${question}的原文`));
    await pause(ms);
    return writtenAnswer(said);
  };

/** What the visitor is shown for a message, time passing as it needs. */
async function shown(own: Scene, content: string, account: 'platform' | 'wecom' = 'platform') {
  const pending = own[account].deliver(textMessage(content));
  await own.timer.pass(4_400);
  return (await pending).shown;
}

describe('an answer that comes late', () => {
  it('is preceded by the documents, and waits for one tap where nothing can be sent', async () => {
    const own = await scene({ answer: slow(6_000) });
    const first = await shown(own, '退货');
    expect(first).toContain('关于退货的原文');
    expect(first).toContain('<a href="weixin://bizmsgmenu?msgmenucontent=继续看&msgmenuid=more">');
    // It is still being made: who taps at once waits for it.
    const tapped = own.platform.deliver(textMessage('继续看'));
    await own.timer.pass(4_400);
    expect((await tapped).shown).toContain('组织过的话');
    expect(await shown(own, '继续看')).toBe(wording.nothingMore);
    expect(own.asked).toEqual(['退货']);
    expect(own.api.sent).toEqual([]);
  });

  it('is promised again to who taps too early', async () => {
    const own = await scene({ answer: slow(15_000) });
    await shown(own, '退货');
    expect(await shown(own, '继续看')).toBe(wording.notYet);
    await own.timer.pass(9_000);
    expect(await shown(own, '继续看')).toContain('组织过的话');
  });

  it('is sent where the account may, once, and promises nothing before', async () => {
    const own = await scene({ answer: slow(6_000), secret: true });
    own.wechat.start();
    own.api.heard('oia2TjewbmiOUlr6X-1crbLOvLw');
    const first = await shown(own, '退货');
    expect(first).not.toContain('继续看');
    await own.timer.pass(10_000);
    expect(own.api.sent).toEqual([{ to: 'oia2TjewbmiOUlr6X-1crbLOvLw', text: '组织过的话\n\n依据：《说明 0》退货' }]);
    expect(own.api.tokens).toBe(1);
    await own.wechat.stop();
  });

  it('is not sent when it says only what was quoted', async () => {
    const own = await scene({
      secret: true,
      answer: async (_question, { onQuoted, pause }) => {
        onQuoted(quotedAnswer('原文'));
        await pause(6_000);
        return quotedAnswer('原文');
      },
    });
    own.wechat.start();
    expect(await shown(own, '退货')).toContain('原文');
    await own.timer.pass(10_000);
    expect(own.api.sent).toEqual([]);
    await own.wechat.stop();
  });

  it('is sent by another process when the one that made it is gone', async () => {
    const deliveries = createMemoryDeliveries();
    const own = await scene({ answer: slow(6_000), secret: true, deliveries });
    own.api.heard('oia2TjewbmiOUlr6X-1crbLOvLw');
    await shown(own, '退货');
    await own.timer.pass(4_000);
    own.kill();
    const other = await scene({ secret: true, deliveries, timer: own.timer, api: own.api });
    other.wechat.start();
    await own.timer.pass(3_000);
    expect(own.api.sent).toHaveLength(1);
    await other.wechat.stop();
  });

  it('is not sent again when nobody knows whether it was', async () => {
    const deliveries = createMemoryDeliveries();
    const own = await scene({ answer: slow(6_000), secret: true, deliveries });
    own.wechat.start();
    own.api.heard('oia2TjewbmiOUlr6X-1crbLOvLw');
    own.api.hang(SEND);
    await shown(own, '退货');
    await own.timer.pass(4_000);
    own.kill();
    const other = await scene({ secret: true, deliveries, timer: own.timer, api: own.api });
    other.wechat.start();
    await own.timer.pass(120_000);
    expect(own.api.calls.filter((path) => path === SEND)).toHaveLength(1);
    await other.wechat.stop();
  });

  it('is nothing to who has asked something else meanwhile', async () => {
    const own = await scene({ answer: slow(9_000), secret: true });
    own.wechat.start();
    own.api.heard('oia2TjewbmiOUlr6X-1crbLOvLw');
    await shown(own, '退货');
    await shown(own, '保修');
    await own.timer.pass(12_000);
    expect(own.api.sent).toHaveLength(1);
    await own.wechat.stop();
  });

  it('is sent as far as the platform lets an account, and is left to be read beyond that', async () => {
    const own = await scene({ answer: slow(6_000), secret: true });
    own.wechat.start();
    own.api.heard('oia2TjewbmiOUlr6X-1crbLOvLw');
    // A click lets three be sent within a minute; the ledger knows, and asks the platform for no fourth.
    const click = own.platform.deliver(eventMessage('CLICK', { EventKey: '退货' }));
    await own.timer.pass(62_000);
    expect((await click).banner).toBe(false);
    expect(own.api.sent).toHaveLength(1);
    await own.wechat.stop();
  });

  it.each([
    [45015, 1],
    [45047, 1],
    [48001, 1],
    [40164, 1],
  ])('is left to be read when the platform says %i', async (code, calls) => {
    const own = await scene({ answer: slow(6_000), secret: true });
    own.wechat.start();
    own.api.heard('oia2TjewbmiOUlr6X-1crbLOvLw');
    own.api.fail(SEND, code, code, code, code, code);
    await shown(own, '退货');
    await own.timer.pass(30_000);
    expect(own.api.calls.filter((path) => path === SEND)).toHaveLength(calls);
    expect(await shown(own, '继续看')).toContain('组织过的话');
    if (code === 40164) expect(JSON.stringify(own.entries)).toContain('203.0.113.7');
    await own.wechat.stop();
  });

  it('is tried three times while the platform is busy, and no more', async () => {
    const own = await scene({ answer: slow(6_000), secret: true });
    own.wechat.start();
    own.api.heard('oia2TjewbmiOUlr6X-1crbLOvLw');
    own.api.fail(SEND, -1, -1);
    await shown(own, '退货');
    await own.timer.pass(30_000);
    expect(own.api.sent).toHaveLength(1);
    own.api.fail(SEND, ...Array<number>(9).fill(-1));
    await shown(own, '保修');
    await own.timer.pass(60_000);
    expect(own.api.calls.filter((path) => path === SEND)).toHaveLength(6);
    await own.wechat.stop();
  });

  it('is sent with another token when that is not valid any more, once', async () => {
    const own = await scene({ answer: slow(6_000), secret: true });
    own.wechat.start();
    own.api.heard('oia2TjewbmiOUlr6X-1crbLOvLw');
    await shown(own, '退货');
    await own.timer.pass(10_000);
    own.api.revoke();
    await shown(own, '保修');
    await own.timer.pass(10_000);
    expect([own.api.sent.length, own.api.tokens]).toEqual([2, 2]);
    own.api.fail(SEND, ...Array<number>(9).fill(40001));
    await shown(own, '运费');
    await own.timer.pass(60_000);
    // One with each of two tokens, and then nothing until somebody has changed the setting.
    expect(own.api.calls.filter((path) => path === SEND)).toHaveLength(5);
    expect([own.api.sent.length, own.api.tokens]).toEqual([2, 3]);
    await own.wechat.stop();
  });
});

describe('a long answer', () => {
  const long = Array.from(
    { length: 120 },
    (_, n) => `第${n + 1}条，收到商品之后七日以内可以退货，运费由商家承担。`,
  ).join('');

  it('comes part by part, each short enough, and nothing of it is lost', async () => {
    const own = await scene({ answer: async () => quotedAnswer(long) });
    const parts: string[] = [];
    for (let asked = '退货'; ; asked = '继续看') {
      const part = (await shown(own, asked)) ?? '';
      expect(utf8Length(part)).toBeLessThanOrEqual(2_000);
      parts.push(part.split(`\n\n${wording.moreParts}`)[0] ?? '');
      if (!part.includes(wording.moreParts)) break;
    }
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.join('').replace(/\s/g, '')).toBe(`${long}依据：《说明0》退货`);
  });

  it('gives the same part again to the same message', async () => {
    const own = await scene({ answer: async () => quotedAnswer(long) });
    await shown(own, '退货');
    const message = textMessage('继续看');
    const first = await own.platform.attempt(message);
    await own.timer.pass(5_000);
    expect(await own.platform.attempt(message)).toMatchObject({
      kind: 'reply',
      text: (first as { text: string }).text,
    });
  });
});

describe('where there is no answer', () => {
  it('says that it is getting ready', async () => {
    const own = await scene({ loaded: false });
    expect((await own.platform.deliver(textMessage('退货'))).shown).toBe(wording.preparing);
  });

  it('says that too many ask, or that it is ending', async () => {
    const full = await scene({ limit: 0 });
    expect((await full.platform.deliver(textMessage('退货'))).shown).toBe(wording.busy);
    const ending = await scene();
    ending.admission.close();
    expect((await ending.platform.deliver(textMessage('退货'))).shown).toBe(wording.busy);
  });

  it('says that it failed, and tells the log why', async () => {
    const own = await scene({ answer: () => Promise.reject(new TypeError('broken')) });
    expect((await own.platform.deliver(textMessage('退货'))).shown).toBe(wording.trouble);
    expect(JSON.stringify(own.entries)).toContain('no answer');
    const refused = await scene({ answer: () => Promise.reject(new Rejection('shutting_down')) });
    expect((await refused.platform.deliver(textMessage('退货'))).shown).toBe(wording.busy);
  });

  it('says something when not even the documents are read in time', async () => {
    const own = await scene({ answer: () => new Promise(() => undefined) });
    expect(await shown(own, '退货')).toBe(wording.busy);
    await own.timer.pass(30_000);
  });

  it('says what is known when the store goes in the middle', async () => {
    const deliveries = createMemoryDeliveries();
    const gone = () => Promise.reject(new Error('no store'));
    const { take } = deliveries.inbox;
    const inbox = { ...deliveries.inbox, take, save: gone, hand: gone };
    for (const answer of [slow(300), slow(6_000)]) {
      const own = await scene({ deliveries: { ...deliveries, inbox }, answer });
      expect(await shown(own, '退货')).toMatch(/组织过的话|关于退货的原文/);
    }
  });

  it('does without a store', async () => {
    const own = await scene({ deliveries: null, answer: slow(6_000) });
    const message = textMessage('退货');
    const both = Promise.all([own.platform.attempt(message), own.platform.attempt(message)]);
    await own.timer.pass(4_400);
    const kinds = (await both).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['reply', 'taken']);
    await own.timer.pass(3_000);
    expect(await shown(own, '继续看')).toContain('组织过的话');
  });
});

describe('/wechat/wecom', () => {
  it('proves its address with what was encrypted, and nothing around it', async () => {
    const own = await scene();
    expect(await own.wecom.verify()).toBe(true);
  });

  it('answers, and reads on by a word where there is no tap', async () => {
    const own = await scene({ answer: slow(6_000) });
    const first = await shown(own, '退货', 'wecom');
    expect(first).toContain('回复“继续看”');
    expect(first).not.toContain('weixin://');
    await own.timer.pass(4_000);
    expect(await shown(own, '继续看', 'wecom')).toContain('组织过的话');
  });
});
