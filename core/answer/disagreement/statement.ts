import type { StoredDocument } from '../../documents/document.ts';
import type { Evidence } from '../evidence.ts';
import { classOf } from '../function-words.ts';
import { stancesIn } from '../generative/stance.ts';
import { withoutListSign } from '../list-sign.ts';
import { isName, type StatedValue, statedIn } from './stated-value.ts';

/**
 * A sentence as a rule that another sentence may contradict, cut into clauses:
 *
 *   消费者自签收之日起7日内,可以申请退货。退货商品应当完好。
 *   └──────────── one clause ───────────┘ what ends in 内, 后, 的 … is an adverbial of what follows
 *
 * A clause is what it states (values, what is forbidden or denied), within which limits, and what it is about: its words.
 */
export type Clause = {
  text: string;
  values: StatedValue[];
  /** Numbers that tell which: 二级, 第三次. */
  names: string[];
  /** Negations and prohibitions, in order; `open` where one belongs to an attribute (未拆封的商品) or leaves a choice. */
  denials: { key: string; open: boolean }[];
  /** Which side of a limit: at least, below, after … */
  limits: string[];
  /** Other modals: must, allowed … */
  modals: string[];
  words: string[];
};

export type Statement = {
  clauses: Clause[];
  /** The headings above it and the lead of its list, read in the same way. */
  above: Clause[];
  /** What its headings name, and what its document's title names. */
  headed: string[];
  titled: string[];
  /** What the sentences before it in its paragraph speak of: a paragraph names its subject once. */
  introduced: string[];
  document: StoredDocument;
};

type Sentence = Pick<Evidence, 'folded' | 'headings' | 'title' | 'lead' | 'document'>;
type WordsOf = (text: string) => string[];

/** `before`: the sentences before it in its paragraph, folded. */
export function readStatement(sentence: Sentence, before: string, wordsOf: WordsOf): Statement {
  const { folded, headings, title, lead, document } = sentence;
  const above = headings.split('\n').flatMap((heading) => clausesOf(heading.replace(ASKING, ' '), wordsOf));
  return {
    clauses: clausesOf(folded, wordsOf),
    above: [...above.map((clause) => ({ ...clause, words: [] })), ...clausesOf(lead?.folded ?? '', wordsOf)],
    headed: above.flatMap(({ words }) => words.filter(isTelling)),
    titled: contentOf(title.replace(YEAR, ' '), wordsOf).filter(isTelling),
    introduced: contentOf(before, wordsOf),
    document,
  };
}

/** Two years' editions are about the same. */
const YEAR = /(?:19|20)\d{2}年?(?:度|版)?/g;

/** 能不能退, 是否收费, 要不要发票: a heading that asks denies nothing. */
const ASKING = /是否|能否|可否|有没有|(\p{Script=Han})不\1/gu;

/** 15天 for something and 15天内 are the same. */
const AT_MOST = 'at most';
const DENIALS = new Set(['forbidden', 'not', 'needless', 'should not']);
const MODALS = new Set(['must', 'should', 'needed', 'allowed', 'advised', 'perhaps']);

function clausesOf(folded: string, wordsOf: WordsOf): Clause[] {
  const text = withoutListSign(folded)
    .replace(CLAUSE_NUMBER, '')
    .replace(TIME, (_, hour: string, minute: string) => `${Number(hour) + Number(minute) / 60}时`)
    .replace(MORNING, '');
  const parts: string[] = [];
  for (const part of text.split(BREAK)) {
    if (part.trim() === '') continue;
    const last = parts.at(-1);
    if (last !== undefined && ADVERBIAL.test(last)) parts[parts.length - 1] = `${last},${part}`;
    else parts.push(part);
  }
  return parts.map((part) => readClause(part, wordsOf));
}

/** `第四条` counts the rule; it says nothing. */
const CLAUSE_NUMBER = /^\s*第[\d〇零一二三四五六七八九十百千]+(?:部分|[编章节条款项])\s*/;
const TIME = /(?<!\d)(\d{1,2}):(\d{2})(?::\d{2})?(?!\d)/g;
/** 中午12时 is 12时; what is in the afternoon may be counted from noon. */
const MORNING = /(?:凌晨|早上|早晨|上午|中午)(?=[\d〇零一二三四五六七八九十]+[时点])/g;
const BREAK = /(?<!\d)[,.]|[,.](?!\d)|[;:!?。…\n]/;
const ADVERBIAL = /[内后前起的中上下]$|(?<![\d〇零一二三四五六七八九十])时$/;

function readClause(text: string, wordsOf: WordsOf): Clause {
  const { values, gap } = statedIn(text);
  const stances = stancesIn(gap);
  const bare = stances.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, gap);
  const isOpen = (start: number, end: number, before: string | undefined) =>
    before === 'allowed' ||
    QUALIFIES.test(gap.slice(start, end)) ||
    /(?:或者?|还是)$/.test(gap.slice(0, start)) ||
    /的/.test(gap.slice(end));
  const denials = stances.flatMap(({ key, start, end }, i) =>
    DENIALS.has(key) ? [{ key, open: isOpen(start, end, adjacent(stances, i)) }] : [],
  );
  return {
    text,
    values: values.filter((value) => !isName(value)),
    names: values.filter(isName).map(({ kind }) => kind),
    denials,
    limits: keysOf(stances, (key) => !DENIALS.has(key) && !MODALS.has(key) && key !== AT_MOST),
    modals: keysOf(stances, (key) => MODALS.has(key)),
    words: contentOf(bare, wordsOf),
  };
}

/** 无固定期限的合同, 非会员, 未拆封: part of what is spoken of. */
const QUALIFIES = /^(?:[无非未否]|并非)$/;

type Stances = ReturnType<typeof stancesIn>;
const keysOf = (stances: Stances, wanted: (key: string) => boolean): string[] =>
  stances.flatMap(({ key }) => (wanted(key) ? [key] : []));
/** The stance that stands right before another: 可以不. */
const adjacent = (stances: Stances, i: number): string | undefined =>
  stances[i - 1]?.end === stances[i]?.start ? stances[i - 1]?.key : undefined;

/** Words that a text is about: no grammar, and nothing that only frames a rule or names a kind of answer or document. */
function contentOf(text: string, wordsOf: WordsOf): string[] {
  const words = wordsOf(text.replace(ADDRESSED, ' ')).filter((word) => CONTENT.test(word) && !isFrame(word));
  return [...new Set(words)];
}

/** Whom rules address, and what they are about, by their most general names. */
const ADDRESSED = /消费者|顾客|客户|用户|买家|您的?|商品|产品|货物/g;
/** Letters or digits, and no single character that is grammar. */
const CONTENT = /^(?![起自每各均约共凡则即且满达至处者等令号并将已曾仍故若如据照因于除费期方]$)(?=.*[\p{L}\p{N}])/u;

const isFrame = (word: string): boolean => FRAME.has(word) || (classOf(word) === 'function' && !SIZES.has(word));
/** 大会议室, 小会议室. */
const SIZES = new Set(['大', '小']);

/** A heading's word for a kind of answer (流程, 标准) tells no two rules apart; one for a party does. */
const isTelling = (word: string): boolean => PARTIES.has(word) || classOf(word) !== 'light';
const PARTIES = new Set('企业 公司 单位 个人 行业 他人'.split(' '));

/**
 * What rules and their headings are made of whatever they are about: what one does with a rule, what a limit is called, what
 * kinds of documents there are and how they are divided.
 */
const FRAME = new Set(
  (
    '申请 办理 进行 提出 提供 收费 付费 享受 享有 予以 给予 实行 执行 要求 收取 支付 缴纳 交纳 承担 负担 负责 手续 材料 资料 ' +
    '期限 时限 时间 期间 时长 费用 金额 标准 之日 之日起 起算 计算 为期 已经 应当 规定 情形 情况 政策 办法 说明 须知 流程 服务 管理 ' +
    '总则 附则 基本 其他 常见 常见问题 问答 解答 规则 条款 细则 指南 指引 手册 制度 守则 协议 合同 公告 通知 公示 规约 规范 条例 ' +
    '承诺 声明 售后 售后服务 客服 客户服务 工作 操作 几天'
  ).split(' '),
);
