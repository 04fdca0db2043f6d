import { z } from 'zod';
import type { Message } from './message.ts';

/**
 * One entry of what `kf/sync_msg` lists. `origin` 3 is a customer, 4 the platform, 5 a person of the company; what the
 * account itself sent is not listed.
 */
export const KfMessage = z.object({
  msgid: z.string(),
  open_kfid: z.string().default(''),
  external_userid: z.string().default(''),
  send_time: z.number(),
  origin: z.number(),
  msgtype: z.string(),
  text: z.object({ content: z.string() }).optional(),
  event: z
    .object({
      event_type: z.string(),
      open_kfid: z.string().default(''),
      external_userid: z.string().default(''),
      welcome_code: z.string().optional(),
    })
    .optional(),
});
export type KfMessage = z.infer<typeof KfMessage>;

/** A page of them. A cursor comes also with an empty page, and there may be more behind it. */
export const KfPage = z.object({
  next_cursor: z.string().default(''),
  has_more: z.number().default(0),
  msg_list: z.array(z.unknown()).default([]),
});

/** What has to be answered, in the terms of the other accounts; undefined for everything else. */
export function customerMessage(entry: KfMessage): Message | undefined {
  const { msgid, open_kfid, external_userid, send_time, origin, msgtype, text } = entry;
  if (origin !== 3 || msgtype === 'event' || external_userid === '') return undefined;
  const fields = new Map(text === undefined ? [] : [['Content', text.content]]);
  const person = { to: open_kfid, from: external_userid };
  return {
    ...person,
    createTime: `${send_time}`,
    type: msgtype,
    id: msgid,
    event: '',
    eventKey: '',
    agentId: '',
    fields,
  };
}

/** Somebody opens the conversation, and may be greeted once with the code within 20 seconds. */
export function greetable(entry: KfMessage): { openKfId: string; customer: string; code: string } | undefined {
  const { event } = entry;
  if (event?.event_type !== 'enter_session' || event.welcome_code === undefined) return undefined;
  return { openKfId: event.open_kfid, customer: event.external_userid, code: event.welcome_code };
}
