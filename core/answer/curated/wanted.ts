/**
 * The kind of thing that a question asks for, by its question word. Questions of two kinds are never the same one.
 *
 *   押金能退吗 → yes-no     押金怎么退 → way      押金为什么不退 → reason     押金退给谁 → person
 *   押金多久退 → time       押金多少 → amount     押金有哪些 → which         押金 → none
 *
 * Coarser than `question-type.ts`, which looks for the form of an answer: 怎么退货 and 退货流程是什么 want the same here.
 */
export type Wanted =
  | 'yes-no'
  | 'difference'
  | 'reason'
  | 'time'
  | 'amount'
  | 'person'
  | 'place'
  | 'way'
  | 'which'
  | 'none';

const WAYS = '流程|步骤|手续|程序|方法|办法|途径';
const TIMES = '天|日|年|月|周|小时|分钟|工作日|星期|钟头';

/** The first that matches counts. */
const KINDS: readonly (readonly [Wanted, RegExp])[] = [
  ['difference', /区别|差别|差异|不同(?!意)|不一样/u],
  ['reason', /为什么|为何|为啥|凭什么|怎么会|怎么(?:还|就|又|老|总)?是?[没不](?!起)|原因|缘故|干嘛/u],
  [
    'time',
    new RegExp(
      `多久|多长(?!的)|什么时[间候]|啥时候|何时|几时|(?:几|多少)个?(?:${TIMES})|几[点号]|哪个?[天年月日]|(?:时间|日期|期限?)[是为]?(?:什么|多少|哪)`,
      'u',
    ),
  ],
  ['amount', /多少|几(?=\p{Script=Han})|多[贵重高大宽远]/u],
  ['person', /谁|(?:什么|哪[个位些]?)(?:人|部门|单位|机构)/u],
  ['place', /哪里|哪儿|在哪|去哪|什么地方|何地|何处(?!理)/u],
  ['way', new RegExp(`怎么|怎样|如何|咋|(?:${WAYS})[是有都]*(?:什么|啥|哪)|(?:什么|哪些)(?:${WAYS})`, 'u')],
  ['which', /什么|啥|哪/u],
];

const ENDS_IN_MA = `(?:[吗嘛]|(?<![什甚怎多那这要])么)[呢啊呀]?$`;
const POLAR = new RegExp(String.raw`${ENDS_IN_MA}|是否|能否|可否|有无|(\p{Script=Han})[不没]\1|(?:没有?|不|否)$`, 'u');
const OPEN = /什么|啥|哪|怎|咋|如何|多少|多久|多长|几|谁|何/u;

/** What closes a yes-no question: …吗, …了没有. */
export const POLAR_END = new RegExp(`(?:了|过)?(?:没有?|不|否)$|${ENDS_IN_MA}`, 'gu');

/** `question` is folded, its fillers and closing punctuation taken off. */
export function wantedIn(question: string): Wanted {
  const kind = KINDS.find(([, pattern]) => pattern.test(question))?.[0] ?? 'none';
  const isPolar = POLAR.test(question) && (kind === 'none' || !OPEN.test(question.replace(POLAR, '')));
  return isPolar ? 'yes-no' : kind;
}

/** Words that say no more than the kind of a question does: 退货流程是什么 is 怎么退货. */
export const IMPLIED: Partial<Record<Wanted, RegExp>> = {
  way: new RegExp(`${WAYS}|申请|办理|处理|操作|办`, 'gu'),
  time: /时间|日期|期(?=[是有为的\s]|$)|最[长快晚迟]/gu,
  amount: /费用|价格|价钱|金额|收费|最[多高]|至多/gu,
  reason: /原因|缘故/gu,
  which: /内容|享受|享有|包括|包含|提供|准备/gu,
  difference: /区别|差别|差异|不同|不一样/gu,
};

/** Two values of which a question says one, or leaves it open. */
type Axis = readonly (readonly [value: string, said: RegExp])[];

/**
 * What a question may leave open, and what two of them must not say differently: 可以退吗 and 必须退吗, 退货期多久 (how long it
 * stays open) and 退货要多久 (how long it takes).
 */
const LEANINGS: Partial<Record<Wanted, readonly Axis[]>> = {
  'yes-no': [
    [
      ['done', /了(?:吗|没有?)$/u],
      ['may', /可以|可(?!能)|能|允许|准许/u],
      ['must', /要|需|必须|应[该当]/u],
    ],
  ],
  amount: [
    [
      ['money', /多少[钱元块]|几[元块]|[费价租]/u],
      ['share', /百分之|比例|几折|折扣/u],
      ['count', /(?:几|多少)[个次本件条只份人台张册户家位名]/u],
    ],
  ],
  time: [
    [
      ['clock', /几点/u],
      ['lasting', new RegExp(`多久|多长|[几少]个?(?:${TIMES})`, 'u')],
    ],
    [
      ['stays', /期/u],
      ['takes', /要|需/u],
    ],
  ],
};

/** For each axis of its kind the value that a question says, '' where it leaves it open. */
export const leaningsOf = (question: string, wanted: Wanted): string[] =>
  (LEANINGS[wanted] ?? []).map((axis) => axis.find(([, said]) => said.test(question))?.[0] ?? '');
