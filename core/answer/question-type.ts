import { parseNumeral } from '../documents/numerals.ts';

/**
 * What kind of answer a question wants, read from its surface form. Chinese marks this with a small closed set of
 * words that do not depend on the subject (哪些, 怎么, 区别, 多久 …).
 */
export type QuestionKind =
  | 'list'
  | 'how'
  | 'comparison'
  | 'value'
  | 'reason'
  | 'definition'
  | 'wording'
  | 'yes-no'
  | 'other';

/** The kind of value a `value` question asks for. */
export type ValueKind =
  | 'money'
  | 'age'
  | 'duration'
  | 'clock'
  | 'moment'
  | 'phone'
  | 'place'
  | 'address'
  | 'person'
  | 'name'
  | 'percentage'
  | 'clause'
  | 'count'
  | 'number';

export type QuestionForm = {
  kind: QuestionKind;
  value?: ValueKind;
  /** How many entries the asker expects: 六个方面 → 6. */
  count?: number;
  /** Whether the value is wanted of several things, one by one: 各阶段分别扣多少. */
  each?: true;
};

/** Whether more than one thing is asked for. */
export const wantsSeveral = ({ kind, count, each }: QuestionForm): boolean =>
  kind === 'list' || count !== undefined || each === true;

const MEASURE =
  '个(?!月|小时|钟头|工作日|星期|学期|季度|半|人)|种|项|条|点|类|样|步|笔|桩|方面|要点|因素|部分|阶段|环节';

const VALUES: [ValueKind, RegExp][] = [
  [
    'money',
    /多少(?:钱|元|块|费)|[收掏花付扣交赔退补](?:掉|了)?(?:我|你)?多少(?![天日年月次个件])|(?:价格|价钱|费用|收费|租金|.[费价金款薪])(?:大概|一共|总共|每[月年次天])?(?:是|要|收|交|得|有)?(?:多少(?![天日年月次个件])|几(?=[百千万块元]))|(?<!哪)几(?:块|元)|多贵|贵不贵|怎么(?:收费|算钱)|报价|(?:要|收|花|得|用)不?(?:另外|额外|单独|再|自己)?(?:要|收|花|给|付|交|掏|出)?(?:钱|费用?)[吗么嘛不]|收费吗|免费吗|[收要]不[收要]\p{Script=Han}{0,4}[费钱]/u,
  ],
  ['percentage', /百分之(?:几|多少)|(?:比例|费率|利率|税率|占比|折扣)是?多少|打?几折|多少(?:%|折)/],
  [
    'age',
    /多大(?:年[纪龄]|岁数)|多大(?=.{0,6}(?:可以|能|才|不能|算))|(?:几|多少)周?岁|年龄.{0,4}(?:多少|什么|哪|几|吗)/,
  ],
  [
    'duration',
    /多久|多快(?=[能可会到就才]|上门|修|处理|响应|回|退|发|送|来)|多长(?:时间)?|多少(?:天|日|年|个?月|小时|分钟|个?工作日|周|星期)|(?<![这那好])几(?:天|日内|年|个月|个?小时|分钟|个?工作日|周|个?星期)|(?:期限|时限|时效|有效期|保修期|周期)是?(?:多少|几)/,
  ],
  ['clock', /(?<![哪这那第有])几点(?!要|建议|注意|原因)|(?:上班|营业|开放|施工)时间/],
  ['moment', /什么时[候间]|何时|哪(?:一?天|一?年|个月|日)|几[号月]|(?:工作|截止|起始|开始)(?:时间|日期)/],
  [
    'phone',
    /(?:电话|热线|手机号|号码|联系方式|微信|邮箱|网址)(?:号码?|地址)?(?:是|为)?(?:多少|什么|啥|几号|哪个(?:号码?)?|有吗|给(?:我|一|个|下)\p{Script=Han}{0,2})?[呢啊呀哦吗]*$|打(?:哪个|什么|多少)(?:电话|号码?)/u,
  ],
  [
    'address',
    /地址(?:是|在)?(?:什么|啥|哪|多少)|(?:什么|啥|哪个|详细|具体)的?地址|地址(?:呢|吗|给|发|$)|哪条[街路]|哪[个栋幢座](?:楼|大厦)|几号楼|门牌/,
  ],
  [
    'place',
    /(?<!好在)(?:哪里|哪儿)|(?<![强好差错贵难坏妙弱惨牛]|优势|区别|差别|差异|不同|问题|毛病|重点|关键|原因)在哪(?![里儿]|[几两三四五六七八九十][个种方点类])|什么地方|何处|哪个位置|什么位置/,
  ],
  [
    'name',
    /(?:哪[家个款种]|什么)(?:\p{Script=Han}{0,3}(?:软件|网站|网址|公众号|小程序|牌子|品牌|型号|医院|银行|公司|厂家)|app|程序)(?!好|更|值得|靠谱|比较)|哪家(?!.*(?:好|更|快(?!递)|强|靠谱|值得|便宜|划算|省心))|叫(?:什么|啥)(?:名字?)?$/u,
  ],
  ['person', /谁|哪个部门|哪个机构|什么(?:人|部门|机构|单位)(?!员)/],
  ['clause', /第几[章节条款]|哪(?:一?[章节条款]|几条)(?:规定|里|写)?|依据(?:是)?(?:哪|什么)/],
  // 有几种方式 wants the ways themselves: what differs in kind is listed, what is only many is counted.
  [
    'count',
    /(?:能|可以|最多|至多|限|允许)[^,]{0,6}(?:几|多少)(?!种|步|方面|类)\p{Script=Han}|(?<!哪)(?:几|多少)(?:个(?!步骤|方面|要点|阶段|环节|条件|方式|部分|因素|原因)|次|人|家|件|台|份|名|遍)/u,
  ],
  // 哪几样 wants the things themselves; 几百台 is a circumstance.
  [
    'number',
    /多少|多重|多高|多大|多宽|多远|(?<![哪这那好])几(?!个?(?:方面|要点|因素|点|种|项|条|类|步|样|笔|桩)|[十百千万])/,
  ],
];

const COMPARISON =
  /区别|差别|差异|不同(?!意)|不一样|相比|比较|对比|\bvs\b|哪个(?:更|好|划算|便宜|快|合适)|(?:还是).{1,12}(?:好|合适|划算|更)/;
const WORDING =
  /原文|原话|怎么(?:写|规定|说|表述)的?|如何(?:规定|表述)|第[一二三四五六七八九十百千零〇\d]+[条款](?!.*(?:吗|多久|多少))/;
const LIST = new RegExp(
  `哪些|哪几|(?:不能|不得|不可以?|不许|不准|禁止)(?:做|干|有)?(?:什么|啥)|哪(?:${MEASURE})|(?:包括|包含|分为|涵盖|提供|需要|要求|注意|准备|考虑|具备|满足|支持|享受|留意|看|查|带|交|备)(?:些|了)?(?:什么|啥)|有(?:些)?(?:什么|啥)|(?:还|都|另外)(?:管|做|干|搞|给|送|赔|修|收|卖|教|查)了?些?(?:什么|啥)$|(?:几|多少|[二两三四五六七八九十\\d]+)大?(?:${MEASURE})|步骤|流程|要点|清单|分别|分成|都(?:有|要|能|可以).*(?:什么|啥)|(?:重点|要点|步骤|好处|要求|条件|内容|范围|原则|情形|方式|渠道|标准|职责|权利|义务|权益|材料|手续|因素|优势|缺点|优点|特点)(?:主要|都)?(?:是|有)(?:什么|啥)|什么(?:材料|资料|条件|手续|要求|步骤|内容|情况|情形|方面|因素|服务|权益|责任|义务)`,
);
const REASON = /为(?:什么|何|啥)|为什么|怎么会|原因|干嘛要|凭什么/;
const DEFINITION =
  /^(?:什么(?:是|叫做?)|啥是|何谓|何为)|(?:是什么|是啥|是指什么|指的?是?什么|什么意思|的?(?:定义|含义))(?:意思)?(?:呢|呀|啊)?$/;
const HOW = /怎么|怎样|如何|咋|怎么办|办法|方法|该做什么|做(?:些)?什么/;
const YES_NO = /吗|是否|是不是|能不能|可不可以|可否|能否|会不会|要不要|用不用|需不需要|有没有|行不行|算不算|该不该/;

/** `folded` is the question in NFKC, lower case, Simplified. */
export function formOf(folded: string): QuestionForm {
  const text = asked(folded.replace(/[\s？?。！!，,]+$/u, ''));
  const count = countIn(text);
  const form = (kind: QuestionKind): QuestionForm => (count === undefined ? { kind } : { kind, count });
  if (COMPARISON.test(text)) return form('comparison');
  if (REASON.test(text)) return form('reason');
  const value = VALUES.find(([, pattern]) => pattern.test(text))?.[0];
  if (value !== undefined) return { ...form('value'), value, ...(EACH.test(text) && { each: true }) };
  if (WORDING.test(text)) return form('wording');
  if (LIST.test(text)) return form('list');
  if (DEFINITION.test(text)) return form('definition');
  if (HOW.test(text)) return form('how');
  if (YES_NO.test(text)) return form('yes-no');
  return form('other');
}

/** 要准备那些材料: typed for 哪些, where nothing else asks. */
const asked = (text: string): string =>
  ASKS.test(text) ? text : text.replace(/(?<=\p{Script=Han}.*)那(?=[些里儿种几])/u, '哪');
const ASKS = /[哪谁啥咋吗么嘛几]|什么|怎|如何|多少|多久|多[长大]|为何|是否|能否|可否|[呢不没]$|(.)[不没]\1/u;

const EACH = /分别|各自|(?:[和与跟、及].*)各(?!种|类|项|位)|各(?:个|种|类|档|级|等级|阶段|时段|班型|情形)/;

const NUMBER = '[\\d〇零一二两三四五六七八九十]+';

/** What a value of each kind looks like in a source. 县级以上医院, 当地银行 and 定点医院 are none by name. */
const SHAPES: Record<ValueKind, RegExp> = {
  money: new RegExp(
    `(?:${NUMBER}|百|千|万)\\s*(?:万|千|百)?(?:元|块|角|美元|港元|欧元)|[¥￥$]\\s*\\d|[\\d一二两三四五六七八九十]+倍|[\\d一二两三四五六七八九]折|免费|不收|免收|无需支付`,
  ),
  percentage: /\d\s*[%‰]|百分之|[\d一二三四五六七八九]折/,
  age: new RegExp(`${NUMBER}\\s*周?岁|年龄|未?成年`),
  duration: new RegExp(
    `(?:${NUMBER}|半|数|几)\\s*(?:个)?(?:天|日|年|月|小时|分钟|工作日|周|星期|秒|季度)|终身|永久|长期|短期|当[天日]|立即|即时|次日|年度|定期|每(?:年|月|周|日|天|季)`,
  ),
  clock: new RegExp(
    `\\d{1,2}:\\d{2}|(?:${NUMBER})\\s*(?:时(?!间|效)|点(?![,，、。]))|全天|中午|凌晨|二十四小时|24小时`,
  ),
  moment: new RegExp(
    `(?:${NUMBER})\\s*(?:[:点时年月日号]|个?工作日|天|小时)|\\d{1,2}:\\d{2}|之日|当[天日]|每[天日周月年]|[前后]$|[前后][，。；,;、)]|之[前后]|日期|起算|起$|起[,，。]|[短初末]期|期间|节点`,
  ),
  phone: /\d{3,}[-\d]*|[\w.-]+@[\w-]+|www\.|https?:/,
  place: /[省市区县路街道号楼层站店馆厅]|网点|中心|处|地点|地址|官网|窗口|平台/,
  address: /[\p{Script=Han}](?:路|街|大道|巷|弄|胡同)(?:[,，。;；]|\d|$)|\d+号|\d+[楼层室]|网址|邮箱|官网/u,
  person: /方|人|者|部门?|局|委|厅|院|所|中心|公司|机构|单位|商|厂|家|员|会|主任|经理|协会/,
  name: /[a-z]{2,}|[《“「]|公众号|小程序|客户端|官网|微信|支付宝|\p{Script=Han}{2}(?<![的级上家该某各本立点甲合科地近定物名])(?:银行|医院|牌)/u,
  clause: /第[\d〇零一二两三四五六七八九十百千]+[章节条款项]/,
  number: /\d|[二两三四五六七八九十百千万]{1,}[^、]|一[年月日天次倍半元百千万小]/,
  count: new RegExp(`(?:${NUMBER})\\s*(?:个|条|次|人|家|件|台|份|名|只|辆|张|本|册|把|位|瓶|盒|套|成|头|匹|户)`),
};

/** 第九条 and (一) count the document's parts, not what they speak of. */
const CLAUSE_NUMBERS = new RegExp(`第${NUMBER}[编章节条款项]|^[(（]?${NUMBER}[)）.、]`, 'g');

/** `确认是否免费` leaves open what it names. */
const OPEN = /(?:是不是|是否|能否|可否|要不要|有没有)[^,。;]*/g;

/** Whether a value of a kind can be told by how it is written: a time or an amount, not a person or a place. */
export const hasShape = (kind: ValueKind): boolean => !['person', 'place', 'name', 'number'].includes(kind);

/** Whether a text holds a value of the kind asked for. */
export function holdsValue(kind: ValueKind, text: string): boolean {
  return SHAPES[kind].test(kind === 'clause' ? text : text.replace(CLAUSE_NUMBERS, '').replace(OPEN, ''));
}

/** 六个方面 → 6, 十二项 → 12, 两种 → 2; `undefined` where the question names no number of entries above one. */
function countIn(text: string): number | undefined {
  const found = new RegExp(`(${NUMBER})大?(?:${MEASURE})`).exec(text)?.[1];
  if (found === undefined) return undefined;
  const count = parseNumeral(found) ?? 0;
  return count > 1 && count <= 99 ? count : undefined;
}
