import { beforeAll, describe, expect, it } from 'vitest';
import { createLoader } from '../adapters/loaders/loader.ts';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import type { Assistant } from './assistant.ts';

const RULES = `市民中心服务规则
第一章 图书馆
第一条 读者办理借书证时交押金一百元，注销证件后退还。
第二条 图书借期三十天，可以续借一次。
第二章 羽毛球馆
第三条 租用球拍交押金五十元，归还球拍时退还。
第四条 场地每次使用一小时，可以提前三天预约。
第三章 停车场
第五条 车辆夜间不得停放，早上六点开放。`;

describe('asking back', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = assistantOver(await generationOf({ '规则.txt': RULES }));
  });
  const ask = (message: string) => assistant.answer({ message });

  it('offers the sections between which one word leaves the choice', async () => {
    const { status, answer, suggestions, citations } = await ask('押金');
    expect(status).toBe('clarify');
    for (const section of ['图书馆', '羽毛球馆']) {
      expect(answer).toContain(section);
      expect(suggestions.some((suggestion) => suggestion.includes(section))).toBe(true);
    }
    expect(answer).not.toContain('停车场');
    expect(citations).toEqual([]);
  });

  it('needs not to where one sentence says all of it, and no other section half as much', async () => {
    const rules = `# 会员服务与退费规定

## 三、课程

### 私教课

私教课分为两种课包：十节课包三千元；二十节课包五千八百元。私教课应当提前十二小时取消，逾期取消的，按已上课处理。

## 六、退费

### 冷静期

办卡之日起七天内没有入场的，可以全额退款。七天内已经入场的，每入场一次扣除六十元。私教课的冷静期为三天，且没有上过课。

### 冷静期之外的私教课

- 年卡：按剩余整月折算余额，扣除余额的百分之十。
- 私教课：按剩余课时和实付单价计算余额，扣除余额的百分之二十；因教练离职退课的，不扣违约金。
`;
    const path = '退费.md';
    const blocks = await createLoader().load({ path, bytes: new TextEncoder().encode(rules) });
    const other = assistantOver(await generationOf({ [path]: blocks }));
    const { status, answer } = await other.answer({ message: '私教课冷静期' });
    expect({ status, answer }).toMatchObject({ status: 'answered', answer: expect.stringContaining('三天') });
  });

  it('answers what it suggested', async () => {
    const { suggestions } = await ask('押金');
    expect(suggestions).toHaveLength(2);
    for (const suggestion of suggestions) expect((await ask(suggestion)).status).toBe('answered');
  });

  it.each(['图书馆的押金', '租球拍押金交多少', '续借', '羽毛球馆', '早上六点开放的是什么'])(
    '%s is clear enough',
    async (message) => {
      expect((await ask(message)).status).not.toBe('clarify');
    },
  );

  it('does not ask what the conversation has told', async () => {
    const history = [
      { role: 'user', content: '图书馆借书证怎么办理？' },
      { role: 'assistant', content: '读者办理借书证时交押金一百元，注销证件后退还。' },
    ] as const;
    const answer = await assistant.answer({ message: '那押金呢？', history: [...history] });
    expect(answer.status).not.toBe('clarify');
  });
});

describe('asking back between documents', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = assistantOver(
      await generationOf({
        '合同.txt': '培训合同\n学员退学的，退款在十五个工作日内到账。\n教练不得收取财物。学时为六十二学时。',
        '协议.txt': '会员协议\n会员退会的，退款在三个工作日内到账。\n储物柜不得过夜。',
        '规则.txt': '寄递规则\n包裹丢失的，按保价金额赔偿。保管期满三十天退回寄件人。',
      }),
    );
  });
  const ask = (message: string) => assistant.answer({ message });

  it('asks which, where each has its own number', async () => {
    const { status, answer, suggestions } = await ask('退款几个工作日到账');
    expect(status).toBe('clarify');
    expect(answer).toMatch(/《培训合同》.*《会员协议》|《会员协议》.*《培训合同》/);
    expect(suggestions).toHaveLength(2);
  });

  it('suggests what can be asked by itself, and answers it from the one document', async () => {
    const { suggestions } = await ask('退款几个工作日到账');
    const answers = await Promise.all(suggestions.map(ask));
    expect(answers.map(({ status }) => status)).toEqual(['answered', 'answered']);
    const said = answers.map(({ answer }) => answer).join('\n');
    for (const number of ['十五个工作日', '三个工作日']) expect(said).toContain(number);
  });

  it.each(['退学退款几个工作日到账', '会员退款几个工作日到账', '包裹丢失怎么赔', '教练能收财物吗'])(
    '%s tells which',
    async (message) => expect((await ask(message)).status).toBe('answered'),
  );

  it('shows nothing of a message that is no plain text', async () => {
    const { suggestions } = await ask('<b>退款</b>几个工作日到账');
    for (const suggestion of suggestions) expect(suggestion).not.toMatch(/[<>]/);
  });
});
