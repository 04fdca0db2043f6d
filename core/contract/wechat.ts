import { z } from 'zod';

/** What a platform puts into the address of every request; the names are its own. */
const Stamp = z.object({
  timestamp: z.string().describe('秒，与当前时间相差不超过 300 秒。'),
  nonce: z.string(),
});

/** `/wechat/official` */
export const OfficialPush = Stamp.extend({
  signature: z.string().describe('sha1(sort(token, timestamp, nonce))'),
  encrypt_type: z.enum(['aes', 'raw']).optional(),
  msg_signature: z.string().optional().describe('sha1(sort(token, timestamp, nonce, Encrypt))，加密时必有。'),
});
export const OfficialCheck = Stamp.extend({ signature: z.string(), echostr: z.string() });

/** `/wechat/wecom` */
export const WecomPush = Stamp.extend({ msg_signature: z.string() });
export const WecomCheck = WecomPush.extend({ echostr: z.string().describe('加密的。') });
