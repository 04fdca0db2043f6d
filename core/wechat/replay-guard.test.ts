import { describe, expect, it } from 'vitest';
import { createReplayGuard } from './replay-guard.ts';

const NOW = 1_700_000_000;
const request = (stamp: string, body = '一', timestamp = `${NOW}`) => ({ timestamp, stamp, body });

describe('replay guard', () => {
  it('takes the same again, and not another body with the same stamp', () => {
    const guard = createReplayGuard();
    expect(guard.check(request('a'), NOW)).toBe('fresh');
    expect(guard.check(request('a'), NOW + 10)).toBe('fresh');
    expect(guard.check(request('a', '二'), NOW + 10)).toBe('forged');
    expect(guard.check(request('b', '二'), NOW + 10)).toBe('fresh');
  });

  it('takes what is within five minutes of now, on either side', () => {
    const guard = createReplayGuard();
    const at = (offset: number) => guard.check(request(`${offset}`, '一', `${NOW + offset}`), NOW);
    expect([at(-300), at(300), at(-301), at(301)]).toEqual(['fresh', 'fresh', 'stale', 'stale']);
  });

  it('remembers a stamp for as long as it could be sent again', () => {
    const guard = createReplayGuard();
    guard.check(request('early', '一', `${NOW + 300}`), NOW);
    expect(guard.check(request('early', '二', `${NOW + 300}`), NOW + 600)).toBe('forged');
  });

  it('forgets the oldest rather than grow', () => {
    const guard = createReplayGuard(3);
    for (const stamp of ['a', 'b', 'c', 'd']) guard.check(request(stamp), NOW);
    expect(guard.check(request('d', '二'), NOW)).toBe('forged');
    expect(guard.check(request('a', '二'), NOW)).toBe('fresh');
  });
});
