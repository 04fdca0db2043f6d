import { describe, expect, it } from 'vitest';
import { createMemoryDeliveries } from '../records/deliveries-memory.ts';
import { createManualTimer } from '../testing/manual-timer.ts';
import { createAccessTokens } from './access-token.ts';

/** So many processes over one store, and a platform that gives out one token after the other. */
function scene(processes: number, { fails = 0, expiresInMs = 7_200_000 } = {}) {
  const timer = createManualTimer();
  const clock = () => new Date(1_700_000_000_000 + timer.now());
  const { values } = createMemoryDeliveries();
  let fetches = 0;
  const fetch = async () => {
    fetches += 1;
    const own = fetches;
    await new Promise<void>((resolve) => timer.after(500, resolve));
    if (own <= fails) throw new Error('down');
    return { token: `t${own}`, expiresInMs };
  };
  const all = Array.from({ length: processes }, () =>
    createAccessTokens({ name: 'token:a', fetch, values, timer, clock }),
  );
  const first = all[0] ?? expect.fail('none');
  return { all, first, timer, fetches: () => fetches };
}

describe('access tokens', () => {
  it.each([1, 2, 5])('are fetched once for 100 callers in %i processes at the same time', async (processes) => {
    const { all, timer, fetches } = scene(processes);
    const asked = Promise.all(Array.from({ length: 100 }, (_, n) => all[n % processes]?.get()));
    await timer.pass(2_000);
    expect(new Set(await asked)).toEqual(new Set(['t1']));
    expect(fetches()).toBe(1);
  });

  it('are used until five minutes before they end, and then fetched again', async () => {
    const { first, timer, fetches } = scene(1);
    const get = async () => {
      const token = first.get();
      await timer.pass(1_000);
      return token;
    };
    expect(await get()).toBe('t1');
    await timer.pass(7_200_000 - 300_000 - 3_000);
    expect(await get()).toBe('t1');
    await timer.pass(3_000);
    expect(await get()).toBe('t2');
    expect(fetches()).toBe(2);
  });

  it('of which little is left are used for half of that', async () => {
    const { first, timer, fetches } = scene(1, { expiresInMs: 300_000 });
    for (const _ of [1, 2, 3]) {
      const token = first.get();
      await timer.pass(1_000);
      expect(await token).toBe('t1');
    }
    expect(fetches()).toBe(1);
  });

  it('that were refused are replaced once, for everybody', async () => {
    const { all, timer, fetches } = scene(2);
    const before = Promise.all(all.map((one) => one.get()));
    await timer.pass(2_000);
    const [bad = ''] = await before;
    const renewed = Promise.all(Array.from({ length: 20 }, (_, n) => all[n % 2]?.renew(bad)));
    await timer.pass(2_000);
    expect(new Set(await renewed)).toEqual(new Set(['t2']));
    expect(fetches()).toBe(2);
  });

  it('that could not be fetched are an error for who asked, and fetched by who asks next', async () => {
    const { all, first, timer, fetches } = scene(2, { fails: 1 });
    const refused = expect(first.get()).rejects.toThrow('down');
    await timer.pass(600);
    await refused;
    const other = all[1]?.get();
    await timer.pass(600);
    expect(await other).toBe('t2');
    expect(fetches()).toBe(2);
  });

  it('of a process that died while it fetched are fetched by another after ten seconds', async () => {
    const { values } = createMemoryDeliveries();
    const timer = createManualTimer();
    const clock = () => new Date(1_700_000_000_000 + timer.now());
    const parts = { name: 'token:a', values, timer, clock };
    void createAccessTokens({ ...parts, fetch: () => new Promise(() => undefined) }).get();
    await timer.pass(1);
    const other = createAccessTokens({
      ...parts,
      fetch: async () => ({ token: 'mine', expiresInMs: 7_200_000 }),
    }).get();
    let got = '';
    void other.then((token) => {
      got = token;
    });
    await timer.pass(9_900);
    expect(got).toBe('');
    await timer.pass(400);
    expect(got).toBe('mine');
  });
});
