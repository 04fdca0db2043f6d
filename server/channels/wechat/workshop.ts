import { sourceLink } from '../../../core/channels/source-link.ts';
import type { Citation } from '../../../core/contract/chat.ts';
import type { Keeper } from '../../../core/records/keeper.ts';
import type { Timer } from '../../../core/resilience/timer.ts';
import { type AccessTokens, createAccessTokens, type FetchedToken } from '../../../core/wechat/access-token.ts';
import type { MessageCipher, Signer } from '../../../core/wechat/cipher.ts';
import type { PlatformCall, PlatformReply } from '../../../core/wechat/platform.ts';
import type { Admission } from '../../admission.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { Log } from '../../log.ts';
import { createAsk, createAskAloud } from './asking.ts';
import { createDialogue, type Dialogue, type DialogueParts } from './dialogue.ts';
import { createPassive } from './passive.ts';
import { createPeople } from './people.ts';
import { createSender, type Letter, type Sender } from './sender.ts';
import { createSteadyDeliveries } from './steady-deliveries.ts';

export type WorkshopParts = {
  knowledge: Knowledge;
  admission: Admission;
  keeper: Keeper;
  log: Log;
  /** Where visitors reach this server; without it, answers name their sources and do not link to them. */
  publicUrl: string | undefined;
  platform: Platform;
  timer: Timer;
  clock: () => Date;
  newId: () => string;
};

/** What speaks the platforms' cryptography and HTTP. */
export type Platform = {
  signer: (token: string) => Signer;
  cipher: (account: { token: string; encodingAesKey: string; receiveId: string }) => MessageCipher;
  http: (base: string) => PlatformCall;
};

/** What goes on by itself between two requests. */
export type Service = { start(): void; stop(): Promise<void> };

/** What a dialogue of one account has for itself. */
type OwnParts = Pick<DialogueParts, 'account' | 'secret' | 'sender' | 'metered' | 'prompt' | 'onAnswer'>;
type SendParts = {
  channel: string;
  send: (letter: Letter, id: string) => Promise<PlatformReply>;
  repeatable: boolean;
};

export type Workshop = ReturnType<typeof createWorkshop>;

/** What all accounts are made with, and what they have in common. */
export function createWorkshop(parts: WorkshopParts) {
  const { keeper, log, publicUrl, platform, timer, clock, newId } = parts;
  const owner = newId();
  const deliveries = createSteadyDeliveries({ keeper, log });
  const people = createPeople({ values: deliveries.values, clock });
  const ask = createAsk(parts);
  const link = publicUrl === undefined ? undefined : (citation: Citation) => sourceLink(publicUrl, citation);
  const services: Service[] = [];

  return {
    platform,
    deliveries,
    link,
    owner,
    timer,
    clock,
    log,
    services,
    askAloud: createAskAloud(parts),
    nonce: (): string => newId().replaceAll('-', '').slice(0, 16),

    tokensOf(account: string, fetch: () => Promise<FetchedToken>): AccessTokens {
      return createAccessTokens({ name: `token:${account}`, fetch, values: deliveries.values, timer, clock });
    },

    senderOf(own: SendParts): Sender {
      const onUnsent = async ({ person, question, text }: Letter) => {
        if (person === '') return;
        await people.change(person, (before) =>
          before.question === question ? { ...before, unread: [...before.unread, text] } : null,
        );
      };
      const sender = createSender({ ...own, deliveries, onUnsent, owner, timer, clock, log });
      services.push(sender);
      return sender;
    },

    dialogueOf(own: OwnParts): Dialogue {
      const passive = createPassive({ deliveries, channel: own.account, owner, timer, clock, log });
      return createDialogue({ ...own, ask, passive, people, link, timer, log });
    },
  };
}
