import { expect, it } from 'vitest';
import { bodyStart, type Quotation, quotationAt, toPaste } from './quotation.ts';

const TEXT = '第二章 借阅\n第二条 下列文献不外借：\n（一）古籍；\n（二）工具书。';
const quotation: Quotation = {
  document_id: 'd',
  document_title: '借阅规则',
  section_path: ['第二章 借阅', '第二条'],
  start: 10,
  end: 10 + TEXT.length,
  text: TEXT,
  marks: [],
};

it('is pasted word for word, with title, section, version and dates', () => {
  const facts = { version: '2.0', effective_from: '2026-06-01', url: 'https://library.example/rules' };
  expect(toPaste({ ...quotation, ...facts })).toBe(
    '第二条 下列文献不外借：\n（一）古籍；\n（二）工具书。\n' +
      '——《借阅规则》 › 第二章 借阅 › 第二条（版本 2.0，2026-06-01 起生效）\nhttps://library.example/rules',
  );
  expect(toPaste(quotation, '（一）古籍；')).toBe('（一）古籍；\n——《借阅规则》 › 第二章 借阅 › 第二条');
});

it('leaves out headings alone in their line, and nothing that says more', () => {
  expect(TEXT.slice(bodyStart(quotation))).toMatch(/^第二条 下列/);
  const of = (text: string, section_path: string[]) =>
    text.slice(bodyStart({ text, document_title: '手册', section_path }));
  expect(of('规则\n退货\n七日内可退。', ['规则', '退货'])).toBe('七日内可退。');
  expect(of('退货\n七日内可退。', ['规则', '退货'])).toBe('七日内可退。');
  expect(of('手册\n退货\n七日内可退。', ['退货'])).toBe('七日内可退。');
  expect(of('退货', ['退货'])).toBe('退货');
  expect(of('七日内可退。\n退货', ['退货'])).toBe('七日内可退。\n退货');
  expect(of('', [])).toBe('');
});

it('is found again in a document that has changed, and says when it is not', () => {
  const document = {
    id: 'd',
    title: '借阅规则',
    text: `新的一行。\n${TEXT}`,
    sections: [
      { path: ['第二章 借阅'], start: 6, end: 6 + TEXT.length },
      { path: ['第二章 借阅', '第二条'], start: 13, end: 6 + TEXT.length },
    ],
    source: { path: 'rules.md', format: 'markdown', sha256: '', bytes: 1 },
    version: '2.0',
  };
  const place = { document_id: 'd', start: 14, end: 16, text: '古籍' };
  const { quotation: again, moved } = quotationAt(place, document);
  expect(document.text.slice(again.start, again.end)).toBe('古籍');
  expect(again).toMatchObject({ document_title: '借阅规则', section_path: ['第二章 借阅', '第二条'], version: '2.0' });
  expect(moved).toBe(false);
  expect(quotationAt({ ...place, text: '手稿' }, document).moved).toBe(true);
  expect(quotationAt({ document_id: 'd', start: 0, end: 4 }, document).quotation.text).toBe('新的一行');
});
