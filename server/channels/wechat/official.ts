import type { Hono } from 'hono';
import type { OfficialAccount } from '../../../core/config/wechat.ts';
import { callback } from './callback.ts';
import { createOfficialGate, createPlainGate } from './gate.ts';
import { fetchOfficialToken, sendAsOfficial } from './platform-calls.ts';
import type { Sender } from './sender.ts';
import type { Workshop } from './workshop.ts';

/** The address of a 公众号. */
export function official({ token, appId, cipher, secret, apiUrl }: OfficialAccount, workshop: Workshop): Hono {
  const { platform, tokensOf, senderOf, dialogueOf } = workshop;
  const account = `official:${appId}`;
  const call = platform.http(apiUrl);
  const gate =
    cipher === undefined
      ? createPlainGate(platform.signer(token), workshop)
      : createOfficialGate({ ...workshop, cipher: platform.cipher({ token, ...cipher, receiveId: appId }) });

  function senderWith(appSecret: string): Sender {
    const send = sendAsOfficial(call, tokensOf(account, fetchOfficialToken(call, appId, appSecret)));
    return senderOf({ channel: account, send, repeatable: false });
  }
  const sender = secret === undefined ? undefined : senderWith(secret);
  const dialogue = dialogueOf({ account, secret: token, sender, metered: true, prompt: 'tap' });
  return callback({ ...workshop, gate, dialogue });
}
