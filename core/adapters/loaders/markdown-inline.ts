import type { PhrasingContent } from 'mdast';

/**
 * Inline Markdown as the plain text a reader sees; `\n` where a line ends in the source or by a hard break.
 *
 * CommonMark closes `**` by rules made for scripts with spaces, so that common Chinese such as `**注意：**请勿` stays
 * marked in its output, and `10*20*30` loses its signs. Both are put right here: what is left of a pair of `**` around
 * punctuation is dropped, and single asterisks between letters or digits are kept.
 */
export function inlineText(nodes: readonly PhrasingContent[], source: string): string {
  const text = nodes.map((node) => nodeText(node, source)).join('');
  const quotesMarks = nodes.some((node) => node.type === 'inlineCode' && node.value.includes('**'));
  return quotesMarks ? text : text.replace(UNCLOSED_STRONG, '$1');
}

function nodeText(node: PhrasingContent, source: string): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? '\n' : '';
    case 'image':
    case 'imageReference':
      return imageText(node.alt ?? '');
    case 'emphasis':
      return isProduct(node, source) ? `*${inlineText(node.children, source)}*` : inlineText(node.children, source);
    case 'strong':
    case 'link':
    case 'linkReference':
      return inlineText(node.children, source);
    default:
      // Struck-out text is withdrawn; a footnote's mark is not part of the sentence.
      return '';
  }
}

const UNCLOSED_STRONG = /(?<![0-9A-Za-z*])\*\*(?![\s*])([^*\n]*\p{P}[^*\n]*)(?<!\s)\*\*/gu;

/** `10*20*30`: an emphasis between ASCII letters or digits is a multiplication. */
function isProduct(node: PhrasingContent, source: string): boolean {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  return source[start] === '*' && /[0-9A-Za-z]/.test(source[start - 1] ?? '') && /[0-9A-Za-z]/.test(source[end] ?? '');
}

/** File names and stock words (`image`, `图1`) say nothing. */
function imageText(alt: string): string {
  const text = alt.trim();
  return /^(?:(?:image|img|picture|photo|screenshot|图片?|图像|截图|配图|插图)[\s\d_-]*|[^\s]+\.\w{3,4}|[\w-]*)$/i.test(
    text,
  )
    ? ''
    : text;
}
