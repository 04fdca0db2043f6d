import type { Gate } from './gate.ts';

/**
 * Names are in the source letter by letter: Latin words, model and telephone numbers, times, and whatever stands in
 * book-title marks or quotation marks.
 */
const NAMES = /[a-z\d]+(?:[-.:/_+#@&][a-z\d]+)*[+#]?|《([^《》]+)》|[“「『"]([^”」』"]+)[”」』"]/g;
/** Numbers alone and dates are quantities. */
const QUANTITY = /^[\d,.]+$|^\d{4}([-/.])\d{1,2}\1\d{1,2}$/;

export const namesOccur: Gate = ({ folded }, { text }) => {
  for (const [name, title, quoted] of folded.matchAll(NAMES)) {
    const inside = title ?? quoted;
    if (inside === undefined ? !QUANTITY.test(name) && !hasWord(text, name) : !text.includes(inside)) return false;
  }
  return true;
};

const LATIN = /[a-z\d]/;

/** Whether a word occurs and is not part of a longer one. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!LATIN.test(text[at - 1] ?? '') && !LATIN.test(text[at + word.length] ?? '')) return true;
  }
  return false;
}
