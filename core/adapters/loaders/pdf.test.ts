import { describe, expect, it } from 'vitest';
import { loadPdf } from './pdf.ts';
import { withPdf } from './pdf-engine.ts';
import { type PdfText, pdf } from './testing/pdf.ts';

/** Lines of a page from the top down, 90 points in, moved in by two characters where they begin with `　　`. */
function page(...lines: string[]): PdfText[] {
  return lines.map((line, index) => ({
    text: line.trimStart(),
    x: line.startsWith('　') ? 114 : 90,
    y: 760 - index * 18,
  }));
}

const texts = async (bytes: Uint8Array) => (await loadPdf(bytes)).blocks.map((block) => block.text);

describe('loadPdf', () => {
  it('reads a Chinese font that is not embedded, and joins the lines of paragraphs over pages', async () => {
    const bodies = [
      page(
        '　　消费者自收到商品之日起七日内可以无理由退货，退货的',
        '商品应当完好，商家应当自收到退回商品之日起七日内返还。',
        '运费由消费者承担。',
        '　　商品存在质量问题的，消费者可以要求更换或者修理，因',
      ),
      page('此产生的运费由商家承担。', '　　其他情形从其约定。'),
      page('　　本手册自公布之日起施行。'),
    ];
    const pages = bodies.map((body, index) => [
      { text: '某商城售后手册', x: 90, y: 800, size: 9 },
      ...body,
      { text: `第 ${index + 1} 页`, x: 280, y: 40, size: 9 },
    ]);
    expect(await texts(pdf(pages))).toEqual([
      '消费者自收到商品之日起七日内可以无理由退货，退货的商品应当完好，商家应当自收到退回商品之日起七日内返还。运费由消费者承担。',
      '商品存在质量问题的，消费者可以要求更换或者修理，因此产生的运费由商家承担。',
      '其他情形从其约定。',
      '本手册自公布之日起施行。',
    ]);
  });

  it('joins a sentence that the margin cut, also where most lines are short', async () => {
    const lines = page(
      '第二章 保修',
      '整机保修三年，电机保修十年，安装前未拆除运输螺栓造成剧',
      '烈震动的，不在保修范围之内。下列情况不予保修：',
      '1. 人为损坏；',
      '2. 私自拆修；',
      '3. 超过保修期；',
      '4. 没有凭证。',
    );
    const narrow = lines.map((line) => ({ ...line, x: 140 }));
    const wide = lines.map((line) => ({ ...line, x: 40 }));
    const sentence =
      '整机保修三年，电机保修十年，安装前未拆除运输螺栓造成剧烈震动的，不在保修范围之内。下列情况不予保修：';
    expect(await texts(pdf([narrow]))).toContain(sentence);
    expect(await texts(pdf([wide]))).not.toContain(sentence);
  });

  it('keeps headings and short lines apart', async () => {
    const bytes = pdf([[{ text: '退货须知', x: 250, y: 780, size: 20 }, ...page('一、七日内可退', '二、运费自理')]]);
    expect(await texts(bytes)).toEqual(['退货须知', '一、七日内可退', '二、运费自理']);
  });

  it('says that a PDF is password-protected', async () => {
    const locked = pdf([page('退货')], { locked: true });
    await expect(loadPdf(locked)).rejects.toMatchObject({ reason: 'encrypted' });
  });

  it('says that a PDF without text is a scan', async () => {
    await expect(loadPdf(pdf([[]]))).rejects.toMatchObject({ reason: 'no-text' });
  });

  it('says that a torn PDF is damaged', async () => {
    await expect(loadPdf(Buffer.from('%PDF-1.4\nnothing'))).rejects.toMatchObject({ reason: 'damaged' });
    await expect(loadPdf(Buffer.from('not a PDF'))).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('gives up when the time is over, and ends the thread', async () => {
    const never = withPdf(pdf([page('退货')]), { milliseconds: 50, heapMegabytes: 256 }, () => new Promise(() => {}));
    await expect(never).rejects.toMatchObject({ reason: 'too-large' });
  });
});
