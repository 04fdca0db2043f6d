import { beforeAll, describe, expect, it } from 'vitest';
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
