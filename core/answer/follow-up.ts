import type { Turn } from '../contract/chat.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { stripFillers } from '../text/fillers.ts';
import { fold } from '../text/fold.ts';
import { choiceIn } from './choice.ts';
import { correctionIn } from './correction.ts';
import type { Exchange } from './exchange.ts';
import { LITTLE_SAID, leaning } from './leaning.ts';
import { listReferenceIn } from './list-reference.ts';
import { alone, type Reading } from './reading.ts';
import { type Recall, recallIn } from './recall.ts';
import { asOpenQuestion, substitute } from './substitute.ts';
import { asks, contentOf, type DocumentFrequency, topicOf, type Words } from './topic.ts';
import { intentOf } from './understand.ts';

/** Readings, the likeliest first, and what was said before that the message goes on from. */
export type Understood = { readings: readonly Reading[]; about?: Exchange };

const REMEMBERED = 6;

/**
 * Readings of a message that lives on what was said before; which one is meant is decided by what the documents say.
 *
 *   汽车行业的售后要做些什么？  那餐饮呢？            → 餐饮行业的售后要做些什么   contrast: takes the place of what is like it
 *   门票要钱吗？                我爸六十五了          → 门票要钱吗 我爸六十五了    circumstance: the same asked of another case
 *   停卡收手续费吗？            骨折了也要收吗？      → 停卡手续费 骨折了也要收吗  addition: goes on with the same
 *   押金多久退？                不是，我问的是租金    → 租金多久退                 correction: the same, with what was denied
 *   维修后要保存什么单据？      为什么？              → 维修后要保存什么单据 为什么  probe: asked about the same thing
 *   保修期是多久？              它从哪天算起？        → 保修期 从哪天算起          pronoun: what it stands for
 *   交房要查什么？（甲；乙）    第二样怎么查？        → 乙 怎么查                  place: the entry that was read out there
 *   押金多久退？ … 能养狗吗？   回到押金，怎么退      → 押金 怎么退                recall: what was spoken of before the last
 *   押金多少？（甲书，还是乙？） 乙书的               → 《乙》：押金多少           choice: what was asked back
 *
 * Each earlier question is completed by what stands before it first, so that chains hold. A message that stands alone is
 * its own first reading; where it is short, it may also be about the topic of the question before.
 */
export function readingsOf(
  message: string,
  turns: readonly Turn[],
  analyzer: Analyzer,
  frequency: DocumentFrequency,
): Understood {
  const words = { analyzer, frequency };
  const exchanges = exchangesOf(turns, words);
  const bare = stripFillers(fold(message, analyzer));
  const found = readingsAfter(bare, exchanges, words);
  const readings = [...new Map(found.map((reading) => [reading.text, reading])).values()];
  const recall = recallIn(bare);
  const about = recall ? recalledAmong(exchanges, recall.named, words) : exchanges.at(-1);
  // Who says much by himself need not be helped by what was said before.
  const leans = bare.length <= LITTLE_SAID || readings.some(({ how }) => how !== 'alone');
  return { readings: readings.length > 0 ? readings : [alone(message)], ...(about && leans && { about }) };
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
    exchanges.push({ question: completed(question, exchanges, words), answer: '' });
  }
  return exchanges;
}

/** What a message that says little meant, for those that go on from it. */
function completed(message: string, earlier: readonly Exchange[], words: Words): string {
  const readings = readingsAfter(message, earlier, words);
  const [first] = readings;
  if (first?.how !== 'alone' || contentOf(message, words).length > LITTLE) return first?.text ?? message;
  return readings.find(({ how }) => how !== 'alone')?.text ?? message;
}

const LITTLE = 2;

function readingsAfter(message: string, earlier: readonly Exchange[], words: Words): Reading[] {
  const last = earlier.at(-1);
  if (last === undefined) return [];
  const choice = choiceIn(message, last.answer);
  if (choice !== undefined) return [{ how: 'instead', text: `${choice}:${last.question}`, inherited: last.question }];
  const recall = recallIn(message);
  if (recall) return recalled(recall, earlier, words);
  const correction = correctionIn(message);
  if (correction) return corrected(correction.instead, correction.not, last.question, words);
  const place = listReferenceIn(message, last.answer);
  if (place) return [{ how: 'instead', text: `${place.item} ${place.asks}`.trim(), inherited: place.item }];
  return leaning(message, last, words);
}

/** The exchange gone back to: of those before the last, the latest that has a word of what is named, or just the latest. */
function recalledAmong(earlier: readonly Exchange[], named: string, words: Words): Exchange | undefined {
  const names = contentOf(named, words);
  const before = earlier.slice(0, -1);
  return (
    before.findLast(({ question }) => names.some((name) => question.includes(name))) ??
    before.findLast(({ answer }) => names.some((name) => answer.includes(name))) ??
    before.at(-1) ??
    earlier.at(-1)
  );
}

function recalled({ named, asks: asked }: Recall, earlier: readonly Exchange[], words: Words): Reading[] {
  const target = recalledAmong(earlier, named, words);
  if (!target) return [];
  const { question: inherited } = target;
  const names = contentOf(named, words);
  if (asked === '' && names.length === 0) return [{ how: 'case', text: inherited, inherited }];
  // The head of a compound stands for it: 那家店 for 网店.
  const said = contentOf(inherited, words);
  const whole = names.map((name) => said.find((word) => word.length > name.length && word.endsWith(name)) ?? name);
  const topic = topicOf(inherited);
  // What is gone back to is named, so that nothing of it has to be found to be sure that it is meant.
  return [whole.length > 0 ? whole.join(' ') : topic, topic].map((subject) => {
    const text = `${subject} ${asked}`.trim();
    return { how: 'instead', text, inherited: text };
  });
}

function corrected(instead: string, not: string | undefined, before: string, words: Words): Reading[] {
  const inherited = before;
  const content = contentOf(instead, words);
  if (content.length === 0) return [{ how: 'case', text: `${topicOf(before)} ${instead}`, inherited }];
  if (!asks(instead))
    return [
      { how: 'instead', text: substitute(instead, not, before, words), inherited },
      { how: 'instead', text: `${instead} ${asOpenQuestion(before, words)}`, inherited },
    ];
  return [alone(instead), { how: 'beside', text: `${topicOf(before)} ${instead}`, inherited }];
}
