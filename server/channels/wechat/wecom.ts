import { Hono } from 'hono';
import type { WecomAccount } from '../../../core/config/wechat.ts';
import { type PlatformCall, withToken } from '../../../core/wechat/platform.ts';
import { bot } from './bot.ts';
import { callback } from './callback.ts';
import { createCipherGate } from './gate.ts';
import { createKf, type Kf, type KfParts, sendAsKf } from './kf.ts';
import { createNames } from './names.ts';
import { fetchWecomToken, sendAsWecom } from './platform-calls.ts';
import type { Workshop } from './workshop.ts';

/** The addresses of WeCom: its application, its bot and, where that can be called, 微信客服. */
export function wecom(own: WecomAccount, workshop: Workshop): Hono {
  const { token, corpId, encodingAesKey, agentId, secret, apiUrl } = own;
  const { platform, tokensOf, senderOf, dialogueOf } = workshop;
  const account = `wecom:${corpId}:${agentId ?? ''}`;
  const call = platform.http(apiUrl);
  const gateFor = (receiveId: string) =>
    createCipherGate({ ...workshop, cipher: platform.cipher({ token, encodingAesKey, receiveId }) });

  const tokens = secret === undefined ? undefined : tokensOf(account, fetchWecomToken(call, corpId, secret));
  const sender =
    tokens === undefined || agentId === undefined
      ? undefined
      : senderOf({ channel: account, send: sendAsWecom(call, tokens, agentId), repeatable: true });
  const dialogue = dialogueOf({ account, secret: token, sender, metered: false, prompt: 'reply' });
  const kf = tokens && kfOf(`kf:${corpId}`, token, withToken(call, tokens), workshop);

  const app = new Hono();
  // One address is enough for both: an application is told of 微信客服 where it is told of everything else.
  const pushed = callback({ ...workshop, gate: gateFor(corpId), dialogue, ...(kf && { onEvent: kf.onEvent }) });
  app.route('/wecom', pushed);
  if (kf !== undefined) app.route('/kf', pushed);
  // What is encrypted for a bot names no company.
  const botAccount = `bot:${corpId}`;
  const nameOf = createNames(token, botAccount);
  app.route('/bot', bot({ ...workshop, account: botAccount, gate: gateFor(''), nameOf }));
  return app;
}

function kfOf(name: string, secret: string, call: PlatformCall, workshop: Workshop): Kf {
  const { senderOf, dialogueOf, services, log } = workshop;
  const sender = senderOf({ channel: name, send: sendAsKf(call, log), repeatable: true });
  const own = { account: name, secret, sender: undefined, metered: false, prompt: 'reply' } as const;
  const answers: KfParts['dialogueOf'] = (onAnswer) => dialogueOf({ ...own, onAnswer });
  const nameOf = createNames(secret, name);
  const kf = createKf({ ...workshop, name, call, dialogueOf: answers, sender, nameOf });
  services.push(kf);
  return kf;
}
