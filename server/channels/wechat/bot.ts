import { Hono } from 'hono';
import { plainText } from '../../../core/channels/plain-text.ts';
import { type Citation, MESSAGE_LIMIT } from '../../../core/contract/chat.ts';
import type { AnswerEvent } from '../../../core/contract/events.ts';
import type { Deliveries } from '../../../core/records/deliveries.ts';
import type { Timer } from '../../../core/resilience/timer.ts';
import { within } from '../../../core/resilience/within.ts';
import { BotMessage, type BotReply, questionOf, SealedBotMessage } from '../../../core/wechat/bot-message.ts';
import { forMarkdown } from '../../../core/wechat/say.ts';
import { wording } from '../../../core/wechat/wording.ts';
import type { Log } from '../../log.ts';
import { limitBody } from '../api/body.ts';
import type { CipherGate } from './gate.ts';
import { sorry } from './sorry.ts';
import { createStreams } from './streams.ts';

type Parts = {
  account: string;
  gate: CipherGate;
  askAloud: (message: string, conversationId: string, hear: (event: AnswerEvent) => Promise<void>) => Promise<void>;
  nameOf: (...of: string[]) => string;
  deliveries: Deliveries;
  link: ((citation: Citation) => string) | undefined;
  owner: string;
  timer: Timer;
  clock: () => Date;
  log: Log;
};

/** A quick answer is given whole, so that the platform need not ask for it. */
const AT_ONCE_MS = 1_000;
const LEASE_MS = 20_000;

/** 智能机器人 of WeCom: an answer is shown as it comes, each time whole as far as it is. */
export function bot(parts: Parts): Hono {
  const { account, gate, askAloud, nameOf, deliveries, link, owner, timer, clock, log } = parts;
  const streams = createStreams({ name: account, values: deliveries.values, clock });
  const app = new Hono();

  app.get('/', (c) => new Response(gate.echo((name) => c.req.query(name))));
  app.post('/', limitBody, async (c) => {
    const query = (name: string) => c.req.query(name);
    const sealed = SealedBotMessage.safeParse(parsed(await c.req.text())).data;
    const message = BotMessage.safeParse(parsed(gate.unseal(query, sealed?.encrypt ?? ''))).data;
    if (message === undefined) log.warn('wechat: a push cannot be read as a message');
    const reply = message && (await replyTo(message));
    if (reply === undefined) return new Response('');
    const { encrypted, signature, timestamp, nonce } = gate.sealText(JSON.stringify(reply));
    return Response.json({ encrypt: encrypted, msgsignature: signature, timestamp: Number(timestamp), nonce });
  });

  async function replyTo(message: BotMessage): Promise<BotReply | undefined> {
    if (message.msgtype === 'stream') return progressOf(message.stream?.id ?? '');
    if (message.msgtype === 'event') {
      const entered = message.event?.eventtype === 'enter_chat';
      return entered ? { msgtype: 'text', text: { content: wording.welcome } } : undefined;
    }
    const id = nameOf('bot', message.aibotid, message.msgid);
    const question = questionOf(message);
    if (!question) return streamed(id, { content: wording.cannotRead.other, finish: true });

    const now = clock();
    const arrival = { key: id, channel: account, body: '', at: now };
    const lease = { owner, until: new Date(now.getTime() + LEASE_MS) };
    const standing = await deliveries.inbox.take(arrival, lease);
    if (standing !== 'yours') return streamed(id, (await streams.read(id)) ?? { content: '', finish: false });
    const work = write(id, question.slice(0, MESSAGE_LIMIT).toWellFormed(), conversationOf(message));
    await within(work, AT_ONCE_MS, timer, () => new Error('late')).catch(() => undefined);
    return progressOf(id);
  }

  /** One conversation for each person, in a group for each person there. */
  const conversationOf = ({ aibotid, chatid, from }: BotMessage) => `wx-${nameOf('bot', aibotid, chatid, from.userid)}`;

  async function progressOf(id: string): Promise<BotReply> {
    return streamed(id, (await streams.read(id)) ?? { content: wording.trouble, finish: true });
  }

  /** Never rejects. */
  async function write(id: string, question: string, conversationId: string): Promise<void> {
    await streams.write(id, { content: '', finish: false });
    let content = '';
    try {
      await askAloud(question, conversationId, async (event) => {
        if (event.type === 'text-delta') {
          content += event.text;
          await streams.write(id, { content: forMarkdown(readable(content)), finish: false });
        }
        if (event.type === 'done') content = forMarkdown(plainText(event.answer, { link }));
      });
    } catch (error) {
      content = sorry(error, log);
    }
    await streams.write(id, { content, finish: true });
    await deliveries.inbox.save(id, '', 'final');
  }

  return app;
}

const streamed = (id: string, { content, finish }: { content: string; finish: boolean }): BotReply => ({
  msgtype: 'stream',
  stream: { id, finish, content },
});

/** An answer that is not whole yet, without its markers and without one that is cut in the middle. */
const readable = (text: string): string => text.replace(/\[\d{1,4}\]/g, '').replace(/\[\d{0,4}$/, '');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
