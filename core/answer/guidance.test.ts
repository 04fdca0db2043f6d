import { beforeAll, describe, expect, it } from 'vitest';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import type { Assistant } from './assistant.ts';
import { LIMITS } from './limits.ts';

const MARKET = `青禾集市摊位管理规定
第一章 摊位
第一条 摊主申请摊位的，应当提交下列材料：
（一）身份证复印件；
（二）经营品类说明；
（三）食品摊位的健康证明。
第二条 营业时间为每日上午九时至晚上八时。
第三条 营业期间禁止下列行为：
（一）占用消防通道；
（二）使用明火取暖；
（三）转租摊位。
第四条 摊位押金为六百元，退摊后十日内退还。
第二章 宠物
第五条 携犬进入集市的，应当束牵引带。食品区不得携犬进入。
第三章 处罚
第六条 违反本规定，有下列行为之一的，责令改正，处二百元罚款：
（一）超时营业的；
（二）随意倾倒污水的。
第七条 违反本规定，有下列行为之一的，责令改正，处一千元罚款：
（一）使用明火取暖的；
（二）售卖过期食品的。
第四章 赔偿
第八条 市场在下列情况下赔偿摊主：
（一）停电超过一小时的，按日租金赔偿；
（二）漏雨损坏货物的，按进价赔偿。
第九条 下列损失，市场不赔：
（一）自然损耗；
（二）过夜现金。`;

describe('a regulation asked about in everyday words', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = assistantOver(await generationOf({ '规定.txt': MARKET }));
  });
  const ask = (message: string) => assistant.answer({ message });

  it('gives the list whose lead forbids for what may not be done', async () => {
    const answer = await ask('营业期间不能做什么');
    for (const fact of ['占用消防通道', '使用明火取暖', '转租摊位']) expect(answer.answer).toContain(fact);
    expect(answer.answer).not.toContain('罚款');
  });

  it('gives what is refused where it asks for that', async () => {
    const { answer } = await ask('哪些情况市场不赔偿');
    expect(answer).toContain('过夜现金');
    expect(answer).not.toContain('按进价');
  });

  it('gives the sanction together with the entry that it falls on', async () => {
    const answer = await ask('卖过期食品罚多少钱');
    expect(answer.answer).toContain('处一千元罚款');
    expect(answer.answer).toContain('过期食品');
    expect(answer.answer).not.toContain('二百元');
  });

  it('finds what documents write otherwise', async () => {
    expect((await ask('带狗进集市要注意什么')).answer).toContain('束牵引带');
  });

  it.each(['申请摊位几天能批下来', '食品摊位的健康证明几年有效', '转租摊位能赚多少钱'])(
    '%s is refused: the value that the documents have is of something else',
    async (message) => expect((await ask(message)).status).toBe('refused'),
  );

  it.each(['押金怎么贷款', '营业执照怎么注销', '狗粮哪里买'])(
    '%s is refused, though the documents have its words',
    async (message) => expect((await ask(message)).status).toBe('refused'),
  );
});

const CHOOSING = `怎样挑选儿童推车
挑选推车要看哪些方面？
挑选推车时，有很多因素值得关注，下面为你详细介绍。
车架材质
车架材质决定推车结不结实。铝合金轻，适合常出门的家庭；钢管重，但价格低。
刹车方式
刹车方式关系到安全。后轮联动刹车一脚就能锁住两个轮子，上下坡时更稳。
折叠大小
折叠大小影响能否带上车。折叠后高度不超过五十厘米的，可以放进多数后备箱。
不同地方怎么选推车？
在山区，路面不平是主要的难处。山区家庭应当选大轮子、带避震的推车。还可以加装防滑轮套。此外，遮阳篷要能挡风沙。
在城市，电梯和地铁多。城市家庭应当选能单手折叠的轻便推车。
推车可以水洗吗？
可以。布套拆下后用冷水手洗，不要暴晒。`;

describe('an article of advice', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = assistantOver(await generationOf({ '推车.txt': CHOOSING }));
  });
  const ask = (message: string) => assistant.answer({ message });

  it('gives a list of headings with the sentence below each, and not the sentence that only announces it', async () => {
    const { answer } = await ask('挑选推车的三个要点是什么');
    for (const fact of ['车架材质', '刹车方式', '折叠大小', '决定推车结不结实']) expect(answer).toContain(fact);
    expect(answer).not.toContain('详细介绍');
  });

  it('gives the paragraph whose subject is asked about, and no other', async () => {
    const { answer } = await ask('山区家庭的推车怎么选');
    for (const fact of ['带避震', '防滑轮套', '遮阳篷']) expect(answer).toContain(fact);
    expect(answer).not.toContain('单手折叠');
  });

  it('answers from below a heading that puts the question', async () => {
    expect((await ask('推车可以水洗吗')).answer).toContain('冷水手洗');
  });

  it('suggests sections nearby, never the one just quoted', async () => {
    const { suggestions, answer } = await ask('山区家庭的推车怎么选');
    expect(answer.length).toBeLessThanOrEqual(LIMITS.explanation + 20);
    expect(suggestions).not.toContain('不同地方怎么选推车？');
    for (const suggestion of suggestions) expect(suggestion).not.toMatch(/^[“]?\d|[（(]如|？”有哪些/);
  });
});
