import { expect, it } from 'vitest';
import { localDay } from './local-day.ts';

it('is the day on this machine’s calendar, as documents write dates', () => {
  // Swedish dates are ISO dates; asked before and after, because midnight may fall between.
  const today = () => new Date().toLocaleDateString('sv-SE');
  const before = today();
  expect([before, today()]).toContain(localDay());
});
