import { beforeAll, describe, expect, it } from 'vitest';
import { assistantOver, generationOf } from '../../testing/assistant-over.ts';
import type { Assistant } from '../assistant.ts';
import { LIMITS } from '../limits.ts';
import { wording } from '../wording.ts';

const INN = `山栖客栈住宿须知
一、大床房
大床房每晚三百元，含早餐。大床房入住前一天可以免费取消。
二、通铺
通铺每晚八十元，不含早餐。通铺一经预订不能取消。
三、宠物
宠物每晚收费五十元，须系牵引绳。
四、帐篷与木屋
租帐篷的押金为二百元，租木屋的押金为五百元。
五、客人可以退房的情形
客栈有下列情形之一的，客人可以当天退房：
（一）停水超过十二小时的；
（二）房间漏雨的。
六、客栈可以退房的情形
客人有下列情形之一的，客栈可以要求退房：
（一）在房内生火的；
（二）转租房间的。`;

const REPAIR = `器材修理须知
送店之前要问清什么
送店之前先问清费用和时间。
送店之前备份资料。
修理有哪几种方式
修理有三种方式：
- 上门：师傅带工具到家里修，适合大件。
- 寄回：寄到修理中心，修好寄还。
- 送店：送到门店，当场修好。`;

const FERRY = `湖心岛渡轮须知
一、乘船
渡轮每小时一班，末班为晚上八点。
二、宠物
小型宠物装笼后可以上船，不收费。`;

describe('what is compared', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = assistantOver(await generationOf({ '客栈.txt': INN, '渡轮.txt': FERRY, '修理.txt': REPAIR }));
  });
  const ask = (message: string) => assistant.answer({ message });

  it('is shown side by side, and of each only what was asked', async () => {
    const { answer } = await ask('大床房和通铺的早餐有什么区别');
    expect(answer.split('\n')).toEqual(['大床房每晚三百元，含早餐。[1]', '通铺每晚八十元，不含早餐。[2]']);
  });

  it('is shown in one sentence where one speaks of both', async () => {
    const { answer } = await ask('租帐篷跟租木屋的押金哪个多');
    expect(answer).toBe('租帐篷的押金为二百元，租木屋的押金为五百元。[1]');
  });

  it('brings the list that is said of each', async () => {
    const { answer } = await ask('客人可以退房的情形与客栈可以退房的情形有何不同');
    for (const entry of ['停水', '漏雨', '生火', '转租']) expect(answer).toContain(entry);
    expect(answer.length).toBeLessThanOrEqual(LIMITS.list);
  });

  it('is taken from entries of one list rather than from wherever a side is named', async () => {
    const { answer } = await ask('送店和寄回有什么不同');
    for (const fact of ['送到门店', '寄到修理中心']) expect(answer).toContain(fact);
    expect(answer).not.toContain('备份');
  });

  it('cites each document where the sides are in two', async () => {
    const { answer, citations } = await ask('客栈和渡轮的宠物分别怎么收费');
    expect(answer).toContain('五十元');
    expect(answer).toContain('不收费');
    expect(new Set(citations.map(({ document_id }) => document_id)).size).toBe(2);
  });

  it('names each document where documents are compared', async () => {
    const { answer } = await ask('两份须知里对宠物分别怎么说');
    expect(answer).toMatch(/^《山栖客栈住宿须知》：.*五十元/);
    expect(answer).toMatch(/^《湖心岛渡轮须知》：.*不收费/m);
  });

  it('says so where the documents speak of one side only', async () => {
    const { status, answer } = await ask('大床房和总统套房哪个贵');
    expect(status).toBe('answered');
    expect(answer).toContain('三百元');
    expect(answer.split('\n').at(-1)).toBe(wording.otherSide);
  });

  it('is refused where they speak of neither', async () => {
    expect((await ask('海景房和总统套房有什么区别')).status).toBe('refused');
  });

  it('repeats nothing that only the visitor said', async () => {
    const { answer } = await ask('大床房和本店承诺免单有什么区别');
    expect(answer).not.toContain('免单');
  });

  it('quotes what it cites, its own words apart', async () => {
    const { segments, citations } = await ask('两份须知里对宠物分别怎么说');
    expect(segments.map(({ text }) => text)).toEqual(citations.map(({ quote }) => quote));
  });
});
