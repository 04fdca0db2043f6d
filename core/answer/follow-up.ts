import type { Turn } from '../contract/chat.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { stripFillers } from '../text/fillers.ts';
import { fold } from '../text/fold.ts';
import { correctionIn } from './correction.ts';
import { classOf } from './function-words.ts';
import { listReferenceIn } from './list-reference.ts';
import { type Recall, recallIn } from './recall.ts';
import { intentOf } from './understand.ts';

/** How many passages hold a word; 0 for a word that no document has. */
export type DocumentFrequency = (word: string) => number;

/** A question, completed, and what the assistant said to it. */
type Exchange = { question: string; answer: string };
type Words = { analyzer: Analyzer; frequency: DocumentFrequency };

const REMEMBERED = 6;

/**
 * Readings of a message that lives on what was said before, the likeliest first; the first that the documents answer is meant.
 *
 *   汽车行业的售后要做些什么？  那餐饮呢？            → 餐饮行业的售后要做些什么   contrast: takes the place of the rarest word
 *   押金多久退？                不是，我问的是租金    → 租金多久退                 correction: the same, with what was denied
 *   维修后要保存什么单据？      为什么？              → 维修后要保存什么单据 为什么  probe: asked about the same thing
 *   保修期是多久？              它从哪天算起？        → 保修期 从哪天算起          pronoun: what it stands for
 *   交房要查什么？（甲；乙）    第二样怎么查？        → 乙 怎么查                  place: the entry that was read out there
 *   押金多久退？ … 能养狗吗？   回到押金，怎么退      → 押金 怎么退                recall: what was spoken of before the last
 *
 * Each earlier question is completed by what stands before it first, so that chains hold. A message that stands alone is
 * returned as it came; only where it is short may it, failing that, be about the same as the question before.
 */
export function readingsOf(
  message: string,
  turns: readonly Turn[],
  analyzer: Analyzer,
  frequency: DocumentFrequency,
): string[] {
  const words = { analyzer, frequency };
  const readings = readingsAfter(stripFillers(fold(message, analyzer)), exchangesOf(turns, words), words);
  return readings.length > 0 ? [...new Set(readings)] : [message];
}

function exchangesOf(turns: readonly Turn[], words: Words): Exchange[] {
  const exchanges: Exchange[] = [];
  const firstKept = turns.length - 2 * REMEMBERED;
  for (const { role, content } of turns.slice(Math.max(0, firstKept))) {
    const last = exchanges.at(-1);
    const folded = fold(content, words.analyzer);
    if (role === 'assistant') {
      if (last?.answer === '') last.answer = folded;
      continue;
    }
    const question = stripFillers(folded);
    if (intentOf(question) !== 'question') continue;
    exchanges.push({ question: readingsAfter(question, exchanges, words)[0] ?? question, answer: '' });
  }
  return exchanges;
}

/** A short message that names something and asks nothing of it: 那餐饮呢, 如果是手机呢, 还有押金. */
const CONTRAST = /^(那么?|还有|如果是?|要是|换成|至于)?(.{1,14}?)(呢|怎么样|的话)?[?。!,\s]*$/u;
const OPENING = /^(?:那么?|那就|还有|另外|然后|所以|但是?|不过|如果是?|要是|换成|至于)/;
const PRONOUN =
  /^(?:那么?)?(?:[这那]?[里上]面|它们?|他们|这个|那个|这些|那些|这种|那种|这|该|此|其中?|前者|后者)(?![样么里边时外次他实余])(?:的|是)?/;
/** After a verb or preposition that nothing stands before: 修它要几天, 除了这个还有呢. With a subject, that is what it may mean. */
const OBJECT = /^(?:那么?)?\p{Script=Han}{1,2}(?:它们?|(?:这个|那个|这些|那些|这种|那种)(?=[,\s]|以外|之外|外|还|比))/u;
const EXCEPT =
  /^(?:那|另外)?除了?(.{1,12}?)(?:以外|之外|外)?(?:[,\s]*呢|[,\s]*还有(?:呢|吗|别的|其他|什么|啥|哪些)*)[?。!\s]*$/u;
const ASKING = /什么|啥|哪|怎|咋|如何|为何|多少|多久|多长|几|谁|吗|是否|能不能|可以|区别/;

const SHORT = 8;
/** A message no longer than this, all of it known to the documents, may lean on the one before though nothing in it says so. */
const ELLIPTIC = 10;

function readingsAfter(message: string, earlier: readonly Exchange[], words: Words): string[] {
  const last = earlier.at(-1);
  if (last === undefined) return [];
  const recall = recallIn(message);
  if (recall) return recalled(recall, earlier, words);
  const correction = correctionIn(message);
  if (correction) return corrected(correction.instead, correction.not, last.question, words);
  const place = listReferenceIn(message, last.answer);
  if (place) return [`${place.item} ${place.asks}`.trim()];
  return leaning(message, last, words);
}

function recalled({ named, asks }: Recall, earlier: readonly Exchange[], words: Words): string[] {
  const names = contentOf(named, words);
  const before = earlier.slice(0, -1);
  const target =
    before.findLast(({ question }) => names.some((name) => question.includes(name))) ??
    before.findLast(({ answer }) => names.some((name) => answer.includes(name))) ??
    before.at(-1) ??
    earlier.at(-1);
  if (!target) return [];
  if (asks === '' && names.length === 0) return [target.question];
  // The head of a compound stands for it: 那家店 for 网店.
  const said = contentOf(target.question, words);
  const whole = names.map((name) => said.find((word) => word.length > name.length && word.endsWith(name)) ?? name);
  const topic = whole.length > 0 ? whole.join(' ') : topicOf(target.question);
  return [`${topic} ${asks}`.trim(), `${topicOf(target.question)} ${asks}`.trim()];
}

function corrected(instead: string, not: string | undefined, before: string, words: Words): string[] {
  const content = contentOf(instead, words);
  if (content.length === 0) return [`${topicOf(before)} ${instead}`];
  if (!ASKING.test(instead))
    return [substituted(instead, not, before, words), `${instead} ${asOpenQuestion(before, words)}`];
  return [instead, `${topicOf(before)} ${instead}`];
}

function leaning(message: string, { question: before, answer }: Exchange, words: Words): string[] {
  if (EXCEPT.test(message)) return [before, withNamed(before, before, answer, words)];
  const bare = message.replace(PRONOUN, '').replace(OPENING, '');
  const content = contentOf(message, words);
  const [, opening, named = '', closing] = CONTRAST.exec(message) ?? [];
  const contrasts = (opening ?? closing) !== undefined && !PRONOUN.test(message) && !ASKING.test(named);
  if (contrasts && contentOf(named, words).length > 0)
    return [substituted(named, undefined, before, words), `${topicOf(before)} ${named}`];
  if (isProbe(message, content, words))
    return [`${before} ${bare}`, withNamed(`${before} ${bare}`, before, answer, words)];
  const topic = `${topicOf(before)} ${bare}`;
  // 那 and 那个 also open what is new.
  const alone = content.length > 1 && OPENS.test(message) ? [bare] : [];
  const points = PRONOUN.test(message) || OBJECT.test(message);
  if (points) {
    const answered = withNamed(topic, before, answer, words);
    return [...(ASKED_FOR_A_THING.test(before) ? [answered, topic] : [topic, answered]), ...alone];
  }
  if (bare !== message || (content.length === 1 && message.length <= SHORT && ASKING.test(message)))
    return [topic, ...alone];
  const elliptic =
    message.length <= ELLIPTIC && content.length <= 2 && content.every((word) => words.frequency(word) > 0);
  return elliptic ? [message, topic] : [];
}

const OPENS = /^(?:那(?![里上]面)|还有|另外|然后|所以|不过)/;

/** Nothing but how to ask: 为什么, 具体怎么收费; two words for kinds of things make a question of their own. */
const isProbe = (message: string, content: readonly string[], { analyzer }: Words): boolean =>
  content.length === 0 && new Set(analyzer.words(message).filter((word) => classOf(word) === 'light')).size < 2;

/** What answers it is what a pronoun then stands for: 要交什么材料 … 它要盖章吗. */
const ASKED_FOR_A_THING = /什么(?!时候)|啥|哪(?![里儿])|谁/;

const NAMED = 3;

/** With the rarest words that the answer brought in. */
function withNamed(text: string, before: string, answer: string, words: Words): string {
  const [first = ''] = answer.split(/[。!?\n]/);
  const fresh = contentOf(first, words).filter(
    (word) => word.length > 1 && words.frequency(word) > 0 && !before.includes(word) && !text.includes(word),
  );
  const rare = [...fresh].sort((a, b) => words.frequency(a) - words.frequency(b)).slice(0, NAMED);
  return [...fresh.filter((word) => rare.includes(word)), text].join(' ');
}

/** `named` takes the place of what it denies, of the word that it makes more exact (升级 → 软件升级) or of the rarest. */
function substituted(named: string, not: string | undefined, before: string, words: Words): string {
  const content = contentOf(before, words);
  const denied = not === undefined ? undefined : content.find((word) => not.includes(word));
  const exact = content
    .filter((word) => word.length > 1 && named.endsWith(word))
    .sort((a, b) => b.length - a.length)[0];
  const rest = content.filter((word) => !named.includes(word));
  const replaced = denied ?? exact ?? rarest(rest, words.frequency);
  return replaced === undefined ? `${before} ${named}` : before.replaceAll(replaced, named);
}

/** Only how a question asks, its subject taken away. */
function asOpenQuestion(question: string, words: Words): string {
  const subject = rarest(contentOf(question, words), words.frequency);
  return subject === undefined ? question : question.slice(question.indexOf(subject) + subject.length);
}

const contentOf = (text: string, { analyzer }: Words): string[] => [
  ...new Set(analyzer.words(text).filter((word) => classOf(word) === 'content')),
];

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
      /(?:是|有|要|需要|应该|应当|会|能|可以)?(?:些|个)?(?:什么|啥|哪些|哪个|怎么样?|咋样?|怎样|如何|为什么|为何|多少|多久|多长时间|几个?|谁)(?:时候|地方|回事|办)?|是否|是不是|能不能|有没有|[吗呢吧啊?。!]/g,
      ' ',
    )
    .replace(/(\p{Script=Han})不\1/gu, '$1')
    .trim();
}
