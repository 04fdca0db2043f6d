import { plainText } from './plain-text.ts';
import { Unreadable } from './unreadable.ts';

/**
 * Bytes of a text file → plain text.
 *
 *   byte order mark ─► UTF-8 / UTF-16      else  valid UTF-8 ─► UTF-8
 *   else declared charset, when it decodes       else  GB18030 or Big5, whichever reads as common characters
 *
 * Old Chinese text carries no mark of its encoding, and almost any bytes decode as *something* in both. Both standards,
 * however, put their common characters together: GB 2312 level 1 (3,755 characters) has lead bytes B0–D7 and trail
 * bytes A1–FE, Big5 level 1 (5,401 characters) has lead bytes A4–C6. Text in the right encoding lies almost wholly in
 * that area and the area of punctuation; the wrong one scatters. No table of characters is needed.
 *
 * Rejects with `binary` what is not text, `empty` what has no visible character.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const text = plainText(decodeMarked(bytes) ?? decodeUnmarked(bytes, declared));
  if (text.trim() === '') throw new Unreadable('empty', 'is empty; add text to it or remove it.');
  return text;
}

function decodeMarked(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodeOrRefuse('utf-8', bytes);
  if (first === 0xff && second === 0xfe) return decodeOrRefuse('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodeOrRefuse('utf-16be', bytes);
  return null;
}

function decodeUnmarked(bytes: Uint8Array, declared: string | undefined): string {
  if (looksBinary(bytes)) throw notText();
  return decodeAs('utf-8', bytes) ?? (declared ? decodeAs(declared, bytes) : null) ?? decodeLegacy(bytes);
}

function decodeOrRefuse(encoding: string, bytes: Uint8Array): string {
  const text = decodeAs(encoding, bytes);
  if (text === null || text.includes('\0')) throw notText();
  return text;
}

/** Null when the bytes are not valid in `encoding`, or nobody knows an encoding of that name. */
function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeLegacy(bytes: Uint8Array): string {
  const candidates = LEGACY.map((encoding) => ({ ...encoding, share: commonShare(bytes, encoding) }));
  candidates.sort((a, b) => b.share - a.share);
  for (const { label, share } of candidates) {
    const text = share >= MIN_COMMON_SHARE ? decodeAs(label, bytes) : null;
    if (text !== null) return text;
  }
  throw notText();
}

type Legacy = { label: string; isCommon(lead: number, trail: number): boolean };

const LEGACY: Legacy[] = [
  {
    label: 'gb18030',
    isCommon: (lead, trail) => trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)),
  },
  { label: 'big5', isCommon: (lead) => lead >= 0xa1 && lead <= 0xc6 },
];

/** Real text measures above 0.9 in its own encoding; random bytes about 0.2. */
const MIN_COMMON_SHARE = 0.6;
const SAMPLE_BYTES = 64 * 1024;

/** The share of two-byte characters that lie in the encoding's area of common characters and punctuation, 0..1. */
function commonShare(bytes: Uint8Array, encoding: Legacy): number {
  const end = Math.min(bytes.length, SAMPLE_BYTES);
  let pairs = 0;
  let common = 0;
  for (let index = 0; index < end; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    index += 1;
    pairs += 1;
    if (encoding.isCommon(lead, bytes[index] ?? 0)) common += 1;
  }
  return pairs === 0 ? 0 : common / pairs;
}

/** A text may end in the end-of-file mark of old systems. */
const STRAY_CONTROLS = 2;

/** No text has a NUL, and hardly any control characters but those that lay out lines (BS..CR and ESC). */
function looksBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 0x08 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) controls += 1;
  }
  return controls > STRAY_CONTROLS + bytes.length / 100;
}

function notText(): Unreadable {
  return new Unreadable(
    'binary',
    'is not a text file (neither UTF-8, UTF-16, GB18030 nor Big5); save it as UTF-8 text or remove it.',
  );
}
