import type { Exchange } from './exchange.ts';
import { classOf } from './function-words.ts';
import { likeIn } from './parallel.ts';
import { alone, type Reading } from './reading.ts';
import { substitute } from './substitute.ts';
import { asks, contentOf, subjectsOf, topicOf, type Words } from './topic.ts';

/**
 * What a message means that says less than it asks, after the question `before` and its answer:
 *
 *   除了这个还有呢               exception      the question again
 *   那餐饮呢                    contrast       餐饮 in the place of what is like it
 *   那餐饮呢，要做什么           contrast       餐饮 要做什么
 *   为什么, 太长进不去怎么办      probe          asked of the same case
 *   它从哪天算起                 pronoun        of the topic, or of what the answer named
 *   我报的是VIP                 circumstance   the question, of this case
 *   骨折了也要收吗               addition       the topic, of this case
 *   多久到账                    nothing said   by itself, or of the topic
 *
 * Likeliest first; which one is meant is for the documents to say. A long message with many words of its own is read alone.
 */
export function leaning(message: string, { question: before, answer }: Exchange, words: Words): Reading[] {
  const going = (how: Reading['how'], text: string): Reading => ({ how, text: text.trim(), inherited: before });
  const named = namedIn(answer, before, words);
  if (EXCEPT.test(message)) return [going('case', before), going('case', `${named} ${before}`)];
  const [, other, askedOfOther] = CONTRAST_ASKING.exec(message) ?? [];
  const tagged = message.replace(TAG, '吗');
  const bare = tagged.replace(PRONOUN, '').replace(OPENING, '');
  const topic = `${topicOf(before)} ${bare}`;
  const contrast = contrastIn(message, before, words);
  if (contrast) return [going('instead', contrast.text), going('beside', `${topicOf(before)} ${contrast.named}`)];
  if (other !== undefined && asks(askedOfOther ?? '') && !PRONOUN.test(message))
    return [going('instead', `${other} ${askedOfOther}`), going('beside', topic)];
  if (isProbe(message, words)) return [going('case', `${before} ${bare}`), going('case', `${named} ${before} ${bare}`)];
  const content = contentOf(message, words);
  // 那 and 那个 also open what is new.
  const opened = content.length > 1 && OPENS.test(message) ? [alone(bare)] : [];
  if (pointsBack(message, words)) {
    const about = going(asks(message) ? 'beside' : 'case', topic);
    const answered = { ...about, text: `${named} ${topic}`.trim(), inherited: `${named} ${before}` };
    const both = ASKED_FOR_A_THING.test(before) ? [answered, about] : [about, answered];
    // Where something stands before it, 它 may be that.
    return !PRONOUN.test(message) && content.length > 1 ? [alone(message), ...both] : [...both, ...opened];
  }
  if (bare !== tagged) return [going('beside', topic), ...opened];
  if (message.length > (content.length > FEW ? SHORT : LITTLE_SAID)) return [alone(message)];
  if (!asks(message))
    return TELLS.test(message) ? [going('case', `${before} ${message}`), alone(message)] : [alone(message)];
  return ADDITION.test(message) ? [going('case', topic), alone(message)] : [alone(message), going('beside', topic)];
}

/** A message no longer than this, or of few words, may be about what was spoken of before, though nothing in it says so. */
const SHORT = 10;
export const LITTLE_SAID = 16;
const FEW = 3;

/** A short message that names something and asks nothing of it: 那餐饮呢, 如果是手机呢, 还有押金. */
const CONTRAST = /^(那么?|还有|如果是?|要是|万一|换成|至于)?(.{1,14}?)(呢|怎么样|的话)?[?。!,\s]*$/u;
/** One that goes on to ask: 那餐饮呢，售后要做什么. */
const CONTRAST_ASKING = /^(?:那么?|还有|如果是?|要是|换成|至于)?([^,。!?]{1,8}?)呢[,\s]+(.+)$/u;
const OPENING = /^(?:那么?|那就|还有|另外|然后|所以|但是?|不过|如果是?|要是|换成|至于)/;
const OPENS = /^(?:那(?![里上]面)|还有|另外|然后|所以|不过)/;
const PRONOUN =
  /^(?:那么?)?(?:[这那]?[里上]面|它们?|他们|这个|那个|这些|那些|这种|那种|这|该|此|其中?|前者|后者)(?![样么里边时外次他实余])(?:的|是)?/;
/** After a verb or preposition that nothing stands before: 修它要几天, 除了这个还有呢. With a subject, that is what it may mean. */
const OBJECT = /^(?:那么?)?\p{Script=Han}{1,2}(?:它们?|(?:这个|那个|这些|那些|这种|那种)(?=[,\s]|以外|之外|外|还|比))/u;
const EXCEPT =
  /^(?:那|另外)?除了?(.{1,12}?)(?:以外|之外|外)?(?:[,\s]*呢|[,\s]*还有(?:呢|吗|别的|其他|什么|啥|哪些)*)[?。!\s]*$/u;
/** 也, 还 and 又 say of one more case what was said of another: 骨折了也要收吗. */
const ADDITION = /(?:也|还(?=[要得收扣交付算罚])|又(?=[要得收扣交付算罚]))\p{Script=Han}/u;
/** Who tells of a case speaks of himself, or of what has come about: 我报的是VIP, 孩子病了. */
const TELLS = /^(?:我|俺|咱|本人|家里)|[了过没不]/;
/** Only a clause tells of a case, not a name: 弄坏了呢, 一直找不到呢. */
const CLAUSE = /[了着过没不]|[太很挺]/;
/** 让邻居去接行吗 asks what 能让邻居去接吗 asks. */
const TAG = /(?:行|可以|成|好)吗(?=[?。!\s]*$)|(?:行不行|可不可以)(?=[?。!\s]*$)/u;
/** 尊享的, 延长的那种. */
const NOMINAL = /的(?:那[个种款家样]|[这那]边)?$/u;
/** Characters of a name that needs no 那 or 呢 to be taken for one, where the question before has its like. */
const NAME = 5;

/** What a message names instead, and the question before of that; `undefined` where it names nothing, or tells of a case. */
function contrastIn(message: string, before: string, words: Words): { named: string; text: string } | undefined {
  const [, opening, said = '', closing] = CONTRAST.exec(message) ?? [];
  if (PRONOUN.test(message) || asks(said)) return undefined;
  const named = said.replace(NOMINAL, '');
  const hasLike = likeIn(named, before, words) !== undefined;
  const isName = contentOf(named, words).length > 0 && !CLAUSE.test(named);
  const isMarked = (opening ?? closing) !== undefined && (isName || hasLike);
  if (!isMarked && !(hasLike && named.length <= NAME)) return undefined;
  return { named, text: substitute(named, undefined, before, words) };
}

/** Nothing but how to ask: 为什么, 具体怎么收费, 太长怎么办; two words for kinds of things make a question of their own. */
const isProbe = (message: string, words: Words): boolean =>
  subjectsOf(message, words).length === 0 &&
  asks(message) &&
  new Set(words.analyzer.words(message).filter((word) => classOf(word) === 'light')).size < 2;

/** A pronoun at the head, or anywhere that no word of the documents stands before it. */
function pointsBack(message: string, words: Words): boolean {
  if (PRONOUN.test(message) || OBJECT.test(message)) return true;
  const [before = '', after] = message.split(/它们?/u, 2);
  return after !== undefined && !contentOf(before, words).some((word) => words.frequency(word) > 0);
}

/** What answers it is what a pronoun then stands for: 要交什么材料 … 它要盖章吗. */
const ASKED_FOR_A_THING = /什么(?!时候)|啥|哪(?![里儿])|谁/;

const NAMED = 3;

/** The rarest words that the answer brought in, in order. */
function namedIn(answer: string, before: string, words: Words): string {
  const [first = ''] = answer.split(/[。!?\n]/);
  const fresh = contentOf(first, words).filter(
    (word) => word.length > 1 && words.frequency(word) > 0 && !before.includes(word),
  );
  const rare = [...fresh].sort((a, b) => words.frequency(a) - words.frequency(b)).slice(0, NAMED);
  return fresh.filter((word) => rare.includes(word)).join(' ');
}
