import { expect, it } from 'vitest';
import { createLru } from './lru.ts';

it('makes a value once, and lets go of the one not asked for the longest', () => {
  const made: string[] = [];
  const kept = createLru<string, string>(2);
  const of = (key: string) =>
    kept.of(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(of)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
