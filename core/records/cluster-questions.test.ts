import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../adapters/analyzer.ts';
import { projectRoot } from '../adapters/project-root.ts';
import { askedIn } from '../answer/curated/asked.ts';
import { wordingOf } from '../answer/curated/same-question.ts';
import { memoised } from '../answer/memoised.ts';
import { productLexicon } from '../testing/product-lexicon.ts';
import { type Asked, createClustering } from './cluster-questions.ts';

const analyzer = createAnalyzer();
const lexicon = productLexicon(analyzer).current();
const read = memoised((question: string) => wordingOf(askedIn(question, analyzer), lexicon));

const numbered = (questions: readonly string[]): Asked[] => questions.map((question, n) => ({ id: `q${n}`, question }));
/** The cluster of each question, beside those that there are already. */
function clusterQuestions(leaders: readonly Asked[], questions: readonly Asked[]): string[] {
  const clustering = createClustering(read);
  for (const leader of leaders) clustering.lead(leader);
  return questions.map(clustering.join);
}
const clustersOf = (questions: readonly string[]) => clusterQuestions([], numbered(questions));

/** Ways to ask, by what they ask. */
function groupsIn(name: string): string[][] {
  const text = readFileSync(join(projectRoot(), 'core/answer/curated/testing', name), 'utf8').replace(/^#.*\n/gm, '');
  return text
    .split(/\n{2,}/)
    .map((group) => group.split('\n').filter(Boolean))
    .filter(({ length }) => length > 0);
}

const groups = groupsIn('rewordings.txt');
const question = fc.oneof(
  fc.constantFrom(...groups.flat()),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'保修期内外退换货几天多少钱吗不能？0123'), maxLength: 40 }),
);

describe('clustering questions', () => {
  it.each([
    ['屏幕碎了保修吗', '你好，请问屏幕碎了还保修吗？'],
    ['发票抬头怎么改', '如何修改发票抬头'],
    ['可以开增值税专用发票吗', '能不能开增值税专用发票呀'],
    ['可以用花呗付款吗', '請問可以用花呗付款嗎'],
    ['上门安装要多少钱', '上门安装费多少钱'],
    ['以旧换新怎么参加', '以旧换新如何参加啊'],
    ['猫粮过敏能退吗', '宠物吃了猫粮过敏，能退吗'],
    ['？', '……'],
  ])('brings together %s and %s', (one, other) => {
    expect(clustersOf([one, other])).toEqual(['q0', 'q0']);
  });

  it.each([
    ['保修期内坏了怎么办', '保修期外坏了怎么办'],
    ['七天内能退吗', '十五天内能退吗'],
    ['可以退货吗', '不可以退货吗'],
    ['电池鼓包还能用吗', '电池鼓包怎么退款'],
    ['发票怎么开', '会员怎么开通'],
    ['怎么寄修', '寄修要多久'],
    ['能送货上楼吗', '能开发票吗'],
  ])('keeps %s apart from %s', (one, other) => {
    expect(clustersOf([one, other])).toEqual(['q0', 'q1']);
  });

  it('compares with the first question of a cluster, so that clusters do not grow along a chain', () => {
    const chain = [
      '苹果香蕉橙子葡萄能退吗',
      '苹果香蕉橙子西瓜能退吗',
      '苹果香蕉草莓西瓜能退吗',
      '荔枝芒果草莓西瓜能退吗',
    ];
    expect(new Set(clustersOf(chain)).size).toBeGreaterThan(1);
  });

  it('finds most of the ways to ask, and puts few other questions with them', () => {
    for (const [name, found, right] of [
      ['rewordings.txt', 0.7, 0.68],
      ['rewordings-held-out.txt', 0.72, 0.95],
    ] as const) {
      const all = groupsIn(name).flatMap((group, at) => group.map((text) => ({ text, at })));
      const clusters = clustersOf(all.map(({ text }) => text));
      let [together, same, both] = [0, 0, 0];
      for (let i = 0; i < all.length; i++)
        for (let j = 0; j < i; j++) {
          const isTogether = clusters[i] === clusters[j];
          const isSame = all[i]?.at === all[j]?.at;
          together += Number(isTogether);
          same += Number(isSame);
          both += Number(isTogether && isSame);
        }
      expect(both / same, `${name}: found`).toBeGreaterThan(found);
      expect(both / together, `${name}: right`).toBeGreaterThan(right);
    }
  });

  it('gives every question one cluster, begun by a question of its own kind of the list, and the same one each time', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 25 }), (texts) => {
        const clusters = clustersOf(texts);
        expect(clusters).toHaveLength(texts.length);
        for (const [n, id] of clusters.entries()) {
          const leader = Number(id.slice(1));
          expect(leader).toBeLessThanOrEqual(n);
          expect(clusters[leader]).toBe(id);
          expect(read((texts[leader] as string).slice(0, 200)).gate).toBe(
            read((texts[n] as string).slice(0, 200)).gate,
          );
        }
        expect(clustersOf(texts)).toEqual(clusters);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on where it stopped: in one pass or in several, the clusters are the same', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 20 }), fc.nat(20), (texts, cut) => {
        const all = numbered(texts);
        const [before, after] = [all.slice(0, cut), all.slice(cut)];
        const first = clusterQuestions([], before);
        const leaders = before.filter(({ id }) => first.includes(id));
        expect([...first, ...clusterQuestions(leaders, after)]).toEqual(clustersOf(texts));
      }),
      { numRuns: 60 },
    );
  });

  it('puts a question that is asked again with itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...groups.flat()), (text) => {
        expect(clustersOf([text, text, text])).toEqual(['q0', 'q0', 'q0']);
      }),
      { numRuns: 40 },
    );
  });

  it('is done in time with as many questions as are looked at', () => {
    const texts = Array.from({ length: 2_000 }, (_, n) => `${groups.flat()[n % 325]}${'甲乙丙丁戊己庚辛'[n % 8]}`);
    texts.forEach((text) => void read(text));
    const begun = performance.now();
    clustersOf(texts);
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
