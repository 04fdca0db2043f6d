import { describe, expect, it } from 'vitest';
import { intentOf } from './understand.ts';

describe('intent of a message', () => {
  it.each([
    ['你好', 'greeting'],
    ['您好呀～', 'greeting'],
    ['hello!', 'greeting'],
    ['在吗？', 'greeting'],
    ['谢谢', 'thanks'],
    ['好的，谢谢你', 'thanks'],
    ['明白了', 'thanks'],
    ['再见', 'goodbye'],
    ['没有别的问题了', 'goodbye'],
    ['你是谁？', 'identity'],
    ['你能做什么', 'identity'],
    ['转人工', 'handoff'],
    ['人工客服', 'handoff'],
    ['我要找真人聊聊', 'handoff'],
    ['怎么转人工', 'handoff'],
    ['麻烦帮我转接一下人工服务，谢谢', 'handoff'],
    ['？？？', 'unclear'],
    ['😀👨‍👩‍👧', 'unclear'],
    ['', 'unclear'],
  ])('%s is %s', (message, intent) => expect(intentOf(message)).toBe(intent));

  it.each([
    '你好，保修期多久？',
    '维修要收人工费吗',
    '人工客服几点上班',
    '谢谢，那退货呢',
    '需要人工审核吗',
    '你们的保修期多久',
    '好评返现怎么领',
  ])('%s is a question', (message) => expect(intentOf(message)).toBe('question'));
});
