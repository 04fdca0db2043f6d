import { beforeAll, describe, expect, it } from 'vitest';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import type { Assistant } from './assistant.ts';

const POOL = `碧波游泳馆会员协议
第一章 会员卡
第一条 次卡三百元，可以入场十次；季卡八百元；年卡两千四百元。
第二条 会员请假停卡的，每次收手续费三十元。因受伤停卡，并提供医院证明的，免收手续费。
第三条 退卡的，退款在十五个工作日内退回。
第二章 入场
第四条 周一闭馆。饮酒的人不得下水。`;
const LEASE = `晴川公寓租房合同
第一章 租金与押金
第一条 单间每月租金两千元，套间每月租金三千五百元。
第二条 押金为一个月租金，退租后七个工作日内退款。
第二章 维修
第三条 管家接到报修后四小时内上门，漏水的三十分钟内上门。
第四条 不得养狗，可以养猫，养猫的另交清洁费两百元。`;
const OVEN = `暖阳牌烤箱说明书
一、保修
1. 整机保修两年，加热管保修五年。
2. 报修后两个工作日内上门，保修期外收上门费六十元。
二、使用
3. 首次使用前空烧二十分钟，单次使用不超过两小时。`;

describe('a conversation over several documents', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = assistantOver(await generationOf({ '泳.txt': POOL, '租.txt': LEASE, '烤箱.txt': OVEN }));
  });

  /** The last message's answer, with those before as the assistant answered them. */
  async function answerTo(...messages: string[]) {
    const { conversation_id } = await assistant.answer({ message: messages[0] ?? '' });
    let answer = await assistant.answer({ message: messages[1] ?? '', conversation_id });
    for (const message of messages.slice(2)) answer = await assistant.answer({ message, conversation_id });
    return answer;
  }

  it.each([
    ['another of the same kind', ['次卡多少钱', '年卡呢'], '年卡两千四百元'],
    ['another of the same kind, without a particle', ['单间租金多少', '套间的'], '套间每月租金三千五百元'],
    ['one more case', ['停卡收手续费吗', '骨折受伤了也要收吗'], '免收手续费'],
    ['a case that is told', ['停卡收手续费吗', '我受伤了'], '免收手续费'],
    ['nothing but a case', ['报修烤箱多久上门', '过了保修期呢'], '收上门费六十元'],
    ['something else of the same', ['公寓能养猫吗', '要交多少钱'], '清洁费两百元'],
    ['a subject gone back to', ['烤箱保修几年', '公寓能养狗吗', '回到烤箱，加热管保修几年'], '加热管保修五年'],
  ])('answers %s', async (_, messages, fact) => {
    expect((await answerTo(...messages)).answer).toContain(fact);
  });

  it('decides by what was spoken of between documents that say as much', async () => {
    expect((await answerTo('烤箱整机保修多久', '报修多久上门')).answer).toContain('两个工作日内上门');
    expect((await answerTo('单间每月租金多少', '报修多久上门')).answer).toContain('四小时内上门');
  });

  it('takes the document from history that was told in other words', async () => {
    const history = [
      { role: 'user', content: '烤箱整机能保修多久' },
      { role: 'assistant', content: '两年。' },
    ] as const;
    const answer = await assistant.answer({ message: '报修多久上门', history: [...history] });
    expect(answer.answer).toContain('两个工作日内上门');
  });

  it('follows a clear question about another document', async () => {
    expect((await answerTo('次卡多少钱', '烤箱首次使用前要做什么')).answer).toContain('空烧二十分钟');
    expect((await answerTo('烤箱整机保修多久', '公寓能养狗吗')).answer).toContain('不得养狗');
  });

  it.each(['楼下有健身房吗', '怎么考教师资格证', '明天会下雨吗'])(
    'does not answer %s by what was asked before',
    async (message) => {
      expect((await answerTo('公寓押金是多少', message)).status).toBe('refused');
    },
  );

  it('asks a document that is named of that alone', async () => {
    const answer = await assistant.answer({ message: '《暖阳牌烤箱说明书》：报修多久上门' });
    expect(answer.answer).toContain('两个工作日内上门');
    expect(new Set(answer.citations.map(({ document_title }) => document_title))).toEqual(
      new Set(['暖阳牌烤箱说明书']),
    );
  });

  it('understands what is picked when it asked back', async () => {
    const asked = await assistant.answer({ message: '报修多久上门' });
    expect(asked.status).toBe('clarify');
    expect((await answerTo('报修多久上门', '烤箱的')).answer).toContain('两个工作日内上门');
    expect((await answerTo('报修多久上门', '公寓')).answer).toContain('四小时内上门');
    const first = asked.answer.indexOf('烤箱') < asked.answer.indexOf('公寓') ? '两个工作日' : '四小时';
    expect((await answerTo('报修多久上门', '第一个')).answer).toContain(first);
  });
});
