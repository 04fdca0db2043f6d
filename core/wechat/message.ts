import type { Fields } from './flat-xml.ts';

/** What a person or the platform sent, in the terms of 公众号 and WeCom, which agree but for `AgentID`. */
export type Message = {
  /** The account, as messages name it. */
  to: string;
  /** The person: an OpenID or a member's id. */
  from: string;
  /** Seconds since 1970. */
  createTime: string;
  /** `text`, `voice`, `event` … */
  type: string;
  /** 64-bit decimal, absent in events. It stays a string: it does not fit a number. */
  id: string | undefined;
  /** `subscribe`, `CLICK` …, of an event. */
  event: string;
  eventKey: string;
  agentId: string;
  fields: Fields;
};

/** `undefined` where a field that every message has is missing. */
export function readMessage(fields: Fields): Message | undefined {
  const text = (name: string): string => fields.get(name) ?? '';
  const [to, from, createTime, type] = ['ToUserName', 'FromUserName', 'CreateTime', 'MsgType'].map(text);
  if (!to || !from || !createTime || !type) return undefined;
  const [event, eventKey, agentId] = [text('Event'), text('EventKey'), text('AgentID')];
  return { to, from, createTime, type, id: fields.get('MsgId') || undefined, event, eventKey, agentId, fields };
}

/**
 * By what the same message is known when it is delivered again. Ids were seen to be shared by messages of different
 * people, and events of one second to differ only by kind or key, so each of these belongs to it.
 */
export function messageKey({ to, from, createTime, id, event, eventKey, agentId }: Message): string {
  const own = id === undefined ? [createTime, event, eventKey, agentId] : [id];
  return JSON.stringify([to, from, ...own]);
}
