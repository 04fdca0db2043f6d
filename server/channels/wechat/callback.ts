import { type Context, Hono } from 'hono';
import type { Fields } from '../../../core/wechat/flat-xml.ts';
import { readMessage } from '../../../core/wechat/message.ts';
import { writeXml } from '../../../core/wechat/write-xml.ts';
import type { Log } from '../../log.ts';
import { Rejection } from '../../problem.ts';
import { limitBody } from '../api/body.ts';
import type { Dialogue } from './dialogue.ts';
import type { Gate } from './gate.ts';

type Parts = {
  gate: Gate;
  dialogue: Dialogue;
  /** Takes what is no message to be answered here; whether it did. */
  onEvent?: (fields: Fields) => Promise<boolean>;
  clock: () => Date;
  log: Log;
};

/** The address of an account: `GET` is how the platform checks it, `POST` how it delivers. */
export function callback({ gate, dialogue, onEvent, clock, log }: Parts): Hono {
  const app = new Hono();
  const queryOf = (c: Context) => (name: string) => c.req.query(name);

  app.get('/', (c) => text(gate.echo(queryOf(c))));
  app.post('/', limitBody, async (c) => {
    const encoding = c.req.header('content-encoding') ?? 'identity';
    if (encoding !== 'identity') throw new Rejection('unsupported_encoding');
    const fields = gate.open(queryOf(c), await c.req.text());
    if (fields !== null && (await onEvent?.(fields))) return taken();
    const message = fields === null ? undefined : readMessage(fields);
    if (message === undefined) {
      log.warn('wechat: a push cannot be read as a message');
      return taken();
    }
    const reply = await dialogue.receive(message);
    if (reply === null) return taken();
    const xml = writeXml({
      ToUserName: message.from,
      FromUserName: message.to,
      CreateTime: Math.floor(clock().getTime() / 1000),
      MsgType: 'text',
      Content: reply,
    });
    return new Response(gate.seal(xml), { headers: { 'content-type': 'text/xml; charset=utf-8' } });
  });
  return app;
}

/** What says that nothing needs to be delivered again; it is never encrypted. */
const taken = (): Response => text('success');

const text = (body: string): Response =>
  new Response(body, { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
