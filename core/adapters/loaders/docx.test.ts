import { describe, expect, it } from 'vitest';
import { loadDocx } from './docx.ts';
import { docx, level, list, numbered, paragraph } from './testing/docx.ts';

const style = (id: string, name: string, properties = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${properties}</w:pPr></w:style>`;
const styled = (id: string) => `<w:pStyle w:val="${id}"/>`;

describe('loadDocx', () => {
  it('reads headings by the style names of Word and WPS, in either language', async () => {
    const styles = style('1', 'heading 1') + style('2', '标题 2') + style('a3', 'Title');
    const body =
      paragraph('手册', styled('a3')) +
      paragraph('退货', styled('1')) +
      paragraph('条件', styled('2')) +
      paragraph('七日内。');
    expect(await loadDocx(docx({ body, styles }))).toEqual({
      blocks: [
        { kind: 'heading', level: 1, text: '手册' },
        { kind: 'heading', level: 1, text: '退货' },
        { kind: 'heading', level: 2, text: '条件' },
        { kind: 'paragraph', text: '七日内。' },
      ],
      facts: {},
      structured: true,
    });
  });

  it('shows the numbers of clauses and items that Word keeps as counters', async () => {
    const numbering =
      list(1, level(0, 'chineseCountingThousand', '第%1条') + level(1, 'chineseCounting', '（%2）')) +
      list(2, level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2')) +
      list(3, level(0, 'bullet', '•'));
    const body = [
      paragraph('退货', numbered(1)),
      paragraph('七日内', numbered(1, 1)),
      paragraph('商品完好', numbered(1, 1)),
      paragraph('换货', numbered(1)),
      paragraph('十五日内', numbered(1, 1)),
      paragraph('申请', numbered(2)),
      paragraph('填表', numbered(2, 1)),
      paragraph('发票', numbered(3)),
    ].join('');
    expect((await loadDocx(docx({ body, numbering }))).blocks).toEqual([
      { kind: 'paragraph', text: '第一条 退货' },
      { kind: 'item', text: '七日内', marker: '（一）', depth: 1 },
      { kind: 'item', text: '商品完好', marker: '（二）', depth: 1 },
      { kind: 'paragraph', text: '第二条 换货' },
      { kind: 'item', text: '十五日内', marker: '（一）', depth: 1 },
      { kind: 'item', text: '申请', marker: '1.', depth: 0 },
      { kind: 'item', text: '填表', marker: '1.1', depth: 1 },
      { kind: 'item', text: '发票', marker: '-', depth: 0 },
    ]);
  });

  it('numbers headings through their styles, also those based on another', async () => {
    const numbering = list(5, level(0, 'chineseCounting', '第%1章'));
    const based = '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="章"/><w:basedOn w:val="A"/></w:style>';
    const styles = style('A', 'heading 1', numbered(5)) + based;
    const body = paragraph('总则', styled('A')) + paragraph('售后', styled('A')) + paragraph('附则', styled('B'));
    const { blocks } = await loadDocx(docx({ body, numbering, styles }));
    expect(blocks.map((block) => block.text)).toEqual(['第一章 总则', '第二章 售后', '第三章 附则']);
  });

  it('continues a list that shares its definition, and restarts one told to', async () => {
    const restart = `<w:num w:numId="8"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;
    const again = '<w:num w:numId="9"><w:abstractNumId w:val="7"/></w:num>';
    const numbering = list(7, level(0, 'decimal', '(%1)')) + restart + again;
    const body = [7, 9, 8, 8].map((id) => paragraph('甲', numbered(id))).join('');
    const { blocks } = await loadDocx(docx({ body, numbering }));
    expect(blocks.map((block) => block.kind === 'item' && block.marker)).toEqual(['(1)', '(2)', '(5)', '(6)']);
  });

  it('reads tables by row, numbers in their cells included', async () => {
    const cell = (content: string) => `<w:tc>${content}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const numbering = list(1, level(0, 'decimal', '%1、'));
    const rows = row(paragraph('商品'), paragraph('期限')) + row(paragraph('手机', numbered(1)), paragraph('一年'));
    const { blocks } = await loadDocx(docx({ body: `<w:tbl>${rows}</w:tbl>`, numbering }));
    expect(blocks).toEqual([{ kind: 'row', text: '商品：1、 手机；期限：一年' }]);
  });

  it('leaves out deleted text and keeps inserted text of tracked changes', async () => {
    const body = `<w:p><w:del><w:r><w:delText>三日</w:delText></w:r></w:del><w:ins><w:r><w:t>七日</w:t></w:r></w:ins></w:p>`;
    expect((await loadDocx(docx({ body }))).blocks).toEqual([{ kind: 'paragraph', text: '七日' }]);
  });

  it.each([
    [
      'encrypted',
      'password-protected',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['format', 'old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['damaged', 'not a whole .docx', Buffer.from('PK\u0003\u0004 cut off')],
  ])('refuses as %s what is %s', async (reason, words, bytes) => {
    await expect(loadDocx(bytes)).rejects.toMatchObject({ reason, message: expect.stringContaining(words) });
  });

  it('refuses a part with a document type, which could define entities', async () => {
    const extra = [{ name: 'word/document.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }];
    await expect(loadDocx(docx({ body: '', extra }))).rejects.toMatchObject({ reason: 'damaged' });
  });
});
