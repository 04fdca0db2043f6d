import { coverage, type Question, trace } from './question.ts';
import { holdsValue, type ValueKind } from './question-type.ts';

/**
 * How much of the value that a question asks for is missing from a piece of evidence: 1 where there is none of its kind, ½ where
 * there is one of something else.
 *
 *   押金多少钱      押金为六百元                                             0
 *                  挪用押金的, 由主管部门责令改正, 处五万元以上罚款             ½    not in a clause about the 押金, nor in the next
 *                  丢失钥匙的, 收取工本费三十元                              ½    another charge
 *                  退还押金时应当出具收据                                   1
 *
 * `headings`: those above the piece. `led`: the piece with the lead of its list. Both folded.
 */
export function missingValue(
  question: Question,
  kind: ValueKind,
  { headings, led }: { headings: string; led: string },
): number {
  const isShare = (text: string) => kind === 'money' && !IN_MONEY.test(question.text) && holdsValue('percentage', text);
  const holds = (text: string) => holdsValue(kind, text) || (question.counted?.test(text) ?? false) || isShare(text);
  if (!holds(led)) return NAMED.has(kind) ? 1 / 2 : 1;
  const often = OFTEN.test(question.text);
  const vague = often || HOW_MUCH.test(question.text) ? NO_NUMBER : VAGUE;
  if (!holds(led.replace(vague, ''))) return often ? 1 : 1 / 2;
  if (kind === 'money' && HOW_MUCH.test(question.text) && !AN_AMOUNT.test(led) && !isShare(led))
    return NOTHING_TO_PAY.test(led) ? 1 / 2 : 1;
  const clauses = led.split(CLAUSE_END);
  const covered = clauses.map((clause) => coverage(question.words, clause));
  const most = Math.max(...covered);
  const first = Math.max(0, rowIn(clauses));
  const about = covered.map((share) => share >= most / 2);
  const holding = [...clauses.keys()].filter((i) => holds(clauses[i] ?? ''));
  if (NUMERIC.has(kind)) {
    const beside = holding.map((i) => [headings, clauses[first], clauses[i - 1], clauses[i]].join('\n'));
    const told = Math.max(0, ...beside.map((text) => coverage(question.words, text)));
    if (told < UNTOLD) return told < UNTOLD / 2 ? 1 : 1 / 2;
    const named = question.words.filter(({ term }) => NAMES_A_VALUE.test(term));
    if (named.length > 0 && !named.some((word) => beside.some((text) => trace(word, text) > 0))) return 1 / 2;
  }
  const ofRow = rowIn(clauses) >= 0 && about[first];
  const opens = (i: number) => TIMES.has(kind) && SAYS_WHEN.test(clauses[i] ?? '') && about[i + 1];
  return holding.some((i) => ofRow || about[i] || about[i - 1] || opens(i)) ? 0 : 1 / 2;
}

/** Which clause names what a table's row is about, `卡种:年卡;会费:2688元` with the lead of its table before it; -1 for a sentence. */
function rowIn(clauses: readonly string[]): number {
  const first = clauses.findIndex((clause) => clause.includes(':'));
  const cells = first < 0 ? [] : clauses.slice(first);
  return cells.length > 1 && cells.every((cell) => cell.includes(':')) ? first : -1;
}

/** The comma of 10,000 ends nothing. */
const CLAUSE_END = /[,，](?!\d{3}(?!\d))|[。;；\n]/;

/** 扣多少, 违约金是多少 may be told as a share; 扣多少钱 wants an amount. */
const IN_MONEY = /[钱元块]/;

/** 多少钱 may be answered by 免费, which is said of many things; by anything else only with an amount. */
const HOW_MUCH = /多少|几[块元毛天日年个周小分]/;
/** 定期 does not tell how often. */
const OFTEN = /多(?:久|长时间|少时间)[^,]{0,4}[一1]次|几(?:天|周|个?月|年)[^,]{0,4}[一1]次/;
const AN_AMOUNT = /[\d〇零一二两三四五六七八九十百千万]+(?:多|余)?(?:元|块|角|毛|美元|港元|欧元|倍|折)|[¥￥$]\s*\d/;
const NOTHING_TO_PAY = /免费|不收|免收|无需支付/;

/** Times that leave open how long; more of them do for who wants a number. */
const VAGUE = /定期|长期|年度/g;
const NO_NUMBER = /定期|长期|短期|立即|即时|年度/g;

/** Places and persons have names without a form of their own: that none is seen tells less. */
const NAMED: ReadonlySet<ValueKind> = new Set(['place', 'person', 'name']);
/** A number is a value of many things; what it is of has to be said beside it. */
export const NUMERIC: ReadonlySet<ValueKind> = new Set(['money', 'duration', 'count', 'number', 'percentage', 'phone']);

/** 押金 and 工本费 are both money, 保修期 and 试用期 both a time: one is not the other. */
const NAMES_A_VALUE = /.[费金款税息租薪期]$/u;

/** 在服务之前, 自签收之日起七日内: an adverbial of time stands before the clause that it belongs to. */
const TIMES: ReadonlySet<ValueKind> = new Set(['duration', 'moment', 'clock']);
const SAYS_WHEN = /(?:前|后|时|内|起|期间|当[天日])$/;

/** Share of the question that the clause with its value has to speak of, the headings and what comes before it counted in. */
const UNTOLD = 0.3;
