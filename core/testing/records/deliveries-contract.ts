import { describe, expect, it } from 'vitest';
import type { Arrival, Deliveries, Sending } from '../../records/deliveries.ts';

const START = Date.parse('2026-11-22T03:00:00Z');
const timeAt = (ms: number) => new Date(START + ms);
const AGAIN = 4_500;

/** What keeps messages for pushing services promises. `give` returns it as other tests left it: every test has keys of its own. */
export function testDeliveries(give: () => Deliveries): void {
  describe('deliveries', () => {
    let made = 0;
    const own = (name: string) => `${name}-${++made}`;
    const arrivalOf = (key: string, ms = 0, channel = 'a'): Arrival => ({ key, channel, body: key, at: timeAt(ms) });
    const lease = (ms: number, owner = 'one') => ({ owner, until: timeAt(ms) });
    const hand = (key: string, ms: number, reply = '兜底') => give().inbox.hand(key, reply, timeAt(ms), AGAIN);

    describe('inbox', () => {
      it('gives a message to one worker, and to another when the first is gone', async () => {
        const { inbox } = give();
        const key = own('m');
        expect(await inbox.take(arrivalOf(key), lease(2_000))).toBe('yours');
        expect(await inbox.take(arrivalOf(key, 1_999), lease(4_000, 'two'))).toBe('theirs');
        expect(await inbox.take(arrivalOf(key, 2_000), lease(4_000, 'two'))).toBe('yours');
        expect(await inbox.take(arrivalOf(key, 2_001), lease(4_001))).toBe('theirs');
      });

      it('gives one of many that come at once the message', async () => {
        const { inbox } = give();
        const key = own('m');
        const all = await Promise.all(
          Array.from({ length: 20 }, (_, n) => inbox.take(arrivalOf(key), lease(2_000, `${n}`))),
        );
        expect(all.filter((standing) => standing === 'yours')).toHaveLength(1);
      });

      it('keeps a draft until the last word, and that for good', async () => {
        const { inbox } = give();
        const key = own('m');
        await inbox.take(arrivalOf(key), lease(2_000));
        expect(await inbox.save(key, '初稿', 'draft')).toBe(true);
        // There is something to say, so nobody has to begin again, even when the worker is gone.
        expect(await inbox.take(arrivalOf(key, 3_000), lease(5_000))).toBe('theirs');
        expect(await inbox.save(key, '定稿', 'final')).toBe(true);
        expect(await inbox.save(key, '再改', 'final')).toBe(false);
        expect(await inbox.take(arrivalOf(key, 3_000), lease(5_000))).toBe('ready');
        expect(await hand(key, 0)).toBe('定稿');
      });

      it('hands an answer out once, and again to an attempt that comes when the first must have been lost', async () => {
        const { inbox } = give();
        const key = own('m');
        await inbox.take(arrivalOf(key), lease(2_000));
        await inbox.save(key, '初稿', 'draft');
        const all = await Promise.all([hand(key, 0), hand(key, 0), hand(key, 1)]);
        expect(all.filter((reply) => reply !== null)).toEqual(['初稿']);
        expect(await inbox.save(key, '定稿', 'final')).toBe(false);
        expect(await inbox.take(arrivalOf(key, 5_000), lease(9_000))).toBe('ready');
        expect(await hand(key, AGAIN - 1)).toBeNull();
        expect(await hand(key, 5_000)).toBe('初稿');
        expect(await hand(key, 5_000)).toBeNull();
      });

      it('says something where nothing is kept, and the same again', async () => {
        const { inbox } = give();
        const key = own('m');
        await inbox.take(arrivalOf(key), lease(2_000));
        expect(await hand(key, 0)).toBe('兜底');
        expect(await hand(key, 5_000, '另一句')).toBe('兜底');
      });

      it('keeps what is entered until it is answered, in order, and once', async () => {
        const { inbox } = give();
        const channel = own('channel');
        const keys = [own('m'), own('m'), own('m')];
        await inbox.enter(keys.map((key) => arrivalOf(key, 0, channel)));
        await inbox.enter(keys.map((key) => arrivalOf(key, 9_000, channel)));
        const taken = await inbox.takeEntered(channel, lease(1_000), timeAt(0), 2);
        expect(taken).toEqual(keys.slice(0, 2).map((key) => arrivalOf(key, 0, channel)));
        expect(await inbox.takeEntered(own('other'), lease(1_000), timeAt(0), 2)).toEqual([]);
        const rest = await inbox.takeEntered(channel, lease(1_000), timeAt(0), 2);
        expect(rest.map(({ key }) => key)).toEqual(keys.slice(2));
        expect(await inbox.save(keys[0] ?? '', '', 'final')).toBe(true);
        expect(await inbox.takeEntered(channel, lease(2_000), timeAt(999), 9)).toEqual([]);
        const left = await inbox.takeEntered(channel, lease(2_000), timeAt(1_000), 9);
        expect(left.map(({ key }) => key)).toEqual(keys.slice(1));
      });
    });

    describe('outbox', () => {
      const sendingOf = (channel: string, more: Partial<Sending> = {}): Sending => ({
        id: own('s'),
        channel,
        body: '你好',
        expiresAt: timeAt(60_000),
        repeatable: true,
        ...more,
      });

      it('begins each sending once at a time, the oldest first, and ends it for good', async () => {
        const { outbox } = give();
        const channel = own('channel');
        const [first, second] = [sendingOf(channel), sendingOf(channel)];
        await outbox.put([first, second], timeAt(0));
        await outbox.put([{ ...first, body: '改' }], timeAt(1));
        const begun = await Promise.all([1, 2, 3].map(() => outbox.begin(channel, lease(5_000), timeAt(1))));
        const ids = begun.map((sending) => sending?.id).filter((id) => id !== undefined);
        expect(ids.sort()).toEqual([first.id, second.id].sort());
        expect(begun.find((sending) => sending?.id === first.id)).toEqual({ ...first, attempts: 1 });
        await outbox.end(first.id);
        await outbox.put([first], timeAt(2));
        expect(await outbox.begin(channel, lease(9_000), timeAt(5_000))).toMatchObject({ id: second.id, attempts: 2 });
        expect(await outbox.begin(channel, lease(9_000), timeAt(5_000))).toBeNull();
      });

      it('does not begin again what may have been sent and would show twice', async () => {
        const { outbox } = give();
        const channel = own('channel');
        const once = sendingOf(channel, { repeatable: false });
        await outbox.put([once], timeAt(0));
        expect(await outbox.begin(channel, lease(1_000), timeAt(0))).toMatchObject({ id: once.id });
        expect(await outbox.begin(channel, lease(9_000), timeAt(2_000))).toBeNull();
        await outbox.postpone(once.id, timeAt(3_000));
        expect(await outbox.begin(channel, lease(9_000), timeAt(2_999))).toBeNull();
        expect(await outbox.begin(channel, lease(9_000), timeAt(3_000))).toMatchObject({ attempts: 2 });
      });

      it('sends nothing that nobody wants any more', async () => {
        const { outbox } = give();
        const channel = own('channel');
        await outbox.put([sendingOf(channel, { expiresAt: timeAt(1_000) })], timeAt(0));
        expect(await outbox.begin(channel, lease(2_000), timeAt(1_000))).toBeNull();
      });
    });

    describe('shared values', () => {
      it('lets one caller at a time change a value', async () => {
        const { values } = give();
        const name = own('v');
        const count = () =>
          values.update(name, timeAt(0), (text) => {
            const next = Number(text ?? 0) + 1;
            return { value: { text: `${next}`, expiresAt: timeAt(9) }, result: next };
          });
        const counted = await Promise.all(Array.from({ length: 20 }, count));
        expect(counted.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
      });

      it('forgets a value that is over or taken away, and keeps one that is only read', async () => {
        const { values } = give();
        const name = own('v');
        const read = (ms: number) => values.update(name, timeAt(ms), (text) => ({ result: text }));
        const write = (value: { text: string; expiresAt: Date } | null) =>
          values.update(name, timeAt(0), () => ({ value, result: undefined }));
        expect(await read(0)).toBeNull();
        await write({ text: '一', expiresAt: timeAt(1_000) });
        expect([await read(0), await read(999), await read(1_000)]).toEqual(['一', '一', null]);
        await write(null);
        expect(await read(0)).toBeNull();
      });
    });

    it('removes what is old', async () => {
      const { inbox, outbox, values, purge } = give();
      const [old, young] = [own('m'), own('m')];
      await inbox.take(arrivalOf(old), lease(1));
      await inbox.take(arrivalOf(young, 1_000), lease(1_001));
      await purge(timeAt(500));
      expect(await hand(old, 2_000)).toBeNull();
      expect(await hand(young, 2_000)).toBe('兜底');
      expect(await outbox.begin(own('channel'), lease(1), timeAt(0))).toBeNull();
      expect(await values.update(own('v'), timeAt(0), (text) => ({ result: text }))).toBeNull();
    });
  });
}
