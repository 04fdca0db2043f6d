/** `[1]` `[1][2]` `[1, 2]` `[^1]` `【1】`: how models write which passages a sentence is from. */
const MARKER = String.raw`[[【]\^?(\d{1,3}(?:[,，、\s]+\d{1,3})*)[\]】]`;
const ANYWHERE = new RegExp(String.raw`\s*${MARKER}`, 'g');
const RUN = new RegExp(String.raw`(?:[ \t]*${MARKER})+`, 'y');
/** A run of markers of which the end has not come yet. */
const BEGUN = /[ \t]*(?:[[【]\^?[\d,，、 ]{0,16})?$/y;
const AT_END = new RegExp(`${MARKER}$`);

/** The text without markers, and the numbers that they hold, each once. */
export function readMarkers(text: string): { text: string; citations: number[] } {
  const citations = new Set<number>();
  const bare = text.replace(ANYWHERE, (_, numbers: string) => {
    for (const number of numbers.split(/[,，、\s]+/)) citations.add(Number(number));
    return '';
  });
  return { text: bare, citations: [...citations] };
}

/** Where the markers that stand at `at` end; `at` when there are none. */
export function skipMarkers(text: string, at: number): number {
  RUN.lastIndex = at;
  return at + (RUN.exec(text)?.[0].length ?? 0);
}

/** Whether what stands at `at` may still become a marker when more text comes. */
export function mayBeginMarker(text: string, at: number): boolean {
  BEGUN.lastIndex = at;
  return BEGUN.test(text);
}

export const endsWithMarker = (text: string): boolean => AT_END.test(text);
