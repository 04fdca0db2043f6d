import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { ENCODING_AES_KEY, type MessageCipher, type Signer, type Stamp } from '../../wechat/cipher.ts';

const BLOCK = 32;
const RANDOM = 16;
const HEAD = RANDOM + 4;
/** Base64 as it is written, padding included: Node's decoder would skip anything else. */
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

export function createSigner(token: string): Signer {
  const sign = ({ timestamp, nonce }: Stamp, encrypted?: string): string => {
    const parts = [token, timestamp, nonce, ...(encrypted === undefined ? [] : [encrypted])];
    const sorted = parts.map((part) => Buffer.from(part)).sort(Buffer.compare);
    return createHash('sha1').update(Buffer.concat(sorted)).digest('hex');
  };
  return {
    sign,
    isSigned(signature, stamp, encrypted) {
      const given = Buffer.from(signature);
      const expected = Buffer.from(sign(stamp, encrypted));
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}

type Options = {
  token: string;
  encodingAesKey: string;
  /** The account: AppID of a 公众号, CorpId of a WeCom application, empty for a WeCom bot. */
  receiveId: string;
  /** 16 bytes that nobody can foretell. */
  random?: () => Buffer;
};

/** Throws RangeError for a key of another form. */
export function createMessageCipher({
  token,
  encodingAesKey,
  receiveId,
  random = () => randomBytes(RANDOM),
}: Options): MessageCipher {
  if (!ENCODING_AES_KEY.test(encodingAesKey)) throw new RangeError('An EncodingAESKey has 43 letters, digits, + or /.');
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const iv = key.subarray(0, RANDOM);
  const account = Buffer.from(receiveId);
  const signer = createSigner(token);

  return {
    ...signer,
    seal(message, stamp) {
      const content = Buffer.from(message);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(content.length);
      const plain = padded(Buffer.concat([random(), length, content, account]));
      const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
      return { ...stamp, encrypted, signature: signer.sign(stamp, encrypted) };
    },
    open(encrypted) {
      if (!BASE64.test(encrypted) || encrypted.length % 4 !== 0) return null;
      const bytes = Buffer.from(encrypted, 'base64');
      if (bytes.length === 0 || bytes.length % BLOCK !== 0) return null;
      const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      const plain = unpadded(Buffer.concat([decipher.update(bytes), decipher.final()]));
      return plain && contentOf(plain, account);
    },
  };
}

function padded(plain: Buffer): Buffer {
  const count = BLOCK - (plain.length % BLOCK);
  return Buffer.concat([plain, Buffer.alloc(count, count)]);
}

function unpadded(plain: Buffer): Buffer | null {
  const count = plain[plain.length - 1] ?? 0;
  if (count < 1 || count > BLOCK || count > plain.length) return null;
  const padding = plain.subarray(plain.length - count);
  return padding.every((byte) => byte === count) ? plain.subarray(0, plain.length - count) : null;
}

/** What stands between the head and the account, where the account is the expected one. */
function contentOf(plain: Buffer, account: Buffer): string | null {
  if (plain.length < HEAD) return null;
  const end = HEAD + plain.readUInt32BE(RANDOM);
  if (end + account.length !== plain.length) return null;
  return timingSafeEqual(plain.subarray(end), account) ? plain.subarray(HEAD, end).toString() : null;
}
