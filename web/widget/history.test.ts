import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHistory, merge, NOTHING } from './history.ts';
import { newTurn, type Turn } from './turn.ts';

const turn = (id: string, at: number, more: Partial<Turn> = {}): Turn => ({
  ...newTurn(id, `问题 ${id}`, at),
  ...more,
});

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
}

beforeEach(() => void vi.stubGlobal('addEventListener', () => {}));
afterEach(() => void vi.unstubAllGlobals());

describe('what a browser remembers', () => {
  it('is read back as it was written', () => {
    const history = createHistory(memory, 'k');
    const storage = memory();
    const kept = createHistory(() => storage, 'k');
    const saved = { conversation: 'c', turns: [turn('a', 1)], clearedAt: 0, contact: '400' };
    kept.write(saved);
    expect(createHistory(() => storage, 'k').read()).toEqual(saved);
    expect(createHistory(() => storage, 'other').read()).toEqual(NOTHING);
    expect(history.read()).toEqual(NOTHING);
  });

  it('is bounded: the newest turns that fit', () => {
    const storage = memory();
    const history = createHistory(() => storage, 'k');
    history.write({ ...NOTHING, turns: Array.from({ length: 100 }, (_, i) => turn(`${i}`, i)) });
    expect(history.read().turns.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, i) => `${60 + i}`));
    const long = (id: string) => turn(id, 1, { text: '退'.repeat(90_000) });
    history.write({ ...NOTHING, turns: [long('a'), long('b'), long('c')] });
    expect(history.read().turns.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('outlives what cannot be read, and storage that is forbidden', () => {
    const storage = memory();
    for (const text of ['{', 'null', '[]', '{"turns":[{"id":1},null,{"turns":3}]}', '{"turns":{}}']) {
      storage.setItem('k', text);
      expect(createHistory(() => storage, 'k').read(), text).toEqual(NOTHING);
    }
    const forbidden = createHistory(() => {
      throw new DOMException('denied', 'SecurityError');
    }, 'k');
    forbidden.write({ ...NOTHING, conversation: 'c' });
    expect(forbidden.read().conversation).toBe('c');
  });
});

describe('turns of two tabs', () => {
  it('are one conversation: each once, in order, as it last was, and nothing from before clearing', () => {
    const ours = [turn('a', 1), turn('b', 3, { revision: 1, phase: 'asking' })];
    const theirs = [turn('b', 3, { revision: 2, phase: 'done' }), turn('c', 2)];
    const merged = merge(ours, theirs, 0);
    expect(merged.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    expect(merged.at(-1)?.phase).toBe('done');
    expect(merge(ours, theirs, 2).map(({ id }) => id)).toEqual(['b']);
  });

  it('come out the same whichever tab does it, and again', () => {
    const turns = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat({ max: 3 })), {
      selector: ([id]) => id,
    });
    const built = turns.map((list) => list.map(([id, revision]) => turn(id, id.charCodeAt(0), { revision })));
    fc.assert(
      fc.property(built, built, (ours, theirs) => {
        const merged = merge(ours, theirs, 0);
        expect(merge(theirs, ours, 0)).toEqual(merged);
        expect(merge(merged, theirs, 0)).toEqual(merged);
      }),
    );
  });
});
