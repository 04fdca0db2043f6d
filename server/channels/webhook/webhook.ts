import { createHmac, randomUUID } from 'node:crypto';
import type { Handler } from 'hono';
import { plainText } from '../../../core/channels/plain-text.ts';
import { sourceLink } from '../../../core/channels/source-link.ts';
import { WebhookRequest, type WebhookResponse } from '../../../core/contract/webhook.ts';
import type { Access } from '../../access.ts';
import { jsonResponse } from '../../json.ts';
import { linkBase } from '../../link-base.ts';
import { Rejection } from '../../problem.ts';
import { unlessAborted } from '../../unless-aborted.ts';
import { notBlank, readBody } from '../api/body.ts';
import { type AskingDeps, beginQuestion } from '../question-at-work.ts';
import { checkSignature } from './signature.ts';

type Deps = AskingDeps & { access: Access };

const Body = WebhookRequest.refine(({ message }) => notBlank(message), { path: ['message'], message: '不能只有空白' });
const NAME = /^[\w-]{1,32}$/;

/** `POST /hooks` and `POST /hooks/{name}`: a signed question, answered. The name keeps conversations of several systems apart. */
export function webhook({ access: { webhookSecret, publicUrl }, ...deps }: Deps): Handler {
  return async (c) => {
    const name = c.req.param('name') ?? '';
    if (name !== '' && !NAME.test(name)) throw new Rejection('not_found');
    if (webhookSecret === undefined) throw new Rejection('webhook_disabled');
    const signed = {
      timestamp: c.req.header('x-wenju-timestamp'),
      signature: c.req.header('x-wenju-signature'),
      body: new Uint8Array(await c.req.arrayBuffer()),
    };
    checkSignature(signed, webhookSecret, Date.now());
    const { message, conversation_id, user_id } = await readBody(c, Body);
    const conversation = conversation_id ?? user_id ?? randomUUID();
    const request = { message, conversation_id: ownId(webhookSecret, name, conversation) };
    const { serving, signal, leave } = beginQuestion(deps, c, 'webhook');
    try {
      const answer = await unlessAborted(serving.assistant.answer(request, { signal }), signal);
      const text = plainText(answer, {
        markers: 'circled',
        link: (citation) => sourceLink(linkBase(c, publicUrl), citation),
      });
      const response: WebhookResponse = { ...answer, conversation_id: conversation, text };
      return jsonResponse(response);
    } finally {
      leave();
    }
  };
}

/** What the server calls a conversation: nothing that a caller of another endpoint could guess from a user's number. */
const ownId = (secret: string, name: string, conversation: string): string =>
  `hook:${createHmac('sha256', secret).update(`conversation\n${name}\n${conversation}`).digest('base64url')}`;
