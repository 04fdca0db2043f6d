/**
 * Whether a file may be of the format that its name says, by its first bytes; what is damaged further in is found by who reads
 * it whole.
 *
 *   pdf    `%PDF-` within the first 1,024 bytes            docx   a ZIP archive: `PK\x03\x04`
 *   text   no NUL near the beginning, but in UTF-16        (html, markdown, csv and plain text)
 */
export function mayBeOfFormat(format: string, bytes: Uint8Array): boolean {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, BEGINNING));
  if (format === 'pdf') return beginning.slice(0, 1_024).includes('%PDF-');
  if (format === 'docx') return beginning.startsWith(ZIP);
  const isUtf16 = beginning.startsWith('ÿþ') || beginning.startsWith('þÿ');
  return isUtf16 || (!['%PDF-', ZIP].some((sign) => beginning.startsWith(sign)) && !beginning.includes('\0'));
}

const ZIP = 'PK\x03\x04';
const BEGINNING = 64 * 1024;
