import type { Timer } from '../../resilience/timer.ts';
import type { MessageCipher, Signer, Stamp } from '../cipher.ts';
import { readFlatXml } from '../flat-xml.ts';
import { type Written, writeXml } from '../write-xml.ts';

/**
 * The side of the platform that delivers messages to an address, as it is documented:
 *
 *   attempt ── 5 s ──► attempt ── 5 s ──► attempt ── 5 s ──► the visitor sees the banner of a broken service
 *      └── "success", nothing, or a reply in XML: it is over, and a reply is shown
 *
 * An answer of any other form brings the banner at once.
 */
export type Deliverer = {
  /** Whether the address proves to know the token, as it has to before the console saves it. */
  verify(): Promise<boolean>;
  /** Delivers a message until it is taken. */
  deliver(message: Written): Promise<Delivered>;
  /** One attempt, whatever came of others: what networks make of them. */
  attempt(message: Written): Promise<Attempt>;
};

export type Delivered = {
  /** What the visitor sees. */
  shown: string | null;
  banner: boolean;
  attempts: Attempt[];
};

export type Attempt = { ms: number } & (
  | { kind: 'taken' }
  | { kind: 'reply'; text: string }
  | { kind: 'odd'; why: string }
  | { kind: 'none'; why: string }
);

/** Puts a request to an address; rejects where the connection fails or the signal is aborted. */
export type Deliver = (query: URLSearchParams, init: RequestInit) => Promise<Response>;

export type DelivererParts = {
  account: 'official' | 'wecom';
  signer: Signer;
  /** None in plain mode. */
  cipher?: MessageCipher | undefined;
  /** Whether the readable message travels beside the encrypted one. */
  compat?: boolean;
  deliver: Deliver;
  timer: Timer;
  clock: () => Date;
  /** Uniform in 0..1. */
  random: () => number;
};

const PATIENCE_MS = 5_000;
const ATTEMPTS = 3;

export function createDeliverer(parts: DelivererParts): Deliverer {
  const { account, signer, cipher, compat = false, deliver, timer, clock, random } = parts;

  const newStamp = (): Stamp => ({
    timestamp: String(Math.floor(clock().getTime() / 1000)),
    nonce: String(Math.floor(random() * 2 ** 31)),
  });

  function packed(message: Written): { query: URLSearchParams; body: string } {
    const xml = writeXml(message);
    const stamp = newStamp();
    const query = new URLSearchParams({ ...stamp, ...(account === 'official' && { signature: signer.sign(stamp) }) });
    if (cipher === undefined) return { query, body: xml };
    const { encrypted, signature } = cipher.seal(xml, stamp);
    query.set('msg_signature', signature);
    if (account === 'official') query.set('encrypt_type', 'aes');
    const envelope = { ToUserName: message.ToUserName ?? '', Encrypt: encrypted };
    return { query, body: writeXml(compat ? { ...message, ...envelope } : envelope) };
  }

  async function attempt(message: Written): Promise<Attempt> {
    const begun = timer.now();
    const patience = new AbortController();
    const cancel = timer.after(PATIENCE_MS, () => patience.abort(new Error('no answer within five seconds')));
    try {
      const { query, body } = packed(message);
      const response = await orAborted(
        deliver(query, { method: 'POST', body, signal: patience.signal }),
        patience.signal,
      );
      const answer = await orAborted(response.text(), patience.signal);
      const ms = timer.now() - begun;
      if (response.status !== 200) return { ms, kind: 'none', why: `status ${response.status}` };
      return { ms, ...understood(answer) };
    } catch (error) {
      return { ms: timer.now() - begun, kind: 'none', why: error instanceof Error ? error.message : String(error) };
    } finally {
      cancel();
    }
  }

  function understood(
    answer: string,
  ): { kind: 'taken' } | { kind: 'reply'; text: string } | { kind: 'odd'; why: string } {
    if (answer === 'success' || answer === '') return { kind: 'taken' };
    const xml = cipher === undefined ? answer : unsealed(answer, cipher);
    if (xml === null) return { kind: 'odd', why: 'the reply is not encrypted and signed as it has to be' };
    const fields = readFlatXml(xml);
    const text = fields?.get('Content');
    if (fields?.get('MsgType') !== 'text' || text === undefined) return { kind: 'odd', why: 'it is no reply' };
    const bytes = new TextEncoder().encode(text).length;
    if (bytes > 2_047 || text.trim() === '') return { kind: 'odd', why: `a text of ${bytes} bytes` };
    return { kind: 'reply', text };
  }

  return {
    attempt,
    async verify() {
      const stamp = newStamp();
      const secret = String(Math.floor(random() * 2 ** 52));
      const query = new URLSearchParams(stamp);
      if (account === 'official' || cipher === undefined) {
        query.set('signature', signer.sign(stamp));
        query.set('echostr', secret);
      } else {
        const sealed = cipher.seal(secret, stamp);
        query.set('msg_signature', sealed.signature);
        query.set('echostr', sealed.encrypted);
      }
      const response = await deliver(query, { method: 'GET' });
      return response.status === 200 && (await response.text()) === secret;
    },
    async deliver(message) {
      const attempts: Attempt[] = [];
      while (attempts.length < ATTEMPTS) {
        const last = await attempt(message);
        attempts.push(last);
        if (last.kind === 'odd') return { shown: null, banner: true, attempts };
        if (last.kind !== 'none') return { shown: last.kind === 'reply' ? last.text : null, banner: false, attempts };
        const rest = PATIENCE_MS - last.ms;
        if (rest > 0) await new Promise<void>((resolve) => timer.after(rest, resolve));
      }
      return { shown: null, banner: true, attempts };
    },
  };
}

function unsealed(answer: string, cipher: MessageCipher): string | null {
  const fields = readFlatXml(answer);
  const [encrypted = '', signature = '', timestamp = '', nonce = ''] = [
    'Encrypt',
    'MsgSignature',
    'TimeStamp',
    'Nonce',
  ].map((name) => fields?.get(name));
  return cipher.isSigned(signature, { timestamp, nonce }, encrypted) ? cipher.open(encrypted) : null;
}

/** Settles with the promise, or rejects with the signal's reason; who delivers may not look at the signal. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}
