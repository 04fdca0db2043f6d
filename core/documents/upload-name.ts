/**
 * The name that an uploaded file is kept by: what a person called it, without what a file system, a terminal or a reader's eye
 * could take for something else.
 *
 *   C:\\资料\\退货 规定.docx   →   退货 规定.docx          a path is no part of a name
 *   ..%00<b>.md               →   _b_.md                 no control, bidi or reserved characters, no leading dots
 *
 * `null` where nothing is left that could be a name. At most 180 bytes of UTF-8, the extension kept.
 */
export function uploadName(given: string): string | null {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{C}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/[<>:"|?*]+/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/[\s.]+$/u, '');
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z\d]{1,10})?$/u.exec(plain) ?? [];
  const bare = cutToBytes(stem.replace(OUTSIDE, ''), LONGEST_BYTES - extension.length).replace(OUTSIDE, '');
  return bare === '' ? null : `${bare}${extension.toLowerCase()}`;
}

/** What a name neither begins nor ends with. `~$` begins the lock files that Office leaves. */
const OUTSIDE = /^[\s.~$]+|[\s.]+$/gu;
const LONGEST_BYTES = 180;

/** Whole characters, as they are counted by a reader. */
function cutToBytes(text: string, most: number): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    bytes += encoder.encode(segment).length;
    if (bytes > most) break;
    kept += segment;
  }
  return kept;
}
