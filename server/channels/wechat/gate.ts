import type { MessageCipher, SealedMessage, Signer, Stamp } from '../../../core/wechat/cipher.ts';
import { type Fields, readFlatXml } from '../../../core/wechat/flat-xml.ts';
import { createReplayGuard } from '../../../core/wechat/replay-guard.ts';
import { writeXml } from '../../../core/wechat/write-xml.ts';
import type { Log } from '../../log.ts';
import { Rejection } from '../../problem.ts';

/**
 * What lets a platform in and nobody else. Every refusal looks the same from outside (Rejection `untrusted_push`), so that
 * nobody learns from it which part was right; the log says why.
 */
export type Gate = {
  /** What a platform that checks the address wants to read back. */
  echo(query: Query): string;
  /** The fields of what is pushed; `null` where the platform sent it and it cannot be read. */
  open(query: Query, body: string): Fields | null;
  /** A reply as the platform reads it. */
  seal(xml: string): string;
};

/** Of a platform that encrypts everything, whatever it wraps that in. */
export type CipherGate = Gate & {
  /** What was encrypted, if the platform did that. */
  unseal(query: Query, encrypted: string): string;
  sealText(text: string): SealedMessage;
};

export type Query = (name: string) => string | undefined;

type Parts = { clock: () => Date; log: Log };
type Checked = { stamp: Stamp; signature: string; encrypted?: string | undefined };

function createCheck(signer: Signer, { clock, log }: Parts) {
  const guard = createReplayGuard();
  function refuse(reason: string): never {
    log.warn({ reason }, 'wechat: a push was refused');
    throw new Rejection('untrusted_push');
  }
  return {
    refuse,
    stampOf: (query: Query): Stamp => ({ timestamp: query('timestamp') ?? '', nonce: query('nonce') ?? '' }),
    check({ stamp, signature, encrypted }: Checked, body: string): void {
      if (!signer.isSigned(signature, stamp, encrypted)) refuse('the signature is not made with the configured token');
      const { timestamp, nonce } = stamp;
      const found = guard.check(
        { timestamp, stamp: `${timestamp} ${nonce} ${signature}`, body },
        clock().getTime() / 1000,
      );
      if (found === 'stale') refuse('it is more than five minutes old, or the clock of this machine is wrong');
      if (found === 'forged') refuse('its signature was used before, with another body');
    },
  };
}

/** 公众号, 明文模式: signed, readable by whoever carries it. */
export function createPlainGate(signer: Signer, parts: Parts): Gate {
  const { check, refuse, stampOf } = createCheck(signer, parts);
  const checkQuery = (query: Query, body: string) =>
    check({ stamp: stampOf(query), signature: query('signature') ?? '' }, body);
  return {
    echo(query) {
      checkQuery(query, '');
      return query('echostr') ?? refuse('there is no echostr');
    },
    open(query, body) {
      if (query('encrypt_type') === 'aes') refuse('it is encrypted, and WECHAT_MODE is plain');
      checkQuery(query, body);
      return readFlatXml(body);
    },
    seal: (xml) => xml,
  };
}

type CipherParts = Parts & {
  cipher: MessageCipher;
  /** A number that occurs once. */
  nonce: () => string;
};

/**
 * 公众号 in 安全模式 and 兼容模式. Only what is encrypted is read: the readable twin that compat mode sends is not covered by
 * any signature, and a body without the encrypted part is refused in both.
 */
export function createOfficialGate(parts: CipherParts): Gate {
  const { echo } = createPlainGate(parts.cipher, parts);
  const { open, seal } = createCipherGate(parts);
  return {
    // The address is checked in plain text in every mode.
    echo,
    open(query, body) {
      if (query('encrypt_type') === 'aes') return open(query, body);
      parts.log.warn({ reason: 'it is not encrypted, and WECHAT_MODE is not plain' }, 'wechat: a push was refused');
      throw new Rejection('untrusted_push');
    },
    seal,
  };
}

/** WeCom: encrypted always, the check of the address too. */
export function createCipherGate({ cipher, nonce, ...parts }: CipherParts): CipherGate {
  const { check, refuse, stampOf } = createCheck(cipher, parts);

  function unseal(query: Query, encrypted: string): string {
    check({ stamp: stampOf(query), signature: query('msg_signature') ?? '', encrypted }, encrypted);
    return cipher.open(encrypted) ?? refuse('it was not encrypted for this account with the configured key');
  }

  function sealText(text: string): SealedMessage {
    const timestamp = String(Math.floor(parts.clock().getTime() / 1000));
    return cipher.seal(text, { timestamp, nonce: nonce() });
  }

  return {
    unseal,
    sealText,
    // A `+` that was not escaped in the address arrives as a space, which base64 does not have.
    echo: (query) => unseal(query, (query('echostr') ?? '').replaceAll(' ', '+')),
    open(query, body) {
      const encrypted = readFlatXml(body)?.get('Encrypt') ?? refuse('there is nothing encrypted in it');
      return readFlatXml(unseal(query, encrypted));
    },
    seal(xml) {
      const { encrypted, signature, timestamp, nonce: own } = sealText(xml);
      return writeXml({ Encrypt: encrypted, MsgSignature: signature, TimeStamp: Number(timestamp), Nonce: own });
    },
  };
}
