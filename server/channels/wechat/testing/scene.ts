import type { AskOptions } from '../../../../core/answer/assistant.ts';
import type { Answer, ChatRequest } from '../../../../core/contract/chat.ts';
import type { AnswerEvent } from '../../../../core/contract/events.ts';
import type { Deliveries } from '../../../../core/records/deliveries.ts';
import { createMemoryDeliveries } from '../../../../core/records/deliveries-memory.ts';
import type { Keeper } from '../../../../core/records/keeper.ts';
import type { OpenRecords } from '../../../../core/records/records.ts';
import type { Timer } from '../../../../core/resilience/timer.ts';
import { createManualTimer, type ManualTimer } from '../../../../core/testing/manual-timer.ts';
import { createDeliverer, type Deliverer } from '../../../../core/wechat/simulator/delivery.ts';
import { createKfApi, type KfApi } from '../../../../core/wechat/simulator/kf-api.ts';
import { createOfficialApi, type OfficialApi } from '../../../../core/wechat/simulator/official-api.ts';
import type { Written } from '../../../../core/wechat/write-xml.ts';
import { answerOf, echo, recordingLog, testApp } from '../../../testing/test-app.ts';
import { createWechat, type WechatParts } from '../wechat.ts';
import type { Platform } from '../workshop.ts';

/** A 公众号, and an application of WeCom that has the same names for everything. */
export const ACCOUNT = {
  token: 'pamtest',
  appId: 'wxb11529c136998cb6',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  secret: '0123456789abcdef0123456789abcdef',
};
export const OPEN_KF_ID = 'wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q';
const WECOM_API = 'https://wecom.test';
export const START = Date.parse('2026-11-22T03:00:00Z');

export type Tools = {
  onQuoted: (answer: Answer) => void;
  pause: (ms: number) => Promise<void>;
  signal: AbortSignal | undefined;
};
export type Answering = (question: string, tools: Tools) => Promise<Answer>;
export type Crypto = Pick<Platform, 'signer' | 'cipher'>;

export type SceneOptions = {
  answer?: Answering;
  /** What is said, where it is heard as it comes. */
  events?: (pause: Tools['pause']) => AsyncIterable<AnswerEvent>;
  mode?: 'plain' | 'compat' | 'safe';
  /** Whether the accounts may send by themselves. */
  secret?: boolean;
  /** `null` for a store that fails. */
  deliveries?: Deliveries | null;
  publicUrl?: string;
  limit?: number;
  loaded?: boolean;
  timer?: ManualTimer;
  /** Time that passes by itself, instead. */
  running?: Timer;
  api?: OfficialApi;
  kf?: KfApi;
};

export const quotedAnswer = (text: string): Answer => ({ ...answerOf(text), mode: 'extractive' });
export const writtenAnswer = (text: string): Answer => ({ ...answerOf(text), mode: 'generative' });
const echoAnswer: Answering = async (question) => quotedAnswer(`关于${question}`);

export type Scene = Awaited<ReturnType<typeof createScene>>;

/** Scenes over a cryptography, which is an adapter and for who runs the tests to choose. */
export const sceneWith = (crypto: Crypto) => (options?: SceneOptions) => createScene(crypto, options);

/** One server with its accounts, the platform before it, and time that stands still until it is told to pass. */
async function createScene(crypto: Crypto, options: SceneOptions = {}) {
  const { answer = echoAnswer, mode = 'safe', secret = false, publicUrl, limit = 200, loaded = true } = options;
  const { deliveries = createMemoryDeliveries(), timer = createManualTimer() } = options;
  const time: Timer = options.running ?? timer;
  const clock = () => new Date(START + time.now());
  const { api = createOfficialApi({ appId: ACCOUNT.appId, secret: ACCOUNT.secret, clock }) } = options;
  const pageMs = () => new Promise<void>((resolve) => time.after(100, resolve));
  const { kf = createKfApi({ openKfId: OPEN_KF_ID, page: 3, pause: pageMs }) } = options;
  const asked: string[] = [];
  const life = createLife(time);
  const pause = (ms: number) => new Promise<void>((resolve) => life.timer.after(ms, resolve));

  const inner = await testApp({ limit, loaded });
  const knowledge = answering(
    inner.knowledge,
    (message, tools) => {
      asked.push(message);
      return answer(message, { ...tools, pause });
    },
    (request) => {
      asked.push(request.message);
      return options.events?.(pause) ?? echo(request, new AbortController().signal);
    },
  );
  const { log, entries } = recordingLog();
  const { token, appId, encodingAesKey } = ACCOUNT;
  const own = { token, secret: secret ? ACCOUNT.secret : undefined };
  const wechat = createWechat({
    official: { ...own, appId, cipher: mode === 'plain' ? undefined : { encodingAesKey }, apiUrl: 'https://mp.test' },
    wecom: { ...own, corpId: appId, encodingAesKey, agentId: 1_000_002, apiUrl: WECOM_API },
    knowledge,
    admission: inner.admission,
    keeper: keeping(deliveries && life.store(deliveries)),
    log,
    publicUrl,
    platform: { ...crypto, http: (base) => (request) => life.while((base === WECOM_API ? kf : api).call(request)) },
    timer: life.timer,
    clock,
    newId: () => `${Math.random()}`,
  });
  const { app } = await testApp({ wechat: wechat.app });

  const cipher = crypto.cipher({ ...ACCOUNT, receiveId: appId });
  const deliverTo = (account: 'official' | 'wecom', path: string = account): Deliverer =>
    createDeliverer({
      account,
      signer: crypto.signer(token),
      cipher: mode === 'plain' && account === 'official' ? undefined : cipher,
      compat: mode === 'compat',
      deliver: (query, init) => life.connected(async () => app.request(`/wechat/${path}?${query}`, init)),
      timer: time,
      clock,
      random: Math.random,
    });
  return {
    app,
    wechat,
    platform: deliverTo('official'),
    wecom: deliverTo('wecom'),
    kfCallback: deliverTo('wecom', 'kf'),
    api,
    kf,
    timer,
    clock,
    asked,
    entries,
    knowledge: inner.knowledge,
    admission: inner.admission,
    kill: life.end,
    isDead: life.hasEnded,
  };
}

/** A process that can be killed: nothing that it waits for comes any more, and its connections break. */
function createLife(real: Timer) {
  let dead = false;
  const enders = new Set<() => void>();
  const never = new Promise<never>(() => undefined);
  const during = async <T>(promise: Promise<T>): Promise<T> => {
    const value = await promise;
    return dead ? never : value;
  };
  const alive =
    <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> =>
      dead ? never : during(work(...args));
  return {
    while: during,
    timer: { now: real.now, after: (ms: number, run: () => void) => real.after(ms, () => !dead && run()) },
    store: ({ inbox, outbox, values, purge }: Deliveries): Deliveries => ({
      inbox: {
        take: alive(inbox.take),
        enter: alive(inbox.enter),
        takeEntered: alive(inbox.takeEntered),
        save: alive(inbox.save),
        hand: alive(inbox.hand),
      },
      outbox: {
        put: alive(outbox.put),
        begin: alive(outbox.begin),
        end: alive(outbox.end),
        postpone: alive(outbox.postpone),
      },
      values: { update: (name, now, change) => (dead ? never : during(values.update(name, now, change))) },
      purge: alive(purge),
    }),
    connected: <T>(work: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        const cut = () => reject(new Error('ECONNRESET'));
        if (dead) return cut();
        enders.add(cut);
        work()
          .then(resolve, reject)
          .finally(() => enders.delete(cut));
      }),
    hasEnded: () => dead,
    end() {
      dead = true;
      for (const cut of enders) cut();
    },
  };
}

const keeping = (deliveries: Deliveries | null) =>
  ({
    state: () => ({ status: deliveries === null ? 'unavailable' : 'open' }),
    ask: async (work: (records: OpenRecords) => Promise<unknown>) => {
      if (deliveries === null) throw new Error('no store');
      return work({ deliveries } as unknown as OpenRecords);
    },
  }) as unknown as Keeper;

/** The same knowledge, of which the answers are given here. */
function answering(
  inner: WechatParts['knowledge'],
  answer: (question: string, tools: Omit<Tools, 'pause'>) => Promise<Answer>,
  ask: (request: ChatRequest) => AsyncIterable<AnswerEvent>,
): WechatParts['knowledge'] {
  return {
    ...inner,
    current() {
      const serving = inner.current();
      if (serving === null) return null;
      const assistant = {
        ask,
        answer: ({ message }: ChatRequest, { onQuoted = () => undefined, signal }: AskOptions = {}) =>
          answer(message, { onQuoted, signal }),
      };
      return { ...serving, assistant };
    },
  };
}

let messages = 6_054_768_590_064_713_728n;

/** A text as it is pushed; ids count up beyond what a number can hold. */
export function textMessage(content: string, more: Written = {}): Written {
  messages += 1n;
  return {
    ToUserName: 'gh_7f083739789a',
    FromUserName: 'oia2TjewbmiOUlr6X-1crbLOvLw',
    CreateTime: START / 1000,
    MsgType: 'text',
    Content: content,
    MsgId: String(messages),
    ...more,
  };
}

export function eventMessage(event: string, more: Written = {}): Written {
  const { Content: _, MsgId: __, ...rest } = textMessage('');
  return { ...rest, MsgType: 'event', Event: event, EventKey: '', ...more };
}
