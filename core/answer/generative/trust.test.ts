import { expect, it } from 'vitest';
import { createTrust } from './trust.ts';

const after = (...refusals: boolean[]) => {
  const trust = createTrust();
  for (const refused of refusals) trust.judged(refused);
  return trust.believes();
};

it('believes a model until it refuses more than two in five of what is sure', () => {
  expect(after()).toBe(true);
  expect(after(true, true, true)).toBe(true);
  expect(after(true, true, true, true)).toBe(false);
  expect(after(true, true, false, false, false)).toBe(true);
  expect(after(true, true, true, false, false)).toBe(false);
});

it('forgets what is long ago', () => {
  const good = new Array<boolean>(20).fill(false);
  expect(after(true, true, true, true, ...good)).toBe(true);
  expect(after(...good, ...new Array<boolean>(9).fill(true))).toBe(false);
});
