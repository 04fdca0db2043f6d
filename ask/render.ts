import type { Answer, Citation } from '../core/contract/chat.ts';

/** An answer for a terminal: the text, then every source with its place. */
export function render(answer: Answer): string {
  const blocks = [answer.answer];
  if (answer.citations.length > 0) blocks.push(answer.citations.map(source).join('\n'));
  if (answer.suggestions.length > 0) {
    blocks.push(['还可以问：', ...answer.suggestions.map((question) => `  ${question}`)].join('\n'));
  }
  return blocks.join('\n\n');
}

function source({ index, document_title, section_path, version, effective_from }: Citation): string {
  const facts = [version && `版本 ${version}`, effective_from && `${effective_from} 起施行`].filter(Boolean);
  const place = [`《${document_title}》`, ...section_path].join(' › ');
  return `[${index}] ${place}${facts.length > 0 ? `（${facts.join('，')}）` : ''}`;
}
