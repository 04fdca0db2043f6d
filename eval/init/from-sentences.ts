import type { StoredDocument } from '../../core/documents/document.ts';
import type { Passage } from '../../core/documents/passage.ts';
import { clausesOf } from './clauses.ts';
import type { Proposal } from './proposal.ts';

/** 本规则所称读者，是指… → 什么是读者？ */
const DEFINITION = /^(?:[^，。]{0,8}所称的?)?[“「]?([^，,。“”「」]{2,12})[”」]?[，,]?(?:是指|指的是|系指)/u;
/** Measures of time, money and rate. Han numerals are also parts of words (千篇, 一种) and count only with these. */
const MEASURE = '个?(?:工作日|小时|分钟|月|[年日天周元倍次折%％])';
const DIGITS = new RegExp(`(\\d+(?:\\.\\d+)?)\\s*(${MEASURE}|\\p{Script=Han})`, 'u');
const HAN = new RegExp(`([一二两三四五六七八九十百千万半]+)(${MEASURE})`, 'u');
const DATE =
  /\d{2,4}\s*年|\d\s*月\s*\d|[〇零一二三四五六七八九十]月[一二三四五六七八九十]+日|第\s*[\d一二三四五六七八九十百]+/u;

/** Sentences that say what a word means, and sentences that state a quantity: what people look up. */
export function fromSentences(document: StoredDocument, passages: readonly Passage[]): Proposal[] {
  return passages.flatMap(({ path, units }) =>
    units.flatMap(({ kind, start, end }): Proposal[] => {
      if (kind === 'heading') return [];
      const asked = askAbout(document.text.slice(start, end));
      if (asked === null) return [];
      const { ask, says } = asked;
      return [{ category: 'single', document, path, ask, answers: [{ start, end, says }] }];
    }),
  );
}

function askAbout(sentence: string): { ask: string; says: string } | null {
  const defined = DEFINITION.exec(sentence);
  if (defined !== null) {
    const [meaning] = clausesOf(sentence.slice(defined[0].length));
    return meaning === undefined ? null : { ask: `什么是${defined[1]}？`, says: meaning };
  }
  const [asked] = clausesOf(sentence).flatMap((clause) => askForQuantity(clause) ?? []);
  return asked ?? null;
}

/** 借期三十天 → 借期多少天？ */
function askForQuantity(clause: string): { ask: string; says: string } | null {
  if (clause.length < SHORTEST || DATE.test(clause)) return null;
  const found = DIGITS.exec(clause) ?? HAN.exec(clause);
  if (found === null) return null;
  const [says, , unit] = found;
  return { ask: `${clause.replace(says, `多少${unit}`)}？`, says };
}

/** A shorter clause does not say what it is about. */
const SHORTEST = 6;
