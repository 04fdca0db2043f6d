import { citedPlaces } from '../../../core/channels/cited-places.ts';
import { sourceName } from '../../../core/channels/plain-text.ts';
import { sourceLink } from '../../../core/channels/source-link.ts';
import type { Answer } from '../../../core/contract/chat.ts';
import type { Annotation } from '../../../core/contract/openai.ts';

/**
 * Where the `[n]` of an answer stand, for clients that know nothing of citations; a list in Markdown and readable without:
 *
 *     依据：
 *     - [1][2]《售后服务手册》第二十五条 https://help.example/s/…
 */
export function footerOf({ citations }: Pick<Answer, 'citations'>, base: string): string {
  if (citations.length === 0) return '';
  const lines = citedPlaces(citations).map(({ first, indices }) => {
    const markers = indices.map((index) => `[${index}]`).join('');
    return `- ${markers}${sourceName(first)} ${sourceLink(base, first)}`;
  });
  return `${OPENING}${lines.join('\n')}`;
}

const OPENING = '\n\n依据：\n';

/** An earlier answer without its footer, as clients send it back. */
export function withoutFooter(text: string): string {
  const at = text.lastIndexOf(`${OPENING}- [`);
  return at < 0 ? text : text.slice(0, at);
}

/** Each marker in a text with the page of its source. */
export function annotationsOf(text: string, { citations }: Pick<Answer, 'citations'>, base: string): Annotation[] {
  const byIndex = new Map(citations.map((citation) => [citation.index, citation]));
  return [...text.matchAll(/\[(\d{1,4})\]/g)].flatMap(({ 0: marker, 1: digits, index }): Annotation[] => {
    const citation = byIndex.get(Number(digits));
    if (citation === undefined) return [];
    const place = { start_index: index, end_index: index + marker.length };
    const url = sourceLink(base, citation);
    return [{ type: 'url_citation', url_citation: { ...place, url, title: sourceName(citation) } }];
  });
}
