/**
 * What is remembered of somebody who writes to an account, for two days: how many messages the platform still lets the
 * account send by itself, and what they have not read yet.
 *
 *   they write         48 h, 5 messages
 *   they tap a menu, subscribe or scan a code          1 min, 3 messages
 *
 * Source: 发送客服消息, developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage
 */
export type Person = {
  /** Messages that may still be sent, and until when; milliseconds since 1970. */
  sends: number;
  sendUntil: number;
  /** What their last question was known by. */
  question: string;
  /** Parts of its answer that they have not been shown. */
  unread: string[];
  /** Until when more of the answer is awaited. */
  awaitedUntil: number;
  /** The last part that they were shown, and the message that asked for it, which may come again. */
  shown?: { by: string; next: Next };
};

export type Next = { kind: 'part'; text: string; left: number } | { kind: 'awaited' } | { kind: 'nothing' };

export const NOBODY: Person = { sends: 0, sendUntil: 0, question: '', unread: [], awaitedUntil: 0 };
export const REMEMBERED_MS = 48 * 60 * 60 * 1000;

const ON_MESSAGE = { sends: 5, forMs: REMEMBERED_MS };
const ON_TAP = { sends: 3, forMs: 60 * 1000 };

/** They wrote, or did something else that opens the account's way to them: never a shorter one than they had. */
export function heard(person: Person, how: 'message' | 'tap', now: number): Person {
  const { sends, forMs } = how === 'message' ? ON_MESSAGE : ON_TAP;
  const open = person.sendUntil > now ? person : NOBODY;
  return { ...person, sends: Math.max(sends, open.sends), sendUntil: Math.max(now + forMs, open.sendUntil) };
}

/** They ask something else: what was left of the last answer is not wanted any more. */
export const asked = (person: Person, question: string): Person => ({
  ...person,
  question,
  unread: [],
  awaitedUntil: 0,
});

/** The answer to a question has more to read; nothing where they have asked something else since. */
export const leave = (person: Person, question: string, unread: string[]): Person | null =>
  person.question === question ? { ...person, unread, awaitedUntil: 0 } : null;

/** More of the answer is being made. */
export const awaiting = (person: Person, question: string, until: number): Person | null =>
  person.question === question ? { ...person, awaitedUntil: until } : null;

/** With so many messages less to send; `null` where the platform would not take them. */
export function spend(person: Person, count: number, now: number): Person | null {
  if (person.sendUntil <= now || person.sends < count) return null;
  return { ...person, sends: person.sends - count };
}

/** What they read next by a message, and them having read it. */
export function readOn(person: Person, by: string, now: number): { next: Next; person: Person } {
  if (person.shown?.by === by) return { next: person.shown.next, person };
  const [text, ...unread] = person.unread;
  if (text === undefined) return { next: { kind: person.awaitedUntil > now ? 'awaited' : 'nothing' }, person };
  const next: Next = { kind: 'part', text, left: unread.length };
  return { next, person: { ...person, unread, shown: { by, next } } };
}
