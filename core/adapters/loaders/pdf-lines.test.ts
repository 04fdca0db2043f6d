import { describe, expect, it } from 'vitest';
import { layOut } from './pdf-layout.ts';
import { type PdfLine, pageLines, type TextPiece } from './pdf-lines.ts';

const piece = (str: string, x: number, y: number, turn = 0): TextPiece => ({
  str,
  transform: [12 * Math.cos(turn), 12 * Math.sin(turn), -12 * Math.sin(turn), 12 * Math.cos(turn), x, y],
  width: str.length * 12,
  height: 12,
});
const line = (text: string, y: number, x = 90, size = 12): PdfLine => ({ text, x, y, size });

describe('pageLines', () => {
  it('puts pieces on one baseline together, with a space over a gap', () => {
    const lines = pageLines([
      piece('商品', 90, 700),
      piece('A1', 114, 702),
      piece('一年', 300, 700),
      piece('备注', 90, 680),
    ]);
    expect(lines.map(({ text }) => text)).toEqual(['商品A1 一年', '备注']);
  });

  it('keeps columns apart that are drawn one after the other', () => {
    const lines = pageLines([
      piece('左一', 90, 700),
      piece('左二', 90, 680),
      piece('右一', 300, 700),
      piece('右二', 300, 680),
    ]);
    expect(lines.map(({ text }) => text)).toEqual(['左一', '左二', '右一', '右二']);
  });

  it('leaves out watermarks and text drawn twice', () => {
    const lines = pageLines([piece('机密', 200, 400, Math.PI / 4), piece('退货', 90, 700), piece('退货', 90.4, 700)]);
    expect(lines.map(({ text }) => text)).toEqual(['退货']);
  });
});

describe('layOut', () => {
  it('shows indentation, gaps and changes of size', () => {
    const pages = [
      [line('标题', 780, 90, 18), line('甲', 740, 114), line('乙', 722), line('丙', 704), line('丁', 660)],
    ];
    expect(layOut(pages)).toEqual(['标题', '', '　　甲', '乙', '丙', '', '丁']);
  });

  it('measures indentation from the text, not from small print that begins further out', () => {
    const pages = [[line('甲', 700), line('乙', 682, 114), line('丙', 664), line('https://shop.example', 20, 24, 8)]];
    expect(layOut(pages).map((text) => text.length - text.trimStart().length)).toEqual([0, 2, 0, 0, 0]);
  });

  it('removes what repeats at the edges of most pages, and page numbers, but nothing of the text', () => {
    const pages = [1, 2, 3, 4].map((number) => [
      line('手册 2026', 800),
      line('版本 3', 790),
      line('重复的正文', 700),
      line(`正文${number === 1 ? '甲' : '乙'}${number}`, 680),
      line('重复的正文', 660),
      line('结语', 640 - number, 90 + number),
      line(`- ${number} -`, 40),
    ]);
    const body = layOut(pages)
      .filter((text) => text !== '')
      .map((text) => text.trim());
    expect(body.slice(0, 3)).toEqual(['重复的正文', '正文甲1', '重复的正文']);
    expect(body.join('')).not.toMatch(/手册|版本|- \d -/);
  });

  it('keeps the lines of a short document', () => {
    expect(layOut([[line('第一条 退货', 700), line('七日内。', 682)], [line('第一条 退货', 700)]])).toHaveLength(3);
  });
});
