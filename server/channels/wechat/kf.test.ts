import { describe, expect, it } from 'vitest';
import { createMessageCipher, createSigner } from '../../../core/adapters/wechat/cipher.ts';
import { createMemoryDeliveries } from '../../../core/records/deliveries-memory.ts';
import { wording } from '../../../core/wechat/wording.ts';
import {
  eventMessage,
  OPEN_KF_ID,
  quotedAnswer,
  type Scene,
  type SceneOptions,
  START,
  sceneWith,
} from './testing/scene.ts';

const createScene = sceneWith({ signer: createSigner, cipher: createMessageCipher });
const SECONDS = START / 1000;
const CALLBACK = { Token: 'ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR', OpenKfId: OPEN_KF_ID };

async function scene(options: SceneOptions = {}) {
  const own = await createScene({ secret: true, ...options });
  own.wechat.start();
  return own;
}

/** The platform says that there are messages, and time passes until they are answered. */
async function tell(own: Scene, times = 1) {
  const told = Array.from({ length: times }, () => own.kfCallback.deliver(eventMessage('kf_msg_or_event', CALLBACK)));
  await own.timer.pass(20_000);
  return Promise.all(told);
}
const write = ({ kf, clock }: Scene, from: string, content: string) =>
  kf.write({ from, content, at: clock().getTime() / 1000 });

describe('/wechat/kf', () => {
  it('is there for who may pull messages only', async () => {
    const without = await createScene({ secret: false });
    expect((await without.app.request('/wechat/kf')).status).toBe(404);
    expect(await (await scene()).kfCallback.verify()).toBe(true);
  });

  it('takes the callback at once, and answers what it pulls', async () => {
    const own = await scene();
    write(own, 'wm-1', '怎么退货？');
    write(own, 'wm-2', '保修多久？');
    const [told] = await tell(own);
    expect(told).toMatchObject({ shown: null, attempts: [{ kind: 'taken' }] });
    expect(own.kf.shown).toEqual([
      { to: 'wm-1', text: '关于怎么退货？\n\n依据：《说明 0》退货' },
      { to: 'wm-2', text: '关于保修多久？\n\n依据：《说明 0》退货' },
    ]);
  });

  it('reads every page, empty ones too, and each message once', async () => {
    const own = await scene();
    for (let n = 0; n < 10; n++) write(own, `wm-${n}`, `问题${n}`);
    await tell(own);
    expect(own.asked).toHaveLength(10);
    write(own, 'wm-0', '还有一个');
    await tell(own);
    expect(own.asked.slice(10)).toEqual(['还有一个']);
    expect(own.kf.shown).toHaveLength(11);
  });

  it('pulls an account once at a time, however many callbacks come, and misses none', async () => {
    const own = await scene();
    for (let n = 0; n < 5; n++) write(own, `wm-${n}`, `问题${n}`);
    const first = tell(own, 5);
    write(own, 'wm-6', '后来的');
    await first;
    await tell(own);
    expect(own.kf.pulledAtOnce).toBe(1);
    expect(own.asked).toHaveLength(6);
    expect(own.kf.shown).toHaveLength(6);
  });

  it('does not answer what was written long ago', async () => {
    const own = await scene();
    own.kf.write({ from: 'wm-1', content: '三天前', at: SECONDS - 3 * 86_400 });
    own.kf.write({ from: 'wm-2', content: '十分钟前', at: SECONDS - 600 });
    own.kf.write({ from: 'wm-3', content: '刚才', at: SECONDS - 590 });
    await tell(own);
    expect(own.asked).toEqual(['刚才']);
  });

  it.each([50, 150, 250, 350, 450, 700, 1_200])(
    'goes on where a process was that was killed after %i ms',
    async (ms) => {
      const deliveries = createMemoryDeliveries();
      const answer: SceneOptions['answer'] = async (question, { pause }) => {
        await pause(300);
        return quotedAnswer(question);
      };
      const own = await scene({ deliveries, answer });
      const questions = [0, 1, 2, 3, 4].map((n) => `问题${n}`);
      for (const question of questions) write(own, question, question);
      const told = own.kfCallback.deliver(eventMessage('kf_msg_or_event', CALLBACK));
      await own.timer.pass(ms);
      own.kill();
      const other = await scene({ deliveries, answer, timer: own.timer, kf: own.kf });
      // What the killed one had taken is free again after a minute.
      await own.timer.pass(120_000);
      expect((await told).banner).toBe(false);
      expect(own.kf.shown.map(({ text }) => text.split('\n')[0]).sort()).toEqual(questions);
      await other.wechat.stop();
    },
  );

  it('shares the work between two processes', async () => {
    const deliveries = createMemoryDeliveries();
    const own = await scene({ deliveries });
    const other = await createScene({ secret: true, deliveries, timer: own.timer, kf: own.kf });
    other.wechat.start();
    for (let n = 0; n < 20; n++) write(own, `wm-${n}`, `问题${n}`);
    const told = [own, other, own, other].map((one) =>
      one.kfCallback.deliver(eventMessage('kf_msg_or_event', CALLBACK)),
    );
    await own.timer.pass(30_000);
    await Promise.all(told);
    expect(own.kf.pulledAtOnce).toBe(1);
    expect(new Set(own.kf.shown.map(({ to }) => to)).size).toBe(20);
    expect(own.kf.shown).toHaveLength(20);
    expect(own.asked.length + other.asked.length).toBe(20);
  });

  it('leaves a conversation to the people who have it', async () => {
    const own = await scene();
    own.kf.states.set('wm-1', 3);
    own.kf.states.set('wm-2', 2);
    write(own, 'wm-1', '在吗');
    write(own, 'wm-2', '在吗');
    await tell(own);
    expect([own.asked, own.kf.shown]).toEqual([[], []]);
  });

  it('hands over to people after it has said so', async () => {
    const own = await scene({
      answer: async () => ({ ...quotedAnswer(''), answer: '好的，这就转人工。', status: 'handoff', citations: [] }),
    });
    write(own, 'wm-1', '转人工');
    await tell(own);
    expect(own.kf.shown).toEqual([{ to: 'wm-1', text: '好的，这就转人工。' }]);
    expect(own.kf.states.get('wm-1')).toBe(2);
  });

  it('greets who opens a conversation, while the code holds', async () => {
    const own = await scene();
    own.kf.enter({ from: 'wm-1', code: 'code-1', at: SECONDS });
    own.kf.enter({ from: 'wm-2', code: 'code-2', at: SECONDS - 25 });
    await tell(own);
    expect(own.kf.shown).toEqual([{ to: 'code-1', text: wording.welcome }]);
  });

  it('says of what it cannot read that it cannot, and is silent about what nobody knows', async () => {
    const own = await scene();
    for (const msgtype of ['image', 'voice', 'video', 'location', 'link', 'miniprogram', 'hologram']) {
      own.kf.write({ from: 'wm-1', msgtype, at: SECONDS });
    }
    await tell(own);
    const { image, voice, video, location, link } = wording.cannotRead;
    expect(own.kf.shown.map(({ text }) => text)).toEqual([image, voice, video, location, link]);
  });

  it('is told of messages at the address of the application too', async () => {
    const own = await scene();
    write(own, 'wm-1', '怎么退货？');
    const told = own.wecom.deliver(eventMessage('kf_msg_or_event', CALLBACK));
    await own.timer.pass(20_000);
    expect((await told).shown).toBeNull();
    expect(own.kf.shown).toHaveLength(1);
  });
});
