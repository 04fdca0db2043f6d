import type { Answer } from '../../../core/contract/chat.ts';
import type { Arrival, Deliveries } from '../../../core/records/deliveries.ts';
import type { Timer } from '../../../core/resilience/timer.ts';
import { createWorkLoop } from '../../../core/resilience/work-loop.ts';
import type { Fields } from '../../../core/wechat/flat-xml.ts';
import { customerMessage, greetable, type KfMessage } from '../../../core/wechat/kf-message.ts';
import type { Message } from '../../../core/wechat/message.ts';
import type { PlatformCall, PlatformReply } from '../../../core/wechat/platform.ts';
import { wording } from '../../../core/wechat/wording.ts';
import type { Log } from '../../log.ts';
import type { Dialogue } from './dialogue.ts';
import { createKfPuller } from './kf-puller.ts';
import type { Letter, Sender } from './sender.ts';

/** 微信客服: what customers write is pulled, kept, answered by whoever is free, and sent. */
export type Kf = {
  /** Takes the event that says that there are messages; whether it was that. */
  onEvent(fields: Fields): Promise<boolean>;
  start(): void;
  stop(): Promise<void>;
};

export type KfParts = {
  name: string;
  call: PlatformCall;
  deliveries: Deliveries;
  dialogueOf: (onAnswer: (key: string, answer: Answer) => void) => Dialogue;
  sender: Sender;
  nameOf: (...of: string[]) => string;
  owner: string;
  timer: Timer;
  clock: () => Date;
  log: Log;
};

/** Older messages have been waited for in vain; the first pull of an account brings three days of them. */
const FRESH_MS = 10 * 60_000;
const GREET_MS = 20_000;
const LEASE_MS = 60_000;
const LOOK_MS = 5_000;
const AT_ONCE = 8;
/** Of a conversation: waiting for a person, and with one. */
const WITH_PEOPLE = new Set([2, 3]);
const QUEUE = 2;

type Kept = Omit<Message, 'fields'> & { content: string | null };

export function createKf(parts: KfParts): Kf {
  const { name, call, deliveries, dialogueOf, sender, nameOf, owner, timer, clock, log } = parts;
  const { inbox } = deliveries;
  const wantPeople = new Set<string>();
  const dialogue = dialogueOf((key, { status }) => {
    if (status === 'handoff') wantPeople.add(key);
  });
  const puller = createKfPuller({ name, call, values: deliveries.values, enter, owner, timer, clock, log });

  async function enter(entries: readonly KfMessage[]): Promise<void> {
    const now = clock().getTime();
    const age = ({ send_time }: KfMessage) => now - send_time * 1000;
    const fresh = entries.filter((entry) => age(entry) < FRESH_MS);
    await inbox.enter(fresh.flatMap((entry) => arrivalOf(customerMessage(entry))));
    for (const entry of fresh) {
      const guest = age(entry) < GREET_MS ? greetable(entry) : undefined;
      if (guest === undefined) continue;
      const extra = { code: guest.code };
      const letter: Letter = { to: guest.customer, text: wording.welcome, person: '', question: '', extra };
      await sender.put(nameOf('greeting', entry.msgid), [letter]);
    }
    loop.wake();
  }

  function arrivalOf(message: Message | undefined): Arrival[] {
    if (message === undefined) return [];
    const { fields, ...rest } = message;
    const kept: Kept = { ...rest, content: fields.get('Content') ?? null };
    return [{ key: dialogue.keyOf(message), channel: name, body: JSON.stringify(kept), at: clock() }];
  }

  const ended = (error: unknown): void => log.error({ err: error }, 'wechat: 微信客服 has ended');
  const loop = createWorkLoop({
    async work() {
      const now = clock();
      const lease = { owner, until: new Date(now.getTime() + LEASE_MS) };
      const arrivals = await inbox.takeEntered(name, lease, now, AT_ONCE);
      await Promise.all(arrivals.map(answer));
      return arrivals.length > 0;
    },
    lookMs: LOOK_MS,
    timer,
    onFailed: ended,
  });

  async function answer({ key, body, at }: Arrival): Promise<void> {
    if (clock().getTime() - at.getTime() > FRESH_MS) return void (await inbox.save(key, '', 'final'));
    const { content, ...rest }: Kept = JSON.parse(body);
    const message: Message = { ...rest, fields: new Map(content === null ? [] : [['Content', content]]) };
    try {
      if (await isWithPeople(message)) return void (await inbox.save(key, '', 'final'));
      const text = await dialogue.replyTo(message);
      if (text !== null) {
        const extra = { openKfId: message.to, ...(wantPeople.delete(key) && { handoff: 'yes' }) };
        // Put before the message counts as answered: put again after a crash, it is the same one.
        await sender.put(key, [{ to: message.from, text, person: '', question: key, extra }]);
      }
      await inbox.save(key, '', 'final');
    } catch (error) {
      // Its lease ends in a minute; then it is tried again.
      log.error({ err: error }, 'wechat: a 微信客服 message could not be answered');
    }
  }

  async function isWithPeople({ to, from }: Message): Promise<boolean> {
    const body = { open_kfid: to, external_userid: from };
    const reply = await call({ path: '/cgi-bin/kf/service_state/get', body });
    return reply.errcode === 0 && WITH_PEOPLE.has(Number(reply.service_state));
  }

  return {
    async onEvent(fields) {
      const openKfId = fields.get('OpenKfId');
      if (fields.get('Event') !== 'kf_msg_or_event' || openKfId === undefined) return false;
      await puller.remember(openKfId);
      void puller.pull(openKfId, fields.get('Token'));
      return true;
    },
    start() {
      void puller.pullAll().catch(ended);
      loop.start();
    },
    stop: loop.stop,
  };
}

/** A message in a conversation, or a greeting; known by its id, so that it is shown once however often it is sent. */
export function sendAsKf(call: PlatformCall, log: Log) {
  return async ({ to, text, extra = {} }: Letter, id: string): Promise<PlatformReply> => {
    const content = { msgid: id, msgtype: 'text', text: { content: text } };
    const { code, openKfId, handoff } = extra;
    if (code !== undefined) return call({ path: '/cgi-bin/kf/send_msg_on_event', body: { code, ...content } });
    const reply = await call({ path: '/cgi-bin/kf/send_msg', body: { touser: to, open_kfid: openKfId, ...content } });
    // Only now: in the queue nothing of ours is taken any more.
    if (reply.errcode === 0 && handoff !== undefined) {
      const body = { open_kfid: openKfId, external_userid: to, service_state: QUEUE };
      const moved = await call({ path: '/cgi-bin/kf/service_state/trans', body });
      if (moved.errcode !== 0) log.warn({ errcode: moved.errcode }, 'wechat: 微信客服 has nobody to hand over to');
    }
    return reply;
  };
}
