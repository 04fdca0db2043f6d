import { beforeAll, describe, expect, it } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import { createPlainAnalyzer } from '../testing/plain-analyzer.ts';
import { compose } from './compose.ts';
import { confidenceOf, type Features, featuresOf } from './confidence.ts';
import { createEvidenceReader } from './evidence.ts';
import { questionOf } from './question.ts';
import { scoreEvidence } from './score-evidence.ts';

const POOL = `青禾游泳馆须知
票价
单次票每张四十五元，一米二以下的儿童免费。
场馆应当在售票之前，把水质检测结果告诉顾客。
退卡
退卡要写明四件事：原因、时间、余额和收款账户。退卡手续费由会员承担。
更衣柜
更衣柜当天有效，闭馆前须取走物品。钥匙丢失的，收取工本费三十元。
储值
累计储值满10,000元的，升为金卡。
体检
健康问卷显示有心脏病的，应当提交医院出具的运动许可证明，由驻馆医务顾问审核通过后办卡。
比赛
报名以后退出的，扣报名费的20%。
清洗
滤网年度清洗。`;

let generation: Generation;
beforeAll(async () => {
  generation = await generationOf({ '须知.txt': POOL });
});

async function featuresFor(message: string): Promise<Features> {
  let found: Retrieval | undefined;
  const trace = (retrieval: Retrieval) => {
    found = retrieval;
  };
  for await (const _ of assistantOver(generation).ask({ message }, { trace }));
  if (!found) throw new Error('nothing was searched');
  const reader = createEvidenceReader(generation, createPlainAnalyzer());
  const question = questionOf(found);
  const { pieces } = compose(question, scoreEvidence(question, reader.open(found.hits)), reader);
  return featuresOf(question, pieces, reader);
}

describe('a value that is asked for', () => {
  it.each(['单次票多少钱', '钥匙丢了收多少钱'])('%s: stands beside what it is of', async (message) => {
    expect((await featuresFor(message)).valueless).toBe(0);
  });

  it.each(['储值多少钱升为金卡', '报名以后退出扣多少'])('%s: in thousands, and as a share', async (message) => {
    expect((await featuresFor(message)).valueless).toBe(0);
  });

  it('is not told by how often, where how long is asked', async () => {
    expect((await featuresFor('滤网清洗一次要多长时间')).valueless).toBeGreaterThan(0);
  });

  it('may be a time that is said before what happens then', async () => {
    expect((await featuresFor('什么时候把水质检测结果告诉顾客')).valueless).toBe(0);
  });

  it.each(['退卡手续费是多少', '更衣柜钥匙押金多少钱', '退卡要几天'])('%s: none is stated', async (message) => {
    expect((await featuresFor(message)).valueless).toBeGreaterThan(0);
  });
});

it('is not made up for by all that is said around a value that is missing', async () => {
  const features = await featuresFor('医院的运动许可证明交上去，医务顾问几天审核完');
  expect(features).toMatchObject({ valueless: 1 });
  expect(features.together).toBeGreaterThan(0.8);
  expect(confidenceOf(features)).toBeLessThan(0.3);
});

it('falls with what is missing and rises with what is found', () => {
  const found: Features = { together: 0.6, score: 1.4, unnamed: 0, valueless: 0, unacted: 0, informed: 1.5 };
  const sure = confidenceOf(found);
  expect(sure).toBeGreaterThan(0.5);
  for (const missing of [{ unnamed: 1 }, { valueless: 1 }, { unacted: 1 }, { together: 0 }, { informed: 0 }])
    expect(confidenceOf({ ...found, ...missing })).toBeLessThan(sure);
});
