import { dependsOnPrevious } from './dependence.ts';
import { type Enumeration, enumerationsIn, withoutEntries } from './enumeration.ts';

/** What a sentence is, whatever is asked: read once and kept with it. */
export type SentenceForm = {
  /** Cannot be understood without the one before. */
  leans: boolean;
  /** A question that the source puts. */
  asks: boolean;
  /** Says that an explanation follows, and explains nothing. */
  announces: boolean;
  /** Gives an example of what was said before. */
  illustrates: boolean;
  /** Orders a sanction: fines, corrections. */
  sanctions: boolean;
  /** What alone it speaks of: `对于智能设备,…` → 智能设备. */
  scope: string | undefined;
  enumerations: readonly Enumeration[];
  /** The sentence without the entries of its longer enumerations; the same text where it has none. */
  bare: string;
};

export function sentenceForm(folded: string): SentenceForm {
  const enumerations = enumerationsIn(folded);
  return {
    leans: dependsOnPrevious(folded),
    asks: /\?[”"’』」]?$/.test(folded),
    announces: enumerations.length === 0 && announces(folded),
    illustrates: /^(?:比如|例如|譬如|举例|举个例子)/.test(folded),
    sanctions: /责令|处.{1,12}罚款|依法给予处分/.test(folded),
    scope: SCOPE.exec(folded)?.[1],
    enumerations,
    bare: enumerations.length === 0 ? folded : withoutEntries(folded),
  };
}

const SCOPE = /^(?:\d+[.、]|第?[一二三四五六七八九十]+[,、点.])?[,，]?(?:对于|针对|至于)([^,]{2,30}),/;

const FORWARD = /下面|以下|接下来|下文|本文|本节|这里|一起来/;
const TELLING =
  /介绍|说说|讲讲|聊聊|谈谈|看看|解读|解答|分享|梳理|阐述|剖析|详细说|[逐一][一个]说明|说明如下|建议|供.{0,4}参考/;
/** `有几个重要的方面需要考虑`: how many there are, and not one of them. */
const UNNAMED =
  /(?:几|很多|许多|不少|多|诸多|一些|以下|下列|各种)(?:个|点|种|项|条)?(?:重要|关键|主要|具体|基本)?的?(?:方面|因素|要点|关键点|角度|建议|考虑|考量)/;

/**
 * A sentence that only points forward. The lead of a rule's list (`下列材料不予受理:`) points at its entries and says what they are of;
 * it does not count.
 */
function announces(folded: string): boolean {
  if (/[:]$/.test(folded) && !/介绍|说说|讲讲|聊聊|谈谈/.test(folded)) return false;
  return (FORWARD.test(folded) && TELLING.test(folded)) || UNNAMED.test(folded);
}
