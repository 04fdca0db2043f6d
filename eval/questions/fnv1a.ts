/**
 * FNV-1a, 32 bits: a hash that is the same in every language and easy to write down. Not for secrets.
 *
 *   h ← 2166136261;   for each byte b:   h ← (h xor b) · 16777619   mod 2³²
 *
 * Fowler, Noll, Vo: "The FNV Non-Cryptographic Hash Algorithm" (RFC 9923). Bytes are those of the text in UTF-8.
 */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
