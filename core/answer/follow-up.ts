import type { Turn } from '../contract/chat.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { stripFillers } from '../text/fillers.ts';
import { fold } from '../text/fold.ts';
import { classOf } from './function-words.ts';
import { intentOf } from './understand.ts';

/** How many passages hold a word; 0 for a word that no document has. */
export type DocumentFrequency = (word: string) => number;

const REMEMBERED = 6;

/**
 * Completes a question that lives on the one before it:
 *
 *   汽车行业的售后要做些什么？  那餐饮呢？      → 餐饮行业的售后要做些什么     contrast: takes the place of the rarest word
 *   维修后要保存什么单据？      为什么？        → 维修后要保存什么单据 为什么   probe: asked about the same thing
 *   保修期是多久？              它从哪天算起？  → 保修期 从哪天算起             pronoun: what it stands for
 *
 * Each earlier question is completed by the one before it first, so that chains hold. A question that stands alone is
 * returned as it came.
 */
export function completeFollowUp(
  message: string,
  turns: readonly Turn[],
  analyzer: Analyzer,
  frequency: DocumentFrequency,
): string {
  const asked = turns.filter((turn) => turn.role === 'user').slice(-REMEMBERED);
  let before: string | undefined;
  for (const { content } of asked) {
    const question = stripFillers(fold(content, analyzer));
    if (intentOf(question) === 'question') before = complete(question, before, analyzer, frequency) ?? question;
  }
  return complete(stripFillers(fold(message, analyzer)), before, analyzer, frequency) ?? message;
}

/** A short message that names something and asks nothing of it: 那餐饮呢, 如果是手机呢, 还有押金. */
const CONTRAST = /^(那么?|还有|如果是?|要是|换成|至于)?(.{1,12}?)(呢|怎么样|的话)?[?。!,\s]*$/u;
const OPENING = /^(?:那么?|那就|还有|另外|然后|所以|但是?|不过|如果是?|要是|换成|至于)/;
const PRONOUN =
  /^(?:那么?)?(?:它们?|这个|那个|这些|那些|这|该|此|其中?|前者|后者|上面|里面)(?![样么里边时外次他])(?:的|是)?/;
const ASKING = /什么|哪|怎|如何|为何|为啥|多少|多久|多长|几|谁|吗|是否|能不能|可以|区别/;

function complete(
  question: string,
  before: string | undefined,
  analyzer: Analyzer,
  frequency: DocumentFrequency,
): string | undefined {
  if (before === undefined) return undefined;
  const contentOf = (text: string) => [...new Set(analyzer.words(text).filter((word) => classOf(word) === 'content'))];
  const bare = question.replace(PRONOUN, '').replace(OPENING, '');
  const [, opening, named = '', closing] = CONTRAST.exec(question) ?? [];
  const contrasts = (opening ?? closing) !== undefined && !PRONOUN.test(question) && !ASKING.test(named);
  if (contrasts && contentOf(named).length > 0) {
    const replaced = rarest(
      contentOf(before).filter((word) => !named.includes(word)),
      frequency,
    );
    return replaced === undefined ? `${before} ${named}` : before.replaceAll(replaced, named);
  }
  if (contentOf(question).length === 0) return `${before} ${bare}`;
  const leans =
    bare !== question || (contentOf(question).length === 1 && question.length <= 8 && ASKING.test(question));
  return leans ? `${topicOf(before)} ${bare}` : undefined;
}

function rarest(words: string[], frequency: DocumentFrequency): string | undefined {
  const known = words.filter((word) => frequency(word) > 0);
  return (known.length > 0 ? known : words).reduce<string | undefined>(
    (found, word) => (found !== undefined && frequency(found) <= frequency(word) ? found : word),
    undefined,
  );
}

/** What a question is about, without how it asks. */
function topicOf(question: string): string {
  return question
    .replace(
      /(?:是|有|要|需要|应该|应当|会|能|可以)?(?:些)?(?:什么|哪些|哪个|怎么样?|怎样|如何|为什么|为何|多少|多久|多长时间|几个?|谁)(?:时候|地方)?|是否|是不是|能不能|有没有|[吗呢吧啊?。!]/g,
      ' ',
    )
    .trim();
}
