/**
 * How WeChat and WeCom sign and encrypt what they push (EncodingAESKey, “安全模式”):
 *
 *   key        base64(EncodingAESKey + "=")                                    32 bytes, IV = its first 16
 *   plain      random(16) ‖ uint32 big-endian length ‖ message ‖ receiveId     padded by PKCS #7 to 32
 *   Encrypt    base64(AES-256-CBC(plain))
 *   signature  hex(SHA-1(token, timestamp, nonce[, Encrypt] sorted bytewise and joined))
 *
 * The encryption says nothing of who encrypted; the signature does. So it is checked first, and whatever is wrong behind
 * it comes back as the same nothing.
 */
export type MessageCipher = Signer & {
  /** Encrypts and signs. */
  seal(message: string, stamp: Stamp): SealedMessage;
  /** The message, or `null` for anything that this account's platform did not encrypt. */
  open(encrypted: string): string | null;
};

export type Signer = {
  /** Whether `signature` is that of the stamp and, where it is given, of what was encrypted; in constant time. */
  isSigned(signature: string, stamp: Stamp, encrypted?: string): boolean;
  sign(stamp: Stamp, encrypted?: string): string;
};

/** `timestamp` in seconds, as it is written in an address. */
export type Stamp = { timestamp: string; nonce: string };
export type SealedMessage = Stamp & { encrypted: string; signature: string };

/** An EncodingAESKey as the console shows it. */
export const ENCODING_AES_KEY = /^[A-Za-z0-9+/]{43}$/;
