import { describe, expect, it } from 'vitest';
import { createMessageCipher, createSigner } from '../../../core/adapters/wechat/cipher.ts';
import { createMemoryDeliveries } from '../../../core/records/deliveries-memory.ts';
import { createRandom } from '../../../core/statistics/random.ts';
import { createManualTimer } from '../../../core/testing/manual-timer.ts';
import type { Attempt } from '../../../core/wechat/simulator/delivery.ts';
import type { Written } from '../../../core/wechat/write-xml.ts';
import { Rejection } from '../../problem.ts';
import { type Answering, quotedAnswer, type Scene, sceneWith, textMessage, writtenAnswer } from './testing/scene.ts';

const scene = sceneWith({ signer: createSigner, cipher: createMessageCipher });
const never = () => new Promise<never>(() => undefined);
const HOSTILE = ']]></Content><MsgType>news</MsgType>\0\u0008\ud800<a href="https://evil.example">\u202e😀👨‍👩‍👧‍👦';

/** What a language model, and what is before it, can do to an answer. */
const FAULTS: Record<string, Answering> = {
  none: async (question) => quotedAnswer(question),
  'quick model': async (question, { onQuoted, pause }) => {
    onQuoted(quotedAnswer(question));
    await pause(700);
    return writtenAnswer(`说：${question}`);
  },
  'slow model': async (question, { onQuoted, pause }) => {
    onQuoted(quotedAnswer(question));
    await pause(6_500);
    return writtenAnswer(`说：${question}`);
  },
  'just at the deadline': async (question, { onQuoted, pause }) => {
    onQuoted(quotedAnswer(question));
    await pause(4_200);
    return writtenAnswer(`说：${question}`);
  },
  'silent model': async (question, { onQuoted }) => {
    onQuoted(quotedAnswer(question));
    return never();
  },
  'model that fails at once': async (question, { onQuoted }) => {
    onQuoted(quotedAnswer(question));
    throw new Error('ECONNREFUSED');
  },
  'model that fails late': async (question, { onQuoted, pause }) => {
    onQuoted(quotedAnswer(question));
    await pause(7_000);
    throw new Error('500');
  },
  'model that fails before the documents are read': async () => {
    throw new TypeError('broken');
  },
  'slow documents': async (question, { pause }) => {
    await pause(3_000);
    return quotedAnswer(question);
  },
  'documents slower than the platform': async (question, { onQuoted, pause }) => {
    await pause(5_500);
    onQuoted(quotedAnswer(question));
    return quotedAnswer(question);
  },
  'hanging documents': never,
  overload: () => Promise.reject(new Rejection('overloaded')),
  'hostile characters': async () => writtenAnswer(HOSTILE),
  'an answer without end': async (_question, { onQuoted, pause }) => {
    onQuoted(quotedAnswer('退货说明。'.repeat(250)));
    await pause(5_000);
    return writtenAnswer('换货说明。'.repeat(250));
  },
  'an empty answer': async () => ({ ...quotedAnswer(''), answer: '', citations: [] }),
};
const NAMES = Object.keys(FAULTS);
const byFault: Answering = (question, tools) => (FAULTS[question.split('#')[0] ?? ''] ?? never)(question, tools);

const from = (n: number) => ({ FromUserName: `o-${n}` });
const STORM_MS = 40_000;
/** STORM_MESSAGES=10000 is the long run. */
const MESSAGES = Number(process.env.STORM_MESSAGES ?? 500);
const SEED = Number(process.env.STORM_SEED ?? Date.now() % 2 ** 31);

describe('messages over every fault of a model', () => {
  it('are each answered once within 4.5 seconds, and no visitor sees the banner', { timeout: 1_200_000 }, async () => {
    const own = await scene({ answer: byFault, secret: true });
    own.wechat.start();
    const counts = { messages: 0, banners: 0, slowest: 0, shown: 0, attempts: 0 };
    for (let wave = 0; wave < MESSAGES / 100; wave++) {
      const delivered = Array.from({ length: 100 }, (_, n) => {
        const fault = NAMES[(wave * 100 + n) % NAMES.length];
        return own.platform.deliver(textMessage(`${fault}#${wave}-${n}`, from(n)));
      });
      await own.timer.pass(STORM_MS);
      for (const { banner, shown, attempts } of await Promise.all(delivered)) {
        counts.messages += 1;
        counts.banners += Number(banner);
        counts.shown += Number(shown !== null);
        counts.attempts += attempts.length;
        counts.slowest = Math.max(counts.slowest, ...attempts.map(({ ms }) => ms));
      }
    }
    console.info(JSON.stringify(counts));
    expect(counts).toMatchObject({ messages: MESSAGES, banners: 0, shown: MESSAGES, attempts: MESSAGES });
    expect(counts.slowest).toBeLessThanOrEqual(4_500);
    await own.wechat.stop();
  });
});

describe('two servers behind one address', () => {
  type Storm = {
    /** How many come of each attempt on its way to one server or the other. */
    copies: number;
    random: () => number;
  };
  /** The platform's rounds; another one where none of an attempt's copies was answered. */
  async function storm(message: Written, servers: readonly Scene[], { copies, random }: Storm): Promise<Attempt[]> {
    const pause = (ms: number) => new Promise<void>((resolve) => servers[0]?.timer.after(ms, resolve));
    const all: Attempt[] = [];
    for (let round = 0; round < 3; round++) {
      const attempts = await Promise.all(
        Array.from({ length: copies }, async () => {
          await pause(copies === 1 || random() < 0.5 ? 0 : random() * 300);
          const alive = servers.filter((server) => !server.isDead());
          const server = alive[Math.floor(random() * alive.length)] as Scene;
          return server.platform.attempt(message);
        }),
      );
      all.push(...attempts);
      if (attempts.some(({ kind }) => kind !== 'none')) break;
      await pause(5_000 - Math.max(...attempts.map(({ ms }) => ms)));
    }
    return all;
  }

  const count = (attempts: readonly Attempt[], kind: Attempt['kind']) =>
    attempts.filter((attempt) => attempt.kind === kind).length;

  async function run({ messages, copies, kill }: { messages: number; copies: number; kill: boolean }) {
    console.info(`seed ${SEED}`);
    const random = createRandom(SEED);
    const counts = { messages: 0, shown: 0, twice: 0, odd: 0, unanswered: 0, slowest: 0, asked: 0 };
    for (let wave = 0; wave < messages / 50; wave++) {
      const timer = createManualTimer();
      const shared = { timer, deliveries: createMemoryDeliveries(), answer: byFault };
      const servers = [await scene(shared), await scene(shared)];
      if (kill) timer.after(random() * 5_000, () => servers[0]?.kill());
      const stormed = Array.from({ length: 50 }, (_, n) => {
        const fault = NAMES[(wave * 50 + n) % NAMES.length];
        return storm(textMessage(`${fault}#${wave}-${n}`, from(n)), servers, { copies, random });
      });
      await timer.pass(STORM_MS);
      for (const attempts of await Promise.all(stormed)) {
        const replies = count(attempts, 'reply');
        counts.messages += 1;
        counts.shown += Number(replies === 1);
        counts.twice += Number(replies > 1);
        counts.odd += count(attempts, 'odd');
        counts.unanswered += Number(replies === 0);
        const answered = attempts.filter(({ kind }) => kind !== 'none');
        counts.slowest = Math.max(counts.slowest, ...answered.map(({ ms }) => ms));
      }
      counts.asked += servers.reduce((sum, { asked }) => sum + asked.length, 0);
    }
    console.info(JSON.stringify(counts));
    return counts;
  }

  it('answer a message once, however often and wherever it is delivered', { timeout: 1_200_000 }, async () => {
    const messages = MESSAGES / 5;
    const counts = await run({ messages, copies: 3, kill: false });
    expect(counts).toMatchObject({ messages, shown: messages, twice: 0, odd: 0, unanswered: 0 });
    expect(counts.slowest).toBeLessThanOrEqual(4_500);
  });

  it('answer a message once when one of them is killed in the middle', { timeout: 1_200_000 }, async () => {
    const messages = MESSAGES / 5;
    const counts = await run({ messages, copies: 1, kill: true });
    expect(counts).toMatchObject({ messages, shown: messages, twice: 0, odd: 0, unanswered: 0 });
    expect(counts.slowest).toBeLessThanOrEqual(4_500);
  });

  it('answer it at most once when, beside that, the network doubles attempts', { timeout: 1_200_000 }, async () => {
    const messages = MESSAGES / 5;
    const counts = await run({ messages, copies: 3, kill: true });
    expect(counts).toMatchObject({ messages, twice: 0, odd: 0 });
    // Lost is what the killed one had been given to say while the other told the platform that all is done.
    expect(counts.unanswered).toBeLessThan(messages / 20);
    expect(counts.slowest).toBeLessThanOrEqual(4_500);
  });
});
