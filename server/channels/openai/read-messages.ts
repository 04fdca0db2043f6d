import { type ChatRequest, MESSAGE_LIMIT, type Turn } from '../../../core/contract/chat.ts';
import type { CompletionMessage } from '../../../core/contract/openai.ts';
import { Rejection } from '../../problem.ts';
import { withoutFooter } from './footer.ts';

const MOST_TURNS = 100;
const LONGEST_TURN = 20_000;

/**
 * The question in a client's messages, and what was said before it. The last `user` message is the question. What a
 * client tells the model (`system`, `developer`) or a tool told it is left out: nothing of it can change the rules.
 * Throws Rejection `invalid_request` naming the message.
 */
export function readMessages(messages: readonly CompletionMessage[]): Pick<ChatRequest, 'message' | 'history'> {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  const question = messages[last];
  if (question === undefined) throw invalid('messages', '至少要有一条 user 消息');
  const path = `messages[${last}].content`;
  refuseOtherThanText(question, path);
  const message = textOf(question);
  if (message.trim() === '') throw invalid(path, '不能为空');
  if (message.length > MESSAGE_LIMIT) throw invalid(path, `最多 ${MESSAGE_LIMIT} 个字符`);
  return { message, history: messages.slice(0, last).flatMap(turnOf).slice(-MOST_TURNS) };
}

function turnOf(message: CompletionMessage): Turn[] {
  const { role } = message;
  if (role !== 'user' && role !== 'assistant') return [];
  const text = textOf(message);
  const content = (role === 'assistant' ? withoutFooter(text) : text).slice(0, LONGEST_TURN);
  return content.trim() === '' ? [] : [{ role, content }];
}

/** All that messages say, for counting. */
export const allText = (messages: readonly CompletionMessage[]): string[] => messages.map(textOf);

function textOf({ content }: CompletionMessage): string {
  if (typeof content === 'string') return content;
  return (content ?? []).flatMap(({ text }) => text ?? []).join('\n');
}

function refuseOtherThanText({ content }: CompletionMessage, path: string): void {
  if (!Array.isArray(content)) return;
  const foreign = content.findIndex(({ type }) => type !== 'text');
  if (foreign >= 0) throw invalid(`${path}[${foreign}]`, '只能是文字（type: text），图片、语音和文件暂时读不了');
}

const invalid = (path: string, message: string) => new Rejection('invalid_request', [{ path, message }]);
