import { describe, expect, it } from 'vitest';
import { createMessageCipher, createSigner } from '../../../core/adapters/wechat/cipher.ts';
import { readFlatXml } from '../../../core/wechat/flat-xml.ts';
import { wording } from '../../../core/wechat/wording.ts';
import { writeXml } from '../../../core/wechat/write-xml.ts';
import { testApp } from '../../testing/test-app.ts';
import {
  ACCOUNT,
  eventMessage,
  quotedAnswer,
  type Scene,
  START,
  sceneWith,
  textMessage,
  writtenAnswer,
} from './testing/scene.ts';

const scene = sceneWith({ signer: createSigner, cipher: createMessageCipher });
const signer = createSigner(ACCOUNT.token);
const cipher = createMessageCipher({ ...ACCOUNT, receiveId: ACCOUNT.appId });
const SECONDS = START / 1000;

const post = ({ app }: Scene, query: Record<string, string>, body: string) =>
  app.request(`/wechat/official?${new URLSearchParams(query)}`, { method: 'POST', body });

function sealedQuery(xml: string, stamp = { timestamp: `${SECONDS}`, nonce: '263014780' }) {
  const { encrypted, signature } = cipher.seal(xml, stamp);
  const query = { ...stamp, signature: signer.sign(stamp), encrypt_type: 'aes', msg_signature: signature };
  return { query, body: writeXml({ ToUserName: 'gh', Encrypt: encrypted }) };
}

describe('/wechat/official', () => {
  it('is not there without an account', async () => {
    const { app } = await testApp();
    expect((await app.request('/wechat/official')).status).toBe(404);
  });

  it('is described as it is served', async () => {
    const { app } = await scene({ secret: true });
    const { paths } = (await (await app.request('/api/openapi.json')).json()) as { paths: Record<string, object> };
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/wechat/'));
    expect(described.filter((route) => route.includes(' /wechat/')).sort()).toEqual(
      [...new Set(served.map(({ method, path }) => `${method} ${path}`))].sort(),
    );
  });

  it('refuses other methods and large bodies', async () => {
    const own = await scene();
    expect((await own.app.request('/wechat/official', { method: 'PUT' })).status).toBe(405);
    expect((await post(own, {}, 'x'.repeat(70_000))).status).toBe(413);
  });

  it.each(['plain', 'compat', 'safe'] as const)('proves to know the token and answers, in %s mode', async (mode) => {
    const own = await scene({ mode });
    expect(await own.platform.verify()).toBe(true);
    const delivered = await own.platform.deliver(textMessage('几天内可以退货？'));
    expect(delivered).toMatchObject({ banner: false, attempts: [{ kind: 'reply' }] });
    expect(delivered.shown).toBe('关于几天内可以退货？\n\n依据：《说明 0》退货');
    expect(own.asked).toEqual(['几天内可以退货？']);
  });

  it('says the echo and nothing else', async () => {
    const { app } = await scene();
    const stamp = { timestamp: `${SECONDS}`, nonce: '1514711492' };
    const query = new URLSearchParams({ ...stamp, signature: signer.sign(stamp), echostr: '4375120948345356249' });
    const response = await app.request(`/wechat/official?${query}`);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from('4375120948345356249'));
  });

  it('replies from the account to the person, at the time', async () => {
    const own = await scene({ mode: 'plain' });
    const stamp = { timestamp: `${SECONDS}`, nonce: '1' };
    const body = writeXml(textMessage('退货'));
    const response = await post(own, { ...stamp, signature: signer.sign(stamp) }, body);
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(Object.fromEntries(readFlatXml(await response.text()) ?? [])).toEqual({
      ToUserName: 'oia2TjewbmiOUlr6X-1crbLOvLw',
      FromUserName: 'gh_7f083739789a',
      CreateTime: `${SECONDS}`,
      MsgType: 'text',
      Content: '关于退货\n\n依据：《说明 0》退货',
    });
  });

  it('links the sources when it knows its own address, and no link but its own', async () => {
    const answer = async () => quotedAnswer('见<a href="https://evil.example">这里</a>和< / A>。');
    const own = await scene({ publicUrl: 'https://help.example', answer });
    const { shown } = await own.platform.deliver(textMessage('退货'));
    expect(shown).toContain('见＜a href="https://evil.example">这里＜/a>和＜ / A>。');
    expect(shown).toMatch(/依据：《说明 0》退货 https:\/\/help\.example\/s\/[\da-z-]+$/);
  });

  describe('lets nobody else in', () => {
    const xml = writeXml(textMessage('退货'));
    const { query, body } = sealedQuery(xml);
    const attempt = async (own: Scene, otherQuery: Record<string, string>, otherBody = body) => {
      const response = await post(own, otherQuery, otherBody);
      return { status: response.status, text: await response.text() };
    };

    it('and refuses every mutation of a push in the same words', async () => {
      const own = await scene();
      const refusals = new Set<string>();
      const names = ['timestamp', 'nonce', 'msg_signature', 'encrypt_type'] as const;
      for (let n = 0; n < 400; n++) {
        const name = names[n % names.length] ?? 'nonce';
        const text = query[name];
        const at = n % text.length;
        const changed =
          text.slice(0, at) + String.fromCharCode((text.charCodeAt(at) ^ (1 + (n % 7))) % 128) + text.slice(at + 1);
        const { status, text: said } = await attempt(own, { ...query, [name]: changed });
        expect(status, `${name}=${changed}`).toBe(403);
        refusals.add(said);
      }
      for (let n = 0; n < 400; n++) {
        const at = body.indexOf('<Encrypt>') + 18 + ((n * 7) % 300);
        const changed =
          body.slice(0, at) + String.fromCharCode((body.charCodeAt(at) ^ (1 + (n % 31))) % 128) + body.slice(at + 1);
        const { status, text: said } = await attempt(own, query, changed);
        expect(status).toBe(403);
        refusals.add(said);
      }
      for (const without of [...names, 'signature']) {
        if (without === 'signature') continue;
        const rest = Object.fromEntries(Object.entries(query).filter(([name]) => name !== without));
        const { status, text: said } = await attempt(own, rest);
        expect(status).toBe(403);
        refusals.add(said);
      }
      expect(refusals.size).toBe(1);
      expect(own.asked).toEqual([]);
      expect((await attempt(own, query)).status).toBe(200);
    });

    it('nor one whose message was sealed with another key or for another account', async () => {
      const own = await scene();
      for (const other of [{ receiveId: 'wxb11529c136998cb7' }, { encodingAesKey: 'B'.repeat(43) }]) {
        const foreign = createMessageCipher({ ...ACCOUNT, receiveId: ACCOUNT.appId, ...other });
        const { encrypted, signature } = foreign.seal(xml, query);
        const { status } = await attempt(own, { ...query, msg_signature: signature }, writeXml({ Encrypt: encrypted }));
        expect(status).toBe(403);
      }
    });

    it('nor a message that is readable where it has to be encrypted, signed or not', async () => {
      for (const mode of ['safe', 'compat'] as const) {
        const own = await scene({ mode });
        const stamp = { timestamp: `${SECONDS}`, nonce: '7' };
        const plain = { ...stamp, signature: signer.sign(stamp) };
        expect((await attempt(own, plain, xml)).status).toBe(403);
        expect((await attempt(own, { ...plain, encrypt_type: 'raw' }, xml)).status).toBe(403);
        expect(
          (await attempt(own, { ...plain, encrypt_type: 'aes', msg_signature: signer.sign(stamp, '') }, xml)).status,
        ).toBe(403);
      }
      const plainOne = await scene({ mode: 'plain' });
      expect((await attempt(plainOne, query)).status).toBe(403);
    });

    it('and reads what is encrypted, not the readable twin beside it', async () => {
      const own = await scene({ mode: 'compat' });
      const { encrypted } = cipher.seal(xml, query);
      const twin = writeXml({ ...textMessage('换掉的问题'), Encrypt: encrypted });
      const signed = { ...query, msg_signature: signer.sign(query, encrypted) };
      expect((await attempt(own, signed, twin)).status).toBe(200);
      expect(own.asked).toEqual(['退货']);
    });

    it('nor a stamp that is old, or was used with another body', async () => {
      const own = await scene({ mode: 'plain' });
      const signed = (timestamp: string, nonce: string) => ({
        timestamp,
        nonce,
        signature: signer.sign({ timestamp, nonce }),
      });
      const stamp = signed(`${SECONDS}`, '1');
      expect((await attempt(own, stamp, xml)).status).toBe(200);
      expect((await attempt(own, stamp, xml)).status).toBe(200);
      expect((await attempt(own, stamp, writeXml(textMessage('别的')))).status).toBe(403);
      for (const [offset, status] of [
        [-300, 200],
        [-301, 403],
        [300, 200],
        [301, 403],
      ] as const) {
        expect((await attempt(own, signed(`${SECONDS + offset}`, `n${offset}`), xml)).status, `${offset}`).toBe(status);
      }
      for (const timestamp of ['', 'NaN', '1e9', '-1', ' 1', '0x65']) {
        expect((await attempt(own, signed(timestamp, '2'), xml)).status, timestamp).toBe(403);
      }
    });
  });

  it('takes what it cannot read from the platform, without a word', async () => {
    const own = await scene();
    for (const odd of ['', '{ "MsgType": :text }', '<xml></xml>', '<xml><MsgType>text</MsgType></xml>']) {
      const { query, body } = sealedQuery(odd, { timestamp: `${SECONDS}`, nonce: `n${odd.length}` });
      const response = await post(own, query, body);
      expect([response.status, await response.text()]).toEqual([200, 'success']);
    }
    expect(own.asked).toEqual([]);
  });

  it.each([
    'TEMPLATESENDJOBFINISH',
    'MASSSENDJOBFINISH',
    'unsubscribe',
    'LOCATION',
    'VIEW',
    'view_miniprogram',
    'scancode_push',
    'scancode_waitmsg',
    'pic_sysphoto',
    'pic_photo_or_album',
    'pic_weixin',
    'location_select',
    'subscribe_msg_popup_event',
    'subscribe_msg_change_event',
    'subscribe_msg_sent_event',
    'qualification_verify_success',
    'annual_renew',
    'verify_expired',
    'kf_create_session',
    'kf_close_session',
    'kf_switch_session',
    'user_get_card',
    'card_pass_check',
    'submit_membercard_user_info',
    'poi_check_notify',
    'user_info_modified',
    'user_authorization_revoke',
    'PUBLISHJOBFINISH',
    'guide_qrcode_scan_event',
    '一个还没有的事件',
  ])('takes the event %s without a word', async (event) => {
    const own = await scene();
    const delivered = await own.platform.deliver(eventMessage(event));
    expect(delivered).toMatchObject({ shown: null, banner: false, attempts: [{ kind: 'taken' }] });
    expect(own.asked).toEqual([]);
  });

  it('takes a kind of message that nobody knows yet', async () => {
    const own = await scene();
    const delivered = await own.platform.deliver(textMessage('', { MsgType: 'hologram' }));
    expect(delivered).toMatchObject({ shown: null, banner: false });
  });

  it.each([
    ['voice', { Format: 'amr', MediaId: '1' }, wording.cannotRead.voice],
    ['voice', { Format: 'amr', MediaId: '1', Recognition: '' }, wording.cannotRead.voice],
    ['image', { PicUrl: 'http://a', MediaId: '1' }, wording.cannotRead.image],
    ['video', { MediaId: '1', ThumbMediaId: '2' }, wording.cannotRead.video],
    ['shortvideo', { MediaId: '1', ThumbMediaId: '2' }, wording.cannotRead.video],
    ['location', { Location_X: '23.1', Location_Y: '113.3', Scale: '20', Label: '广州' }, wording.cannotRead.location],
    ['link', { Title: '公众平台', Url: 'http://a' }, wording.cannotRead.link],
    ['text', { Content: '  \n ' }, wording.cannotRead.other],
    ['text', { Content: '【收到不支持的消息类型，暂无法显示】' }, wording.cannotRead.other],
  ])('says of a %s that it cannot use it', async (MsgType, fields, said) => {
    const own = await scene();
    expect((await own.platform.deliver(textMessage('', { MsgType, ...fields }))).shown).toBe(said);
    expect(own.asked).toEqual([]);
  });

  it('answers what speech recognition heard, and what an entry of the menu asks', async () => {
    const own = await scene();
    await own.platform.deliver(textMessage('', { MsgType: 'voice', MediaId: '1', Recognition: '怎么退货？' }));
    await own.platform.deliver(eventMessage('CLICK', { EventKey: '保修多久' }));
    expect((await own.platform.deliver(eventMessage('CLICK', { EventKey: 'V1001' }))).shown).toBeNull();
    expect(own.asked).toEqual(['怎么退货？', '保修多久']);
  });

  it('greets who subscribes, with or without a code', async () => {
    const own = await scene();
    const later = { CreateTime: SECONDS + 1 };
    expect((await own.platform.deliver(eventMessage('subscribe'))).shown).toBe(wording.welcome);
    expect((await own.platform.deliver(eventMessage('SCAN', { EventKey: '1', Ticket: 't', ...later }))).shown).toBe(
      wording.welcome,
    );
  });

  it('does not tell the people of an account from what it remembers of them, nor the log', async () => {
    const own = await scene();
    await own.platform.deliver(textMessage('我的手机是13812345678'));
    expect(JSON.stringify(own.entries)).not.toMatch(/oia2T|13812345678/);
  });

  it('asks the model for its words and gives them when they come in time', async () => {
    const own = await scene({
      async answer(_question, { onQuoted, pause }) {
        onQuoted(quotedAnswer('原文'));
        await pause(4_000);
        return writtenAnswer('组织过的话');
      },
    });
    const pending = own.platform.deliver(textMessage('退货'));
    await own.timer.pass(4_100);
    expect((await pending).shown).toContain('组织过的话');
  });
});
