import { describe, expect, it } from 'vitest';
import { loaderContract } from '../../testing/loader-contract.ts';
import { createLoader } from './loader.ts';
import { docx, paragraph } from './testing/docx.ts';
import { pdf } from './testing/pdf.ts';

const MARKDOWN = `---
title: 售后手册
---
# 退货

- 七日内可退
- 运费由**商家**承担

| 商品 | 期限 |
|---|---|
| 手机 | 一年 |
`;
const PAGE = '<title>退货</title><body><h1>退货</h1><ol><li>申请</li></ol><table><tr><td>甲<td>乙</table></body>';

loaderContract(
  createLoader,
  new Map([
    ['样本.md', Buffer.from(MARKDOWN)],
    ['样本.txt', Buffer.from('退货须知\n　　七日内可以退货。\n')],
    ['样本.html', Buffer.from(PAGE)],
    ['样本.csv', Buffer.from('问题,答案\n怎么退货？,"七日内申请。\n运费自理。"\n')],
    ['样本.docx', docx({ body: paragraph('七日内可以退货。') })],
    ['样本.pdf', pdf([[{ text: '七日内可以退货。', x: 90, y: 700 }]])],
  ]),
);

describe('createLoader', () => {
  it('chooses by extension, in any case', () => {
    const { formatOf } = createLoader();
    expect(formatOf('a/手册.MD')?.name).toBe('markdown');
    expect(formatOf('手册.htm')?.name).toBe('html');
    expect(formatOf('手册')).toBeNull();
    expect(formatOf('.md')).toBeNull();
  });

  it('titles records by their file, since the first of them names only itself', async () => {
    const bytes = Buffer.from('分类,问题,答案\n发票,发票怎么开？,下单时填写抬头。\n运费,运费谁出？,买家。\n');
    const { facts } = await createLoader().load({ path: '客服/常见问题.CSV', bytes });
    expect(facts).toEqual({ title: '常见问题' });
  });

  it('refuses a file above its format’s limit, naming both sizes', async () => {
    const bytes = new Uint8Array(20 * 1024 * 1024 + 1);
    await expect(createLoader().load({ path: 'big.pdf', bytes })).rejects.toMatchObject({
      reason: 'too-large',
      message: 'big.pdf is 21 MiB, more than 20 MiB; split it into several files.',
    });
  });

  it('reads a text file of 10 MB', async () => {
    const line = '消费者自收到商品之日起七日内可以无理由退货。\n';
    const bytes = Buffer.from(line.repeat(Math.ceil(10_000_000 / Buffer.byteLength(line))));
    const { blocks } = await createLoader().load({ path: '长.txt', bytes });
    expect(blocks).toHaveLength(bytes.length / Buffer.byteLength(line));
  });

  it('says of a binary file named .txt what it is and what to do', async () => {
    const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    await expect(createLoader().load({ path: '图.txt', bytes })).rejects.toMatchObject({
      reason: 'binary',
      message:
        '图.txt is not a text file (neither UTF-8, UTF-16, GB18030 nor Big5); save it as UTF-8 text or remove it.',
    });
  });
});
