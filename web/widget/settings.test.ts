import { expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const PAGE = { baseURI: 'https://shop.example/a/b.html', lang: 'zh-CN' };
const from = (src: string, dataset: Record<string, string> = {}) =>
  readSettings({ src, dataset, nonce: '' } as unknown as HTMLScriptElement, PAGE);

it('finds the server where its script came from, behind a path too', () => {
  expect(from('https://help.example/widget.js').base).toBe('https://help.example/');
  expect(from('https://help.example/wenju/widget.js?v=2#x').base).toBe('https://help.example/wenju/');
  expect(from('https://help.example/widget.js?from=/a/b').base).toBe('https://help.example/');
});

it('lets the page name another place', () => {
  const base = (endpoint: string) => from('https://cdn.example/widget.js', { endpoint }).base;
  expect(base('https://help.example/wenju')).toBe('https://help.example/wenju/');
  expect(base('/wenju/')).toBe('https://shop.example/wenju/');
});

it('keeps defaults for what it does not understand', () => {
  const settings = from('https://help.example/widget.js', { position: 'bottom-left', theme: 'sepia' });
  expect(settings).toMatchObject({ position: 'left', theme: 'auto', lang: 'zh-CN', title: undefined });
});
