import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../adapters/analyzer.ts';
import { loadMarkdown } from '../adapters/loaders/markdown.ts';
import { buildGeneration } from '../testing/build-generation.ts';
import { createHashingEmbedder } from '../testing/hashing-embedder.ts';
import { examine } from './examine.ts';
import { LONG_SECTION } from './long-sections.ts';
import { nearDuplicates, RESEMBLING } from './near-duplicates.ts';

const analyzer = createAnalyzer();
const embedder = createHashingEmbedder();
const DAY = '2026-11-22';

const RETURNS = '退货的商品应当保持完好，配件、赠品和发票应当齐全，外包装应当没有破损，缺少的由顾客按价补齐后办理。';

const STAMPED = '办理时请出示订单编号，门店核对之后当场盖章，留存一份交给顾客，另一份随商品寄回仓库保管两年备查。';

async function report(documents: Record<string, string>) {
  const loaded = Object.entries(documents).map(([path, text]) => [path, loadMarkdown(new TextEncoder().encode(text))]);
  return examine(await buildGeneration(Object.fromEntries(loaded), { analyzer, embedder }), analyzer, DAY);
}

describe('near duplicates', () => {
  it('finds a text among many that says nearly the same, and no other', () => {
    const others = Array.from(
      { length: 300 },
      (_, i) =>
        `${'甲乙丙丁戊己庚辛'.charAt(i % 8)}${i} 号的规定与其他各条没有关系，${'第一二三四五'.repeat(i % 4)}以本条为准，编号 ${i * 7919}。`,
    );
    const texts = [...others, RETURNS, `${RETURNS.slice(0, -1)}，谢谢。`, RETURNS.replace(/，/g, ' , ')];
    const found = nearDuplicates(texts).filter(({ b }) => b >= others.length);
    expect(found.map(({ a, b }) => [a, b])).toEqual([
      [300, 302],
      [300, 301],
    ]);
    expect(found[0]?.resemblance).toBe(1);
  });

  it('gives each pair once, in order, with the resemblance of the texts', () => {
    const sentence = fc.stringMatching(/^[退换货品期限运费发票]{30,60}$/);
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 12 }), (texts) => {
        const pairs = nearDuplicates([...texts, ...texts]);
        const keys = pairs.map(({ a, b }) => `${a} ${b}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { a, b, resemblance } of pairs) {
          expect(a).toBeLessThan(b);
          expect(resemblance).toBeGreaterThanOrEqual(RESEMBLING);
          expect(resemblance).toBeLessThanOrEqual(1);
        }
        expect(pairs.filter(({ resemblance }) => resemblance === 1).length).toBeGreaterThanOrEqual(texts.length);
      }),
    );
  });
});

describe('the doctor', () => {
  it('finds what two documents say differently, with the exact places', async () => {
    const documents = {
      '甲.md': '# 退货规定\n\n## 期限\n\n自签收之日起7日内可以退货。\n\n## 宠物\n\n宠物可以入园。\n',
      '乙.md': '# 退货办法\n\n## 时间\n\n自签收之日起15日内可以退货。\n\n## 入园\n\n宠物不得入园。\n',
      '丙.md': '# 保修办法\n\n## 手机\n\n手机保修1年。\n\n## 电脑\n\n电脑保修3年。\n',
    };
    const { contradictions } = await report(documents);
    expect(contradictions.map(({ a, b }) => [a.path, a.quote, b.path, b.quote])).toEqual([
      ['甲.md', '自签收之日起7日内可以退货。', '乙.md', '自签收之日起15日内可以退货。'],
      ['甲.md', '宠物可以入园。', '乙.md', '宠物不得入园。'],
    ]);
  });

  it('leaves versions that follow one another alone, and says which does not hold', async () => {
    const version = (id: string, from: string, days: number, more = '') =>
      `---\nid: ${id}\ntitle: 退货规定\nversion: ${id}\neffective_from: ${from}\n${more}---\n# 退货规定\n\n自签收之日起${days}日内可以退货。\n`;
    const documents = {
      'a.md': version('v1', '2025-01-01', 7),
      'b.md': version('v2', '2026-01-01', 15),
      'c.md': version('v9', '2030-01-01', 30),
    };
    const { contradictions, not_in_force, undated } = await report(documents);
    expect(contradictions).toEqual([]);
    expect(undated).toEqual([]);
    expect(not_in_force.map(({ path, reason, superseded_by }) => [path, reason, superseded_by]).sort()).toEqual([
      ['a.md', 'superseded', '退货规定'],
      ['c.md', 'not yet', undefined],
    ]);
  });

  it('tells of sections that are too long, repeated passages and documents without a date', async () => {
    const long = '每一条都要写清楚，写不清楚的不能作数。'.repeat(Math.ceil(LONG_SECTION / 18) + 1);
    const documents = {
      'a.md': `# 手册\n\n## 总则\n\n${long}\n\n## 退货\n\n${RETURNS}${STAMPED}\n`,
      'b.md': `# 另一本\n\n## 退回\n\n${RETURNS.replace('顾客', '买家')}${STAMPED}\n`,
    };
    const { long_sections, near_duplicates, undated, generation, limited } = await report(documents);
    expect(long_sections.map(({ section_path }) => section_path.at(-1))).toEqual(['总则']);
    expect(near_duplicates.some(({ a, b }) => a.path === 'a.md' && b.path === 'b.md')).toBe(true);
    expect(undated.map(({ path }) => path)).toEqual(['a.md', 'b.md']);
    expect(generation).toBeTruthy();
    expect(limited).toBe(false);
  });
});
