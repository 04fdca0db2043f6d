import type { SharedValues } from '../../../core/records/deliveries.ts';
import type { Timer } from '../../../core/resilience/timer.ts';
import { actOnError, explainError } from '../../../core/wechat/error-code.ts';
import { KfMessage, KfPage } from '../../../core/wechat/kf-message.ts';
import {
  type PlatformCall,
  PlatformRefused,
  type PlatformReply,
  PlatformUnreachable,
} from '../../../core/wechat/platform.ts';
import type { Log } from '../../log.ts';

/**
 * Reads the messages of a 微信客服 account, which are not delivered: a callback only says that there are some.
 *
 *   callback ──► pull a page ──► enter its messages ──► keep the cursor ──► more? pull again
 *
 * The cursor is kept after the messages are: a process that dies in between reads them twice, and they are known by then.
 * One process at a time pulls an account.
 */
export type KfPuller = {
  /** Keeps that there is an account, for whoever begins after a restart. */
  remember(openKfId: string): Promise<void>;
  /** Reads what is new of an account; `token` is that of the callback. Never rejects. */
  pull(openKfId: string, token?: string): Promise<void>;
  /** The same for every account that is remembered. */
  pullAll(): Promise<void>;
};

type Parts = {
  name: string;
  call: PlatformCall;
  values: SharedValues;
  /** Keeps messages for later; they may have been given before. */
  enter: (messages: readonly KfMessage[]) => Promise<void>;
  owner: string;
  timer: Timer;
  clock: () => Date;
  log: Log;
};

const PAGE = 1_000;
const LEASE_MS = 30_000;
const FOREVER_MS = 400 * 24 * 60 * 60_000;
const LOOK_AGAIN_MS = 1_000;
const BUSY_MS = 2_000;
const ATTEMPTS = 3;

type Place = { cursor: string; holder?: string; until?: number };

export function createKfPuller({ name, call, values, enter, owner, timer, clock, log }: Parts): KfPuller {
  const pulling = new Map<string, { again: string | undefined }>();
  const pause = (ms: number) => new Promise<void>((resolve) => timer.after(ms, resolve));

  const placeOf = <T>(openKfId: string, change: (place: Place, now: number) => { place?: Place; result: T }) =>
    values.update<T>(`${name}:cursor:${openKfId}`, clock(), (text) => {
      const now = clock().getTime();
      const { place, result } = change(text === null ? { cursor: '' } : JSON.parse(text), now);
      if (place === undefined) return { result };
      return { value: { text: JSON.stringify(place), expiresAt: new Date(now + FOREVER_MS) }, result };
    });

  /** The cursor to begin at, once nobody else is at it. */
  async function begin(openKfId: string): Promise<string> {
    for (;;) {
      const cursor = await placeOf<string | null>(openKfId, (place, now) => {
        const taken = place.holder !== undefined && place.holder !== owner && (place.until ?? 0) > now;
        if (taken) return { result: null };
        return { place: { ...place, holder: owner, until: now + LEASE_MS }, result: place.cursor };
      });
      if (cursor !== null) return cursor;
      await pause(LOOK_AGAIN_MS);
    }
  }

  async function read(openKfId: string, token: string | undefined): Promise<void> {
    let cursor = await begin(openKfId);
    for (let more = true; more; ) {
      const reply = await page({
        open_kfid: openKfId,
        limit: PAGE,
        ...(cursor && { cursor }),
        ...(token && { token }),
      });
      if (reply.errcode !== 0) {
        log.error({ reason: explainError(reply.errcode, reply.errmsg) }, 'wechat: 微信客服 messages cannot be read');
        break;
      }
      const { next_cursor, has_more, msg_list } = KfPage.parse(reply);
      await enter(msg_list.flatMap((entry) => KfMessage.safeParse(entry).data ?? []));
      cursor = next_cursor || cursor;
      await placeOf(openKfId, (_place, now) => ({
        place: { cursor, holder: owner, until: now + LEASE_MS },
        result: undefined,
      }));
      more = has_more === 1;
    }
    await placeOf(openKfId, (place) => ({ place: { cursor: place.cursor }, result: undefined }));
  }

  async function page(body: Record<string, unknown>): Promise<PlatformReply> {
    for (let attempt = 1; ; attempt++) {
      const reply = await call({ path: '/cgi-bin/kf/sync_msg', body });
      if (attempt === ATTEMPTS || actOnError(reply.errcode) !== 'later') return reply;
      await pause(BUSY_MS * attempt);
    }
  }

  async function pull(openKfId: string, token?: string): Promise<void> {
    const own = pulling.get(openKfId);
    if (own !== undefined) {
      own.again = token ?? '';
      return;
    }
    const state: { again: string | undefined } = { again: token ?? '' };
    pulling.set(openKfId, state);
    try {
      while (state.again !== undefined) {
        const given = state.again;
        state.again = undefined;
        await read(openKfId, given === '' ? undefined : given);
      }
    } catch (error) {
      if (error instanceof PlatformRefused || error instanceof PlatformUnreachable) {
        log.warn({ reason: error.message }, 'wechat: 微信客服 messages cannot be read for now');
      } else {
        log.error({ err: error }, 'wechat: 微信客服 messages cannot be read');
      }
    } finally {
      pulling.delete(openKfId);
    }
  }

  const accounts = (added: string[]) =>
    values.update<string[]>(`${name}:accounts`, clock(), (text) => {
      const known: string[] = text === null ? [] : JSON.parse(text);
      const all = [...new Set([...known, ...added])];
      if (all.length === known.length) return { result: all };
      const expiresAt = new Date(clock().getTime() + FOREVER_MS);
      return { value: { text: JSON.stringify(all), expiresAt }, result: all };
    });

  return {
    async remember(openKfId) {
      await accounts([openKfId]);
    },
    pull,
    async pullAll() {
      const known = await accounts([]);
      await Promise.all(known.map((openKfId) => pull(openKfId)));
    },
  };
}
