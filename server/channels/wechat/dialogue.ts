import type { Answer, Citation } from '../../../core/contract/chat.ts';
import type { Timer } from '../../../core/resilience/timer.ts';
import { type Act, actOn } from '../../../core/wechat/act.ts';
import { type Message, messageKey } from '../../../core/wechat/message.ts';
import { asked, awaiting, heard, leave, type Next, type Person, readOn, spend } from '../../../core/wechat/person.ts';
import { type Prompt, partsOf, withNote } from '../../../core/wechat/say.ts';
import { wording } from '../../../core/wechat/wording.ts';
import type { Log } from '../../log.ts';
import type { Ask } from './asking.ts';
import { createNames } from './names.ts';
import type { Job, Passive } from './passive.ts';
import type { People } from './people.ts';
import type { Sender } from './sender.ts';
import { sorry } from './sorry.ts';

/** What an account says to the messages it is sent. */
export type Dialogue = {
  /** The text for this attempt at delivering a message; `null` where it is only to be taken. */
  receive(message: Message): Promise<string | null>;
  /** The last word on it, however long that takes, for platforms that do not wait; `null` for nothing. */
  replyTo(message: Message): Promise<string | null>;
  /** What a message is known by. */
  keyOf(message: Message): string;
};

export type DialogueParts = {
  /** A name of the account, and a secret of its own: what people are remembered by cannot be told from their ids. */
  account: string;
  secret: string;
  ask: Ask;
  passive: Passive;
  people: People;
  /** Sends what comes late; none where the account cannot. */
  sender?: Sender | undefined;
  /** Whether the platform counts what is sent. */
  metered: boolean;
  prompt: Prompt;
  link?: ((citation: Citation) => string) | undefined;
  /** Told the answer to each question in the end. */
  onAnswer?: (key: string, answer: Answer) => void;
  timer: Timer;
  log: Log;
};

/** The model has given up by then. */
const AWAITED_MS = 20_000;
const LOOK_AGAIN_MS = 250;
const READ_ON_WITHIN_MS = 3_500;

export function createDialogue(parts: DialogueParts): Dialogue {
  const { account, secret, ask, passive, people, sender, metered, prompt, link, onAnswer, timer, log } = parts;
  const nameOf = createNames(secret, account);

  function saying(text: string): Job {
    return { draft: async () => text, final: Promise.resolve(text), onLate: async () => undefined };
  }

  function answering(question: string, key: string, message: Message): Job {
    const { from } = message;
    const person = nameOf('person', from);
    // Before anything is left for them to read; the answer itself does not wait for it.
    const known = people
      .change(person, (before, now) => asked(heard(before, howOf(message), now), key))
      .catch(() => false);
    const { quoted, final } = ask(question, `wx-${person}`);
    final.then((answer) => onAnswer?.(key, answer)).catch(() => undefined);
    const canSend = () => sender?.canSend() ?? false;

    const leaveRest = async (rest: string[]) => {
      await known;
      await people.change(person, (before) => leave(before, key, rest));
    };
    /** The first part; the others are left to be read on. */
    const firstOf = async (answer: Answer): Promise<string> => {
      const [first = '', ...rest] = partsOf(answer, link);
      if (rest.length === 0) return first;
      await leaveRest(rest);
      return withNote(first, 'parts', prompt);
    };

    const grant = (before: Person, count: number, now: number): Person | null => {
      if (before.question !== key) return null;
      return metered ? spend(before, count, now) : before;
    };

    return {
      async draft() {
        try {
          const answer = await quoted;
          if (canSend()) return await firstOf(answer);
          const [first = '', ...rest] = partsOf(answer, link);
          await leaveRest(rest);
          await people.change(person, (before, now) => awaiting(before, key, now + AWAITED_MS));
          return withNote(first, 'awaited', prompt);
        } catch (error) {
          return sorry(error, log);
        }
      },
      final: final.then(firstOf).catch((error: unknown) => sorry(error, log)),
      async onLate() {
        const answer = await final.catch(() => undefined);
        // What the documents say has been said; only other words are worth another message.
        if (answer?.mode !== 'generative') {
          await people.change(person, (before) => leave(before, key, before.unread));
          return;
        }
        const texts = partsOf(answer, link);
        const granted = canSend() && (await people.change(person, (before, now) => grant(before, texts.length, now)));
        const letters = texts.map((text) => ({ to: from, text, person, question: key }));
        if (granted) await sender?.put(key, letters);
        else await leaveRest(texts);
      },
    };
  }

  function readingOn(key: string, { from }: Message): Job {
    const person = nameOf('person', from);
    const step = () =>
      people.update<Next>(person, (before, now) => {
        const { next, person: after } = readOn(heard(before, 'message', now), key, now);
        return { person: after, result: next };
      });
    const read = async (): Promise<string> => {
      const end = timer.now() + READ_ON_WITHIN_MS;
      let next = await step();
      while (next.kind === 'awaited' && timer.now() < end) {
        await new Promise<void>((resolve) => timer.after(LOOK_AGAIN_MS, resolve));
        next = await step();
      }
      if (next.kind === 'part') return next.left > 0 ? withNote(next.text, 'parts', prompt) : next.text;
      return next.kind === 'awaited' ? wording.notYet : wording.nothingMore;
    };
    return {
      draft: async () => wording.notYet,
      final: read().catch((error: unknown) => sorry(error, log)),
      onLate: async () => undefined,
    };
  }

  function jobFor(act: Exclude<Act, { kind: 'none' }>, key: string, message: Message): Job {
    if (act.kind === 'ask') {
      return act.question === wording.more ? readingOn(key, message) : answering(act.question, key, message);
    }
    void noteTap(message);
    return saying(act.text);
  }

  const noteTap = (message: Message) =>
    people
      .change(nameOf('person', message.from), (before, now) => heard(before, howOf(message), now))
      .catch(() => undefined);

  const keyOf = (message: Message): string => nameOf('message', messageKey(message));

  return {
    keyOf,
    async receive(message) {
      const act = actOn(message);
      if (act.kind === 'none') return null;
      const key = keyOf(message);
      return passive.answer(key, () => jobFor(act, key, message));
    },
    async replyTo(message) {
      const act = actOn(message);
      return act.kind === 'none' ? null : jobFor(act, keyOf(message), message).final;
    },
  };
}

const howOf = ({ type }: Message) => (type === 'event' ? 'tap' : 'message');
