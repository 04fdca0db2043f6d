/**
 * Takes out what a reasoning model thinks aloud, whatever way the stream is cut:
 *
 *     <think>用户问的是……</think>七天内可以退货。   →   七天内可以退货。
 *
 * A block that is never closed swallows the rest: unfinished thoughts are no answer. Where a closing tag comes alone
 * (templates that open the block themselves), a line break ends what stood before it.
 */
export type ThinkingFilter = {
  push(delta: string): string;
  /** What was held back in case it began a tag. */
  end(): string;
};

const TAG = /<(\/?)(?:think|thinking|reasoning)>/i;
/** The beginning of a tag, at the end of what has come so far. */
const BEGUN = /<\/?[a-z]{0,9}$/i;

export function createThinkingFilter(): ThinkingFilter {
  let thinking = false;
  let held = '';
  return {
    push(delta) {
      held += delta;
      let said = '';
      for (let tag = TAG.exec(held); tag; tag = TAG.exec(held)) {
        if (!thinking) said += held.slice(0, tag.index);
        const closes = tag[1] === '/';
        if (closes && !thinking) said += '\n';
        thinking = !closes;
        held = held.slice(tag.index + tag[0].length);
      }
      const sure = BEGUN.exec(held)?.index ?? held.length;
      if (!thinking) said += held.slice(0, sure);
      held = held.slice(sure);
      return said;
    },
    end: () => (thinking ? '' : held),
  };
}
