import type { Analyzer } from '../../text/analyzer.ts';
import { stripFillers } from '../../text/fillers.ts';
import { fold } from '../../text/fold.ts';
import { blank, blankAll } from './blank.ts';
import { figuresIn } from './figures.ts';
import { type Negation, negationsIn, WHOLE } from './negations.ts';
import { IMPLIED, leaningsOf, POLAR_END, wantedIn } from './wanted.ts';

/**
 * What a question asks, taken apart to be compared with another:
 *
 *   请问七天之内没拆封的手机能不能退货？     text      七天内没拆封的手机能不能退货
 *                                            gate      yes-no, not, 7天
 *                                            leanings  may
 *                                            content   拆封 手机 退货, 拆 denied
 */
export type Asked = {
  /** Folded, without fillers and closing punctuation. Offsets are into it. */
  text: string;
  /** Its letters and digits: where they are the same, the question is. */
  letters: string;
  /** Its kind, negations and figures: where they are not the same, the question is another. */
  gate: string;
  /** What two questions must not say differently, '' where it is left open. */
  leanings: readonly string[];
  /** Of each character: 0 for grammar, 1 for content by itself, 2 for content that is part of a word. */
  content: Uint8Array;
  /** Where that which is denied begins. */
  denied: ReadonlySet<number>;
};

export const GRAMMAR = 0;
export const ALONE = 1;
export const IN_WORD = 2;

/** Content, but for 了 in its place: 拆封后能退吗, 拆封了能退吗. */
export const AFTER = '后';

export function askedIn(message: string, analyzer: Analyzer): Asked {
  const text = plainQuestion(message, analyzer);
  const wanted = wantedIn(text);
  const { figures, rest: uncounted } = figuresIn(text);
  const stated = wanted === 'yes-no' ? blankAll(withoutChoice(uncounted), POLAR_END) : uncounted;
  const { negations, rest } = negationsIn(stated);
  const content = contentOf(blankAll(rest, QUESTION), analyzer);
  for (const { 0: said, index } of rest.matchAll(IMPLIED[wanted] ?? NONE))
    content.fill(GRAMMAR, index, index + said.length);
  return {
    text,
    letters: lettersOf(text),
    gate: [wanted, ...negations.map(({ key }) => key).sort(), ...figures].join(' '),
    leanings: leaningsOf(text, wanted),
    content,
    denied: deniedIn(content, negations),
  };
}

const NONE = /(?!)/gu;

/** Folded, without fillers and closing punctuation; 之后 and 以后 are 后. */
export const plainQuestion = (message: string, analyzer: Pick<Analyzer, 'simplify'>): string =>
  stripFillers(fold(message, analyzer))
    .replace(/[\s\p{P}~]+$/u, '')
    .replace(/[之以](?=[前后内])/gu, '');

/** Without white space and the punctuation that only parts words: 3.5 and 50% stay what they are. */
export const lettersOf = (text: string): string => text.replace(/[\s~]|(?![%.#&@*/-])\p{P}/gu, '');

/** 能不能退 → 退, 开不开门 → 开门. */
function withoutChoice(text: string): string {
  let rest = text;
  for (const { 0: said, 1: choice = '', index } of text.matchAll(CHOICE)) {
    const kept = EMPTY.has(choice[0] ?? '') || choice === '用' ? 0 : choice.length;
    rest = blank(rest, index + kept, index + said.length);
  }
  return rest;
}

const CHOICE = /可不可以?|能不能够?|(\p{Script=Han}{1,2})[不没]\1/gu;

function contentOf(rest: string, analyzer: Analyzer): Uint8Array {
  const content = new Uint8Array(rest.length);
  for (const { 0: run, index } of rest.matchAll(/[\p{L}\p{N}]+/gu)) {
    for (let i = 0; i < run.length; i++) content[index + i] = EMPTY.has(run[i] as string) ? GRAMMAR : ALONE;
    const words = analyzer.words(run).filter((word) => word.length > 1 && (EMPTY.has(word) || analyzer.isWord(word)));
    // A longer word has the last say over the shorter ones inside it: 商品房 over 商品.
    for (const word of words.sort((a, b) => a.length - b.length))
      for (let at = run.indexOf(word); at !== -1; at = run.indexOf(word, at + 1))
        content.fill(EMPTY.has(word) ? GRAMMAR : IN_WORD, index + at, index + at + word.length);
  }
  for (const { 0: word, index } of rest.matchAll(WHOLE)) content.fill(IN_WORD, index, index + word.length);
  // 使用 is 用.
  for (const { index } of rest.matchAll(/使用/gu)) content.set([GRAMMAR, ALONE], index);
  return content;
}

function deniedIn(content: Uint8Array, negations: readonly Negation[]): Set<number> {
  const denied = new Set<number>();
  for (const { at, step } of negations) {
    let place = at;
    while (content[place] === GRAMMAR) place += step;
    if (content[place] !== undefined) denied.add(place);
  }
  return denied;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/**
 * Grammar that comes and goes between two ways to ask the same, and words for things in general. Narrower than
 * `function-words.ts`: 前 后 时 用 被 让 他 tell one question from another.
 */
const EMPTY = words(`
  的 了 着 过 地 得 吗 呢 吧 啊 呀 嘛 么 呗 哦 我 我们 你 你们 您 咱 咱们 这 那 这个 那个 这些 那些 这种 那种
  请 请问 可以 可 能 能够 会 要 需要 需 想 想要 应该 应当 应 该 必须 是 有 在 为 由 来 去 还 还是 也 都 就 才 又 再 很
  具体 一般 通常 主要 目前 现在 到底 究竟 大概 一下 一些 一个 进行 做 弄 搞 内 里 里面 些 种 个 把 所 其 则 而 且 并 之 与 和 及
  商品 产品 东西 物品 如果 的话 要是 假如 因为 所以 但是 然后 关于 对于`);

const UNIT = '个?(?:工作日|小时|钟头|星期|月)|分钟|天|日|年|周|[个点号次种家位件条本册张台份只人元块]|钱';
const QUESTION = new RegExp(
  [
    `(?:几|多少)(?:${UNIT})?`,
    '为什么|为何|为啥|凭什么|干什么|干嘛',
    '(?:什么|哪[个位些]?)(?:人|部门|单位|机构)|什么地方|什么样子?|什么时[候间]|什么|甚么|啥时候|啥',
    '怎么样|怎么办(?!理|法|[证卡])|怎样|怎么|如何|咋办(?!理)|咋样?',
    '哪[里儿些个种家位样类项]|哪|多久|多长时间|多长|几时|何时|何地|何处(?!理)|何种|何人|谁',
    '是否|能否|可否|有无',
  ].join('|'),
  'gu',
);
