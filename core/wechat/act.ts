import { MESSAGE_LIMIT } from '../contract/chat.ts';
import type { Message } from './message.ts';
import { wording } from './wording.ts';

/** What a message asks for: an answer from the documents, a sentence of the channel's own, or nothing but to be taken. */
export type Act = { kind: 'ask'; question: string } | { kind: 'say'; text: string } | { kind: 'none' };

const NONE: Act = { kind: 'none' };
const say = (text: string): Act => ({ kind: 'say', text });

/** Kinds that nobody knows yet are taken without a word: an error would show visitors the banner of a broken service. */
export function actOn({ type, event, eventKey, fields }: Message): Act {
  const text = (name: string): string => fields.get(name) ?? '';
  switch (type) {
    case 'text':
      return ask(text('Content'));
    case 'voice':
      return text('Recognition').trim() === '' ? say(wording.cannotRead.voice) : ask(text('Recognition'));
    case 'image':
      return say(wording.cannotRead.image);
    case 'video':
    case 'shortvideo':
      return say(wording.cannotRead.video);
    case 'location':
      return say(wording.cannotRead.location);
    case 'link':
      return say(wording.cannotRead.link);
    case 'event':
      return onEvent(event, eventKey);
    default:
      return NONE;
  }
}

function onEvent(event: string, key: string): Act {
  switch (event.toLowerCase()) {
    case 'subscribe':
    case 'scan':
      return say(wording.welcome);
    case 'click':
      // An owner makes a menu of questions by writing each as the key of its entry.
      return /\p{Script=Han}/u.test(key) ? ask(key) : NONE;
    default:
      return NONE;
  }
}

/** What the client shows in place of stickers and whatever else it does not pass on. */
const NOT_PASSED_ON = /^【收到不支持的消息类型/;

function ask(content: string): Act {
  const question = content.toWellFormed().trim();
  if (question === '' || NOT_PASSED_ON.test(question)) return say(wording.cannotRead.other);
  return { kind: 'ask', question: question.slice(0, MESSAGE_LIMIT).toWellFormed() };
}
