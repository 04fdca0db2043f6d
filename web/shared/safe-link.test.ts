import { expect, it } from 'vitest';
import { safeLink } from './safe-link.ts';

it('lets web pages through and nothing else', () => {
  expect(safeLink('https://example.com/a?b=退货')).toBe('https://example.com/a?b=%E9%80%80%E8%B4%A7');
  expect(safeLink('http://example.com')).toBe('http://example.com/');
  for (const address of [
    'javascript:alert(1)',
    ' java\tscript:x',
    'data:text/html,x',
    '//example.com',
    '/a',
    '',
    undefined,
  ]) {
    expect(safeLink(address), address).toBeUndefined();
  }
});
