/** The words by which a question compares things or deals itself out to them. Grammar: they belong to no subject. */

/** What one thing may be more than another. */
const DEGREES = '(?:好|多|少|长|短|久|高|低|贵|便宜|快|慢|早|晚|大|小|严|宽|划算|合适|省|强|重|轻)';
const WHICH = '哪(?:个|种|边|家|方|款)';

const COMPARES = new RegExp(
  `区别|差别|差异|异同|不同(?!意)|[一两]样|相同|一致|相差|差(?=在|多|几)|优缺点|怎么(?:选|分|区分)|相比|对比|比较|比起|之间|分别|各(?!种|类|位|方面|地|项|行|级)|都|均|(?:哪|谁|还是).{0,12}(?:更|${DEGREES})|哪([个种]).+哪\\1|哪边|vs`,
);

export const compares = (question: string): boolean => COMPARES.test(question);

/** Where the predicate of the last thing named may begin. */
export const PREDICATE =
  /之间|之中|相比|比较|对比|比起来|放一起|这?[两二三几]者|[两二三](?:种|个|样|类|边|份)|各|分别|都|均|有|是|哪|谁|怎|咋|如何|何|什么|啥|多少|多[久长高大]|几|吗|呢|一样|相同|一致|差|不|应|必?须|需|要|可|能|会|得|该|对|由|给|在|算|属|(\p{Script=Han})不\1|的?(?:主要|最大|具体)?(?:区别|不同|差别|差异|异同)/gu;
/** … after 比, the degree as well. */
export const DEGREE = new RegExp(`\\p{Script=Han}得(?:更|${DEGREES})|更|${DEGREES}`, 'gu');

const COMPARING: readonly RegExp[] = [
  // 哪里不一样, 哪些方面有差别; the other way round, 区别在哪里, is next.
  /在?(?:哪[里儿些]|哪些(?:地方|方面)|什么地方)有?的?(?:区别|不同(?!意)|差别|差异|不一样)/gu,
  /(?:之间)?(?:到底|究竟)?(?:有|存在)?些?(?:什么|何|哪些|啥|没有|多大)?的?(?:主要|本质|最大|明显)?(?:区别|不同(?!意)|差别|差异|异同|不一样)(?:之处|的地方|点)?[在是]?(?:哪[里儿些]?|什么|啥)?/gu,
  /有[何啥]分别|有什么分别/gu,
  /之间|相比之下|相比较?|比较起来|对比|比起来|放在?一起/gu,
  /(?:是否|是不是)?(?:都|各自?(?=\S)|分别|均)/gu,
  /(?:是否|是不是)?(?:一样|相同|一致)[多长高]?[吗不么]?/gu,
  new RegExp(`(?:${WHICH}|谁)(?:要|会|是|的|更|比较|最|更为)*${DEGREES}`, 'gu'),
  new RegExp(`${WHICH}(?=\\p{Script=Han}{0,4}${DEGREES}$)`, 'gu'),
  /相?差(?=多少|几)|差在(?:哪[里儿]?|什么地方)/gu,
  /怎么区?分/gu,
];

/** A question about one side, without the words that compare it: `自习室` `与研讨室的区别` → `自习室`. */
export const put = (before: string, side: string, behind: string): string =>
  (withoutComparing(before) + side + withoutComparing(behind)).replace(/,{2,}/gu, ',').replace(/^[,\s]+|[,\s]+$/gu, '');

const withoutComparing = (text: string): string => COMPARING.reduce((left, pattern) => left.replace(pattern, ''), text);
