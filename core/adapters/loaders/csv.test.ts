import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCsv } from './csv.ts';

const load = (text: string) => loadCsv(Buffer.from(text));
const texts = (text: string) => load(text).blocks.map((block) => block.text);

describe('loadCsv', () => {
  it('reads questions and answers as headings and paragraphs, under their category', () => {
    const { blocks, structured } = load(
      '序号,分类,问题,答案,适用产品\n1,退货,怎么退货？,"登录后申请。\n七日内有效。",手机\n2,退货,运费谁付？,"买家，",\n3,保修,保修多久？,一年。,\n',
    );
    expect(structured).toBe(true);
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, text: '退货' },
      { kind: 'heading', level: 2, text: '怎么退货？' },
      { kind: 'paragraph', text: '登录后申请。' },
      { kind: 'paragraph', text: '七日内有效。' },
      { kind: 'row', text: '适用产品：手机' },
      { kind: 'heading', level: 2, text: '运费谁付？' },
      { kind: 'paragraph', text: '买家，' },
      { kind: 'heading', level: 1, text: '保修' },
      { kind: 'heading', level: 2, text: '保修多久？' },
      { kind: 'paragraph', text: '一年。' },
    ]);
  });

  it.each(['question,answer', 'Q,A', '标题,内容', '用户问题,标准回答'])('knows the columns %s', (header) => {
    expect(load(`${header}\n退货,七日内`).blocks[0]).toEqual({ kind: 'heading', level: 1, text: '退货' });
  });

  it('knows questions and answers without column names', () => {
    expect(texts('怎么退货？,七日内申请\n运费谁付？,买家')).toEqual(['怎么退货？', '七日内申请', '运费谁付？', '买家']);
  });

  it('renders any other record as a row, leaving out empty cells', () => {
    expect(texts('商品,期限,备注\n手机,一年。,含电池\n电脑,两年,\n')).toEqual([
      '商品：手机；期限：一年；备注：含电池',
      '商品：电脑；期限：两年',
    ]);
  });

  it('keeps ragged records, numeric and repeated column names, in order', () => {
    expect(texts('型号,2024,2023,2023\nA1,十元,九元,八元,额外\nB2')).toEqual([
      '型号：A1；2024：十元；2023：九元；2023：八元；额外',
      '型号：B2',
    ]);
  });

  it.each([';', '\t', ','])('finds the delimiter %j, also beside commas in text', (delimiter) => {
    const text = [
      ['商品', '说明'],
      ['手机', '"甲,乙;丙"'],
      ['电脑', '"丁"'],
    ]
      .map((row) => row.join(delimiter))
      .join('\n');
    expect(texts(text)).toEqual(['商品：手机；说明：甲,乙;丙', '商品：电脑；说明：丁']);
  });

  it('loses no cell of any table', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'甲乙丙",;\n 1'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const records = [['名', '值'], ...rows];
        const text = records.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
        const shown = texts(`${text}\n"末","尾"`).join('').replace(/\s/g, '');
        for (const value of rows.flat()) expect(shown).toContain(value.trim().replace(/\s/g, '').replace(/;$/, ''));
      }),
    );
  });
});
