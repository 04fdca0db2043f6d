import { z } from 'zod';

/**
 * What a WeCom bot (智能机器人) is told, in JSON. After a message the platform asks again and again (`stream`) how far the
 * answer with that id is, for six minutes.
 *
 * Source: 接收消息 and 被动回复消息, developer.work.weixin.qq.com/document/path/100719 and 101031
 */
export const BotMessage = z.object({
  msgid: z.string(),
  aibotid: z.string().default(''),
  chatid: z.string().default(''),
  from: z.object({ userid: z.string() }).default({ userid: '' }),
  msgtype: z.string(),
  text: z.object({ content: z.string() }).optional(),
  voice: z.object({ content: z.string() }).optional(),
  mixed: z.object({ msg_item: z.array(z.object({ text: z.object({ content: z.string() }).optional() })) }).optional(),
  stream: z.object({ id: z.string() }).optional(),
  event: z.object({ eventtype: z.string() }).optional(),
});
export type BotMessage = z.infer<typeof BotMessage>;

export const SealedBotMessage = z.object({ encrypt: z.string() });
export const SealedBotReply = SealedBotMessage.extend({
  msgsignature: z.string(),
  timestamp: z.number().int(),
  nonce: z.string(),
});

export type BotReply =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'stream'; stream: { id: string; finish: boolean; content: string } };

/** What is asked, without the name that calls the bot in a group; undefined for what is no question in words. */
export function questionOf({ text, voice, mixed }: BotMessage): string | undefined {
  const parts = mixed?.msg_item.flatMap((item) => item.text?.content ?? []) ?? [];
  const words = text?.content ?? voice?.content ?? (parts.length > 0 ? parts.join('\n') : undefined);
  return words?.replace(/^\s*@\S+\s+/, '').trim();
}
