import { isRefused, refusedIn } from './polarity.ts';

/**
 * What a question looks for that is not a word of its subject: a prohibition, a restriction, a condition, a moment. Each
 * is read from the question's grammar and found again in the grammar of a sentence.
 *
 *   装修不能做什么      → a sentence with 不得 or 禁止
 *   什么情况可以退货    → a sentence with 当…时, 如果 or 有下列情形
 *   修完以后留什么      → a sentence with 维修后
 */
export type Cue = (sentence: string) => boolean;

/** What follows from breaking a rule. */
const SANCTION = /罚款|责令|处分|追究|赔偿|违约金|暂停|终止|没收|扣除|拘留/;
const CUES: readonly (readonly [asked: RegExp, given: RegExp])[] = [
  [
    /不能|不可以|不得|不许|不准|不让|不要|禁止|违规|可不可以|可以.*吗|能.*吗|能不能/,
    /不得|不能|不可|不应|不予|不准|不要|禁止|严禁|切勿|别(?![人的处墅称名具样])|可以|均可/,
  ],
  [/(?:只|光|仅)[看凭靠认]|够不够|就够|就行/, /仅|唯一|单凭|不够|不足以|只[看凭靠认是有]/],
  [/只(?![看凭靠认])|光[^看凭靠认]|仅(?![看凭靠认])|唯一/, /仅|唯一|只/],
  [
    /什么(?:情况|情形|条件|时候)|哪[些种](?:情况|情形|条件)|(?:情况|情形|条件)(?:是|有)(?:什么|哪些)/,
    /当.{2,}时|如果|若|符合|满足|情形|情况下|凡|存在.{1,8}的|的,(?:可以|应当|由|予以|不予)/,
  ],
  [/罚|处分|后果|会怎[么样]|责任|违约/, SANCTION],
  [/后果|会怎[么样]|不然|否则/, /否则|不然|导致|造成|影响|得不到|无法/],
  [/(?:能|可以|最多|至多|限).*(?:几|多少)|最多|上限/, /不(?:得|要|能|可以?)?超过|最多|至多|以内|以下|限/],
  [
    /谁|哪个(?:部门|单位|机构)|什么(?:部门|单位|机构)/,
    /由.{1,14}(?:提供|负责|承担|支付|办理|组织|实施|出|处理)|(?:负责|承担)/,
  ],
  [
    /(?:怎么|怎样|如何|咋)(?:才能|去)?(?:知道|判断|看出|了解|评估|衡量|分辨|确定)|看(?:得)?出/,
    /(?:可以|通过|应当?|要|先|得|能)[^,。;]{0,8}(?:看|查|了解|判断|评估|咨询|询问|问)|看看|听听|办法/,
  ],
  [/举.{0,3}例|例子|比如(?:呢|什么|说)?$/, /比如|例如|譬如/],
  [/少了|缺|没收到/, /缺少|缺失|短缺|不足|漏/],
  [/之前|以前|[^\d]前/, /前[,，]?|事先|首先/],
];

const AFTER = /(\p{Script=Han})[完好了]?(?:之后|以后|后)|(\p{Script=Han})[完好]了?(?=[要该有没])/u;

const SANCTIONED = /罚|处分|后果|会怎|责任|违|赔/;

/** A rule's sanctions name every act once more; they answer only who asks for them. */
export const asksForSanctions = (question: string): boolean => SANCTIONED.test(question);

export function cuesIn(question: string): Cue[] {
  const cues: Cue[] = CUES.filter(([asked]) => asked.test(question)).map(
    ([, given]) =>
      (text) =>
        given.test(text),
  );
  const verb = refusedIn(question);
  if (verb !== undefined) cues.push((text) => isRefused(verb, text));
  const [, said, done] = AFTER.exec(question) ?? [];
  const act = said ?? done;
  if (act !== undefined)
    cues.push((text) => ['后', '完后', '好后', '之后', '以后'].some((end) => text.includes(act + end)));
  return cues;
}
