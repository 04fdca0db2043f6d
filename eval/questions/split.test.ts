import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnv1a32 } from './fnv1a.ts';
import { splitOf, splitQuestions } from './split.ts';

describe('FNV-1a', () => {
  it('gives the published values', () => {
    const published = { '': 0x811c9dc5, a: 0xe40c292c, b: 0xe70c2de5, foobar: 0xbf9cf968 };
    for (const [text, hash] of Object.entries(published)) expect(fnv1a32(text)).toBe(hash);
  });

  it('hashes the bytes of UTF-8', () => {
    const bytes = [...new TextEncoder().encode('手册/保修')];
    const byHand = bytes.reduce(
      (hash, byte) => Number((BigInt(hash ^ byte) * 16777619n) & 0xffffffffn) >>> 0,
      2166136261,
    );
    expect(fnv1a32('手册/保修')).toBe(byHand >>> 0);
  });
});

describe('split', () => {
  const questions = fc.array(fc.record({ id: fc.string(), cluster: fc.string({ unit: 'grapheme' }) }));

  it('is told by the last bit of the cluster', () => {
    expect(splitOf({ cluster: 'a' })).toBe('dev');
    expect(splitOf({ cluster: 'b' })).toBe('test');
  });

  it('loses no question, keeps the order, and keeps a cluster together', () => {
    fc.assert(
      fc.property(questions, (all) => {
        const { dev, test } = splitQuestions(all);
        expect(dev).toEqual(all.filter((question) => dev.includes(question)));
        expect(test).toEqual(all.filter((question) => test.includes(question)));
        expect(dev.length + test.length).toBe(all.length);
        const clusters = new Set(dev.map(({ cluster }) => cluster));
        expect(test.filter(({ cluster }) => clusters.has(cluster))).toEqual([]);
      }),
    );
  });

  it('does not move a question when others are added', () => {
    fc.assert(
      fc.property(questions, questions, (before, added) => {
        const { dev } = splitQuestions(before);
        expect(splitQuestions([...added, ...before]).dev).toEqual(expect.arrayContaining(dev));
      }),
    );
  });
});
