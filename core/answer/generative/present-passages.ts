import type { NumberedPassage } from './source-sentence.ts';

/**
 * The passages as a model is shown them, fenced as data:
 *
 *     <资料 n="1" 出处="售后手册 › 退货">
 *     自签收之日起七日内可以退货。
 *     </资料>
 *
 * A passage cannot close its own fence: angle brackets within it become their full-width twins.
 */
export const presentPassages = (passages: readonly NumberedPassage[]): string =>
  passages
    .map(({ number, document, passage }) => {
      const place = [document.title, ...passage.path].join(' › ');
      const text = document.text.slice(passage.start, passage.end);
      return `<资料 n="${number}" 出处="${fenced(place).replaceAll('"', '”')}">\n${fenced(text)}\n</资料>`;
    })
    .join('\n');

/** Text that can neither open nor close a fence, and is well-formed. */
export const fenced = (text: string): string => text.toWellFormed().replaceAll('<', '＜').replaceAll('>', '＞');
