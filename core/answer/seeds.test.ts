import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadText } from '../adapters/loaders/text.ts';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import type { Assistant } from './assistant.ts';

const FOLDER = new URL('../../../shared/seeds/', import.meta.url);
const present = existsSync(FOLDER);
if (!present) console.log(`Skipped: no ${FOLDER.pathname}`);

describe.skipIf(!present)('two web articles about after-sales service', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
    const given = Object.fromEntries(files.map((name) => [name, loadText(readFileSync(new URL(name, FOLDER)))]));
    assistant = assistantOver(await generationOf(given));
  });

  it.each([
    ['维修之后要保存什么单据？', ['维修工单']],
    ['修完以后要留着什么东西', ['维修工单']],
    ['維修之後要保存什麼單據？', ['维修工单']],
    ['选择售后服务要看哪六个方面', ['响应速度']],
    ['医疗健康产品和快消品的售后区别', ['专业咨询', '退换货便利性']],
    ['上门维修和寄修有什么区别', ['携带工具', '邮寄至服务中心']],
    ['上門維修和寄修有什麼區別', ['携带工具', '邮寄至服务中心']],
    ['食品/餐饮企业的售后怎么做', ['用餐']],
    ['食品公司的售后要做什么', ['退换货']],
    ['会员有什么权益', ['优先技术支持', '折价补贴']],
    ['维修有哪几种方式', ['上门维修', '寄修服务', '授权维修站']],
    ['保修期一般多长', ['一年的整机保修']],
  ])('%s', async (message, facts) => {
    const answer = await assistant.answer({ message });
    expect(answer.status).toBe('answered');
    for (const fact of facts) expect(answer.answer).toContain(fact);
  });

  it.each(['明天上海会下雨吗', '苹果手机换电池多少钱', '12315的上班时间', 'iPhone 17 保修几年'])(
    '%s is refused',
    async (message) => {
      expect((await assistant.answer({ message })).status).toBe('refused');
    },
  );
});
