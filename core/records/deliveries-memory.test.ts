import { describe, expect, it } from 'vitest';
import { testDeliveries } from '../testing/records/deliveries-contract.ts';
import { createMemoryDeliveries } from './deliveries-memory.ts';

const deliveries = createMemoryDeliveries();
describe('deliveries in memory', () => {
  testDeliveries(() => deliveries);

  it('forget the oldest rather than grow', async () => {
    const { inbox } = createMemoryDeliveries(2);
    const at = new Date(0);
    const lease = { owner: 'one', until: new Date(1_000) };
    for (const key of ['a', 'b', 'c']) await inbox.take({ key, channel: 'x', body: '', at }, lease);
    expect(await inbox.take({ key: 'c', channel: 'x', body: '', at }, lease)).toBe('theirs');
    expect(await inbox.take({ key: 'a', channel: 'x', body: '', at }, lease)).toBe('yours');
  });
});
