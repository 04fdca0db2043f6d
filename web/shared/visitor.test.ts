import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createVisitor } from './visitor.ts';

const BASE = 'http://help.example/';
const MINUTE = 60_000;

/** A server that numbers its tokens, or does as it is told. */
function serving(respond?: () => Response | Error) {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    expect(url).toBe(`${BASE}api/visitor`);
    asked.push(JSON.parse(String(init.body)));
    const given = respond?.() ?? Response.json({ token: `t-${asked.length}`, expires_in: 1800 });
    if (given instanceof Error) throw given;
    return given;
  });
  return asked;
}

function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as Storage;
}

const visitorWith = (storage: () => Storage) => createVisitor(BASE, storage, 'wenju');
const bringing = (token: string) => ({ 'x-visitor-token': token });
const forbidden = (): Storage => {
  throw new Error('forbidden');
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a visitor', () => {
  it('gets one token, however many questions are asked at once, and keeps it for other pages', async () => {
    const asked = serving();
    const storage = memoryStorage();
    const visitor = visitorWith(() => storage);
    expect(await Promise.all([visitor.headers(), visitor.headers()])).toEqual([bringing('t-1'), bringing('t-1')]);
    expect(await visitorWith(() => storage).headers()).toEqual(bringing('t-1'));
    expect(asked).toEqual([{}]);
  });

  it('exchanges the token before it runs out', async () => {
    const asked = serving();
    const visitor = visitorWith(memoryStorage);
    await visitor.headers();
    vi.advanceTimersByTime(28 * MINUTE);
    expect(await visitor.headers()).toEqual(bringing('t-1'));
    vi.advanceTimersByTime(2 * MINUTE);
    expect(await visitor.headers()).toEqual(bringing('t-2'));
    expect(asked).toEqual([{}, { token: 't-1' }]);
  });

  it('exchanges it at once when the server refuses it', async () => {
    serving();
    const storage = memoryStorage();
    const visitor = visitorWith(() => storage);
    await visitor.headers();
    visitor.refused();
    expect(await visitor.headers()).toEqual(bringing('t-2'));
  });

  it('goes without one where the server gives none, and with the old one where it cannot be reached', async () => {
    serving(() => new Response('', { status: 404 }));
    expect(await visitorWith(memoryStorage).headers()).toEqual({});
    let down = false;
    serving(() => (down ? new TypeError('down') : Response.json({ token: 't', expires_in: 1800 })));
    const visitor = visitorWith(memoryStorage);
    await visitor.headers();
    down = true;
    vi.advanceTimersByTime(40 * MINUTE);
    expect(await visitor.headers()).toEqual(bringing('t'));
  });

  it('lives as long as the page where nothing can be stored, and gets over what is broken there', async () => {
    serving();
    const visitor = visitorWith(forbidden);
    expect(await visitor.headers()).toEqual(bringing('t-1'));
    expect(await visitor.headers()).toEqual(bringing('t-1'));
    for (const broken of ['{', '[]', '{"token":5}', 'null', '"text"']) {
      const storage = memoryStorage();
      storage.setItem('wenju', broken);
      expect(await visitorWith(() => storage).headers(), broken).toEqual(bringing(expect.any(String)));
    }
  });
});
