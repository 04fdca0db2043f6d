import { describe, expect, it } from 'vitest';
import { SqlFailed, StoreInUse, StoreUnavailable } from '../errors.ts';
import { createManualTimer } from '../testing/manual-timer.ts';
import { exchange } from '../testing/records/exchanges.ts';
import { createKeeper, type KeeperState } from './keeper.ts';
import type { OpenRecords } from './records.ts';

type Record = OpenRecords['transcripts']['record'];

/** Records that only record, into `written`; `fail` makes them reject, `hang` makes them not answer. */
function scene({ limit = 1_000 } = {}) {
  const timer = createManualTimer();
  const written: string[] = [];
  const batches: number[] = [];
  const told: KeeperState[] = [];
  const trouble: { opening?: Error; recording?: (batch: Parameters<Record>[0]) => Error | undefined; hangs?: boolean } =
    {};
  let openings = 0;
  let closings = 0;

  const record: Record = async (batch) => {
    if (trouble.hangs) await new Promise(() => undefined);
    const error = trouble.recording?.(batch);
    if (error) throw error;
    batches.push(batch.length);
    written.push(...batch.map(({ id }) => id));
  };
  async function open(): Promise<OpenRecords> {
    openings += 1;
    if (trouble.opening) throw trouble.opening;
    const close = async () => {
      closings += 1;
    };
    return { transcripts: { record }, close } as unknown as OpenRecords;
  }
  const keeper = createKeeper({ open, timer, onChange: (state) => told.push(state), limit });
  const keep = (...numbers: number[]) => {
    for (const n of numbers) keeper.keep(exchange(n));
  };
  return { keeper, keep, timer, written, batches, told, trouble, openings: () => openings, closings: () => closings };
}

const down = new StoreUnavailable('there', 'ECONNREFUSED');

describe('keeper', () => {
  it('writes what was kept before it was open and after, in order, and nothing at the moment of keeping', async () => {
    const { keeper, keep, timer, written, told } = scene();
    keep(1, 2);
    expect(keeper.state()).toMatchObject({ status: 'opening', waiting: 2 });
    keeper.start();
    await timer.pass(300);
    keep(3);
    await timer.pass(199);
    expect(written).toEqual(['e-1', 'e-2']);
    await timer.pass(1);
    expect(written).toEqual(['e-1', 'e-2', 'e-3']);
    expect(keeper.state()).toEqual({ status: 'open', trouble: null, waiting: 0, dropped: 0 });
    expect(told.map(({ status }) => status)).toEqual(['open']);
  });

  it('writes what comes together together', async () => {
    const { keeper, keep, timer, batches } = scene();
    keeper.start();
    await timer.pass(1);
    keep(...Array.from({ length: 250 }, (_, n) => n));
    await timer.pass(210);
    expect(batches).toEqual([100, 100, 50]);
  });

  it('drops and counts what is over its bound', async () => {
    const { keeper, keep, timer, written } = scene({ limit: 3 });
    keep(1, 2, 3, 4, 5);
    expect(keeper.state()).toMatchObject({ waiting: 3, dropped: 2 });
    keeper.start();
    await timer.pass(300);
    keep(6);
    await timer.pass(300);
    expect(written).toEqual(['e-1', 'e-2', 'e-3', 'e-6']);
  });

  it('tries to open again, ever more seldom, says so once, and loses nothing meanwhile', async () => {
    const { keeper, keep, timer, written, told, trouble, openings } = scene();
    trouble.opening = new StoreInUse('/data/store', 7, 'then');
    keeper.start();
    keep(1);
    await timer.pass(1);
    expect(keeper.state()).toMatchObject({ status: 'unavailable', trouble: trouble.opening, waiting: 1 });
    for (const [ms, tries] of [
      [5_000, 2],
      [10_000, 3],
      [20_000, 4],
      [40_000, 5],
      [60_000, 6],
      [60_000, 7],
    ] as const) {
      await timer.pass(ms);
      expect(openings()).toBe(tries);
    }
    expect(told).toHaveLength(1);
    delete trouble.opening;
    await timer.pass(60_000);
    expect(written).toEqual(['e-1']);
    expect(told.map(({ status }) => status)).toEqual(['unavailable', 'open']);
  });

  it('closes and opens anew after a failed write, and writes the same again', async () => {
    const { keeper, keep, timer, written, trouble, closings } = scene();
    keeper.start();
    trouble.recording = () => down;
    keep(1, 2);
    await timer.pass(300);
    expect(keeper.state()).toMatchObject({ status: 'unavailable', waiting: 2, dropped: 0 });
    expect(closings()).toBe(1);
    delete trouble.recording;
    await timer.pass(5_000);
    expect(written).toEqual(['e-1', 'e-2']);
  });

  it('says once that it cannot write, however often it opens', async () => {
    const { keeper, keep, timer, told, trouble, openings } = scene();
    keeper.start();
    await timer.pass(1);
    trouble.recording = () => new SqlFailed('53100');
    keep(1, 2);
    await timer.pass(20_000);
    expect(openings()).toBeGreaterThan(2);
    expect(told.map(({ status }) => status)).toEqual(['open', 'unavailable']);
    expect(told[1]?.trouble?.message).toContain('the disk is full');
  });

  it('gives up the one exchange that is refused again and again, and keeps its neighbours', async () => {
    const { keeper, keep, timer, written, trouble } = scene();
    keeper.start();
    trouble.recording = (batch) => (batch.some(({ id }) => id === 'e-2') ? new SqlFailed('22P05') : undefined);
    keep(1, 2, 3);
    await timer.pass(200_000);
    expect(written).toEqual(['e-1', 'e-3']);
    expect(keeper.state()).toMatchObject({ status: 'open', waiting: 0, dropped: 1 });
  });

  it('takes a write that does not end for a failed one', async () => {
    const { keeper, keep, timer, written, trouble } = scene();
    keeper.start();
    trouble.hangs = true;
    keep(1);
    await timer.pass(11_000);
    expect(keeper.state()).toMatchObject({ status: 'unavailable', waiting: 1 });
    trouble.hangs = false;
    await timer.pass(5_000);
    expect(written).toEqual(['e-1']);
  });

  it('answers who asks after what was kept before is written, or at once when that is wanted', async () => {
    const { keeper, keep, timer, written } = scene();
    const early = keeper.ask(async () => 'early');
    await expect(keeper.ask(async () => 'too early', { atOnce: true })).rejects.toThrow(StoreUnavailable);
    keeper.start();
    await timer.pass(1);
    expect(await early).toBe('early');
    keep(1);
    expect(await keeper.ask(async () => written.length, { atOnce: true })).toBe(0);
    const ordered = keeper.ask(async () => [...written]);
    await timer.pass(200);
    expect(await ordered).toEqual(['e-1']);
  });

  it('tells who asks that there are no records, at once or when the time is over', async () => {
    const { keeper, timer, trouble, openings } = scene();
    const waits = keeper.ask(async () => 1, { withinMs: 100 });
    const refused = expect(waits).rejects.toThrow(StoreUnavailable);
    await timer.pass(100);
    await refused;
    trouble.opening = down;
    const early = expect(keeper.ask(async () => 1, { withinMs: 60_000 })).rejects.toThrow(StoreUnavailable);
    keeper.start();
    await timer.pass(1);
    await early;
    await expect(keeper.ask(async () => 1)).rejects.toThrow(StoreUnavailable);
    expect(openings()).toBe(1);
    const off = createKeeper({ open: undefined, timer, onChange: () => undefined });
    off.start();
    off.keep(exchange(1));
    expect(off.state()).toMatchObject({ status: 'off', waiting: 0, dropped: 0 });
    await expect(off.ask(async () => 1)).rejects.toThrow(StoreUnavailable);
  });

  it('opens anew when who asks finds the database gone, and not when what was asked was wrong', async () => {
    const { keeper, timer, openings } = scene();
    keeper.start();
    await timer.pass(1);
    await expect(keeper.ask(() => Promise.reject(new SqlFailed('42601')))).rejects.toThrow(SqlFailed);
    await timer.pass(10_000);
    expect(openings()).toBe(1);
    await expect(keeper.ask(() => Promise.reject(down))).rejects.toThrow(down);
    await timer.pass(210);
    expect(keeper.state()).toMatchObject({ status: 'unavailable', trouble: down });
    await timer.pass(5_000);
    expect(keeper.state().status).toBe('open');
    expect(openings()).toBe(2);
  });

  it('writes what waits before it closes, and takes nothing more', async () => {
    const { keeper, keep, written, closings } = scene();
    keeper.start();
    keep(1, 2);
    await keeper.close(1_000);
    keep(3);
    expect(written).toEqual(['e-1', 'e-2']);
    expect(closings()).toBe(1);
    expect(keeper.state()).toMatchObject({ waiting: 0, dropped: 1 });
  });

  it('is not kept from closing by records that do not answer', async () => {
    const { keeper, keep, timer, trouble } = scene();
    keeper.start();
    await timer.pass(1);
    trouble.hangs = true;
    keep(1);
    const closed = keeper.close(1_000);
    await timer.pass(1_000);
    await closed;
    expect(keeper.state().waiting).toBe(1);
  });
});
