import { describe, expect, it } from 'vitest';
import { createMemoryDeliveries } from '../../../core/records/deliveries-memory.ts';
import type { KeeperState } from '../../../core/records/keeper.ts';
import type { OpenRecords } from '../../../core/records/records.ts';
import { testDeliveries } from '../../../core/testing/records/deliveries-contract.ts';
import { recordingLog } from '../../testing/test-app.ts';
import { createSteadyDeliveries } from './steady-deliveries.ts';

function scene(status: KeeperState['status'] = 'open') {
  const store = createMemoryDeliveries();
  const { log, entries } = recordingLog();
  const state: KeeperState = { status, trouble: null, waiting: 0, dropped: 0 };
  const keeper = {
    state: () => state,
    async ask<T>(work: (records: OpenRecords) => Promise<T>): Promise<T> {
      if (state.status !== 'open') throw new Error('there is no store');
      return work({ deliveries: store } as unknown as OpenRecords);
    },
  };
  return { deliveries: createSteadyDeliveries({ keeper, log }), store, state, entries };
}

const at = new Date('2026-11-22T03:00:00Z');
const lease = { owner: 'one', until: new Date(at.getTime() + 3_000) };
const arrival = (key: string) => ({ key, channel: 'a', body: '', at });

const open = scene();
const closed = scene('unavailable');
describe('with a store', () => testDeliveries(() => open.deliveries));
describe('without one', () => testDeliveries(() => closed.deliveries));

describe('a store that comes and goes', () => {
  it('has a message ended where it was begun', async () => {
    const { deliveries, store, state } = scene('opening');
    expect(await deliveries.inbox.take(arrival('m'), lease)).toBe('yours');
    state.status = 'open';
    expect(await deliveries.inbox.save('m', '答', 'final')).toBe(true);
    expect(await deliveries.inbox.hand('m', '兜底', at, 4_500)).toBe('答');
    expect(await deliveries.inbox.hand('m', '兜底', at, 4_500)).toBeNull();
    expect(await store.inbox.hand('m', '兜底', at, 4_500)).toBeNull();
  });

  it('costs nobody the answer when it goes in the middle', async () => {
    const { deliveries, state } = scene();
    await deliveries.inbox.take(arrival('m'), lease);
    state.status = 'unavailable';
    expect(await deliveries.inbox.save('m', '答', 'final')).toBe(true);
    expect(await deliveries.inbox.hand('m', '答', at, 4_500)).toBe('答');
  });

  it('is told of once, and not while it opens', async () => {
    const { deliveries, state, entries } = scene('opening');
    await deliveries.inbox.take(arrival('a'), lease);
    expect(entries).toEqual([]);
    state.status = 'unavailable';
    for (const key of ['b', 'c']) await deliveries.inbox.take(arrival(key), lease);
    expect(entries).toHaveLength(1);
  });
});
