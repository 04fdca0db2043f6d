import { describe, expect, it } from 'vitest';
import { messageKey, readMessage } from './message.ts';

const common = { ToUserName: 'gh_1', FromUserName: 'o-1', CreateTime: '1409735668', MsgType: 'event' };
const read = (fields: Record<string, string>) => readMessage(new Map(Object.entries(fields)));
function keyOf(fields: Record<string, string>): string {
  const message = read({ ...common, ...fields });
  return message ? messageKey(message) : expect.fail('no message');
}

describe('a message', () => {
  it('keeps an id that does not fit a number', () => {
    expect(read({ ...common, MsgType: 'text', MsgId: '6054768590064713728' })?.id).toBe('6054768590064713728');
  });

  it('is none without what every message has', () => {
    for (const missing of Object.keys(common)) expect(read({ ...common, [missing]: '' })).toBeUndefined();
  });

  it('is known by its id and its sender, whenever it is delivered', () => {
    const one = keyOf({ MsgType: 'text', MsgId: '1' });
    expect(keyOf({ MsgType: 'text', MsgId: '1', CreateTime: '1409735673' })).toBe(one);
    expect(keyOf({ MsgType: 'text', MsgId: '2' })).not.toBe(one);
    expect(keyOf({ MsgType: 'text', MsgId: '1', FromUserName: 'o-2' })).not.toBe(one);
    expect(keyOf({ MsgType: 'text', MsgId: '1', ToUserName: 'gh_2' })).not.toBe(one);
  });

  it('without an id is known by all that tells events of one second apart', () => {
    const events = [
      { Event: 'unsubscribe' },
      { Event: 'LOCATION' },
      { Event: 'CLICK', EventKey: 'a' },
      { Event: 'CLICK', EventKey: 'b' },
      { Event: 'CLICK', EventKey: 'a', AgentID: '1000002' },
      { Event: 'CLICK', EventKey: 'a', CreateTime: '1409735669' },
      { Event: 'CLICK', EventKey: 'a', FromUserName: 'o-2' },
    ];
    expect(new Set(events.map(keyOf)).size).toBe(events.length);
    expect(keyOf({ Event: 'LOCATION', Latitude: '23' })).toBe(keyOf({ Event: 'LOCATION', Latitude: '24' }));
  });
});
