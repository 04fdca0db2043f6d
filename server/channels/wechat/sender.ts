import type { Deliveries, Sending } from '../../../core/records/deliveries.ts';
import type { Timer } from '../../../core/resilience/timer.ts';
import { createWorkLoop } from '../../../core/resilience/work-loop.ts';
import { actOnError, explainError } from '../../../core/wechat/error-code.ts';
import { PlatformRefused, type PlatformReply, PlatformUnreachable } from '../../../core/wechat/platform.ts';
import type { Log } from '../../log.ts';

/** A message that an account sends by itself. */
export type Letter = {
  /** Whom the platform is to give it to. */
  to: string;
  text: string;
  /** By what the person is remembered, and their question known. */
  person: string;
  question: string;
  /** What the channel has to know beside. */
  extra?: Record<string, string>;
};

/** Sends what lies in the outbox, one at a time and in order, as long as the account may. */
export type Sender = {
  /** Whether it is worth putting something there. */
  canSend(): boolean;
  put(id: string, letters: readonly Letter[]): Promise<void>;
  start(): void;
  stop(): Promise<void>;
};

type Parts = {
  channel: string;
  deliveries: Pick<Deliveries, 'outbox'>;
  /** `id` is of 32 characters at most, letters, digits, `_` and `-`. */
  send: (letter: Letter, id: string) => Promise<PlatformReply>;
  /** Whether the platform shows a letter once that is sent twice with the same id. */
  repeatable: boolean;
  /** Told what will not be sent though the person could still read it. */
  onUnsent: (letter: Letter) => Promise<void>;
  owner: string;
  timer: Timer;
  clock: () => Date;
  log: Log;
};

const LOOK_MS = 2_000;
const LEASE_MS = 30_000;
const WANTED_FOR_MS = 10 * 60_000;
const ATTEMPTS = 3;
const WAIT_MS = { busy: 2_000, quota: 60_000, misconfigured: 10 * 60_000, 'not granted': 24 * 60 * 60_000 };

export function createSender(parts: Parts): Sender {
  const { channel, deliveries, send, repeatable, onUnsent, owner, timer, clock, log } = parts;
  const { outbox } = deliveries;
  let offUntil = 0;

  const timeFromNow = (ms: number) => new Date(clock().getTime() + ms);

  const loop = createWorkLoop({
    async work() {
      const sending = await outbox.begin(channel, { owner, until: timeFromNow(LEASE_MS) }, clock());
      if (sending !== null) await deliver(sending);
      return sending !== null;
    },
    lookMs: LOOK_MS,
    timer,
    onFailed: (error) => log.error({ channel, err: error }, 'wechat: sending has ended'),
  });

  async function deliver({ id, body, attempts }: Sending & { attempts: number }): Promise<void> {
    const letter: Letter = JSON.parse(body);
    const again = async (ms: number) => {
      if (attempts < ATTEMPTS) return outbox.postpone(id, timeFromNow(ms * attempts));
      log.warn({ channel }, 'wechat: not sent, the platform stays busy');
      return unsent();
    };
    const unsent = async () => {
      await outbox.end(id);
      await onUnsent(letter);
    };

    const reply = await replyTo(letter, id);
    if (reply === 'not arrived' || (reply === 'unknown' && repeatable)) return again(WAIT_MS.busy);
    // It may have been shown; to show it twice would be worse than not at all.
    if (reply === 'unknown') return outbox.end(id);
    if (reply.errcode === 0) return outbox.end(id);

    const act = actOnError(reply.errcode);
    if (act === 'later') return again(reply.errcode === 45009 ? WAIT_MS.quota : WAIT_MS.busy);
    const explained = explainError(reply.errcode, reply.errmsg);
    if (act === 'refused') {
      log.error({ channel, reason: explained }, 'wechat: a message was refused');
      return outbox.end(id);
    }
    if (act !== 'closed') {
      offUntil = timeFromNow(WAIT_MS[act === 'not granted' ? act : 'misconfigured']).getTime();
      log.error({ channel, reason: explained }, 'wechat: nothing is sent for now');
    }
    return unsent();
  }

  async function replyTo(letter: Letter, id: string): Promise<PlatformReply | 'not arrived' | 'unknown'> {
    try {
      return await send(letter, id);
    } catch (error) {
      if (error instanceof PlatformRefused) return error.reply;
      if (!(error instanceof PlatformUnreachable)) throw error;
      log.warn({ channel, reason: error.message }, 'wechat');
      return error.certain ? 'not arrived' : 'unknown';
    }
  }

  return {
    canSend: () => offUntil <= clock().getTime(),
    async put(id, letters) {
      const expiresAt = timeFromNow(WANTED_FOR_MS);
      const sendings = letters.map((letter, n) => ({
        id: `${id}-${n}`,
        channel,
        body: JSON.stringify(letter),
        expiresAt,
        repeatable,
      }));
      await outbox.put(sendings, clock());
      loop.wake();
    },
    start: loop.start,
    stop: loop.stop,
  };
}
