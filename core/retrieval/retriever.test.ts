import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../adapters/analyzer.ts';
import { buildGeneration } from '../testing/build-generation.ts';
import { createHashingEmbedder } from '../testing/hashing-embedder.ts';
import { createRetriever } from './retriever.ts';

const analyzer = createAnalyzer();
const embedder = createHashingEmbedder();
const TEXTS = [
  '自签收之日起七日内可以申请退货，商品须保持完好。',
  '换货产生的运费由商家承担。',
  '整机保修期为一年，自购买之日起计算。',
  '申请发票请在订单页提交抬头和税号。',
  'iPhone15 的电池保修期为两年。',
];

/** Every text is a document of one passage. */
const retrieverOf = async (texts: string[]) => {
  const given = Object.fromEntries(texts.map((text, i) => [`${i}.txt`, text]));
  return createRetriever({ generation: await buildGeneration(given, { analyzer, embedder }), analyzer, embedder });
};

describe('retriever', () => {
  it('finds the passage that answers', async () => {
    const retriever = await retrieverOf(TEXTS);
    for (const [question, row] of [
      ['几天之内可以退货？', 0],
      ['换货的运费谁出', 1],
      ['怎么开发票', 3],
    ] as const) {
      expect((await retriever.retrieve(question, 3)).hits[0]?.row).toBe(row);
    }
  });

  it('takes spelling, script and politeness for what they are', async () => {
    const retriever = await retrieverOf(TEXTS);
    const plain = await retriever.retrieve('iphone15保修期多久', 5);
    const dressed = await retriever.retrieve('您好，請問一下ＩＰｈｏｎｅ１５保修期多久呀，謝謝！', 5);
    expect(dressed.query).toBe(plain.query);
    expect(dressed.hits).toEqual(plain.hits);
    expect(plain.hits[0]?.row).toBe(4);
  });

  it('explains each hit by its legs', async () => {
    const { hits, terms, embedding } = await (await retrieverOf(TEXTS)).retrieve('保修期', 5);
    expect(terms.words).toContainEqual({ term: '保修期', df: 2, idf: Math.log(1 + 3.5 / 2.5) });
    expect(embedding).toHaveLength(embedder.model.dimensions);
    for (const { row, passage, score, legs } of hits) {
      expect(passage.end).toBe(TEXTS[row]?.length);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(legs.grams > 0).toBe(TEXTS[row]?.includes('保') || TEXTS[row]?.includes('期') || false);
      expect(Math.abs(legs.dense)).toBeLessThanOrEqual(1.0001);
    }
  });

  it('keeps to the limit and gives what there is', async () => {
    const retriever = await retrieverOf(TEXTS);
    expect((await retriever.retrieve('退货', 2)).hits).toHaveLength(2);
    expect((await retriever.retrieve('退货', 50)).hits).toHaveLength(TEXTS.length);
    expect((await (await retrieverOf([])).retrieve('退货', 5)).hits).toEqual([]);
  });

  it('answers questions at the same time as it answers them one by one', async () => {
    const retriever = await retrieverOf(TEXTS);
    const questions = ['退货', '运费', '保修期多久', '发票抬头'];
    const together = await Promise.all(questions.map((question) => retriever.retrieve(question, 5)));
    for (const [i, question] of questions.entries()) {
      expect(together[i]).toEqual(await retriever.retrieve(question, 5));
    }
  });
});
