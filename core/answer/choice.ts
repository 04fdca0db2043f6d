import { listReferenceIn } from './list-reference.ts';
import { similarity } from './similarity.ts';
import { wording } from './wording.ts';

/** What every question back opens with. */
const [ASKS_BACK = ''] = wording.whichSection([]).split('，');

/**
 * Which of the places that were offered a message picks, as it was named there:
 *
 *   你想了解的是：1.《租房合同》“押金”；2.《图书馆规则》“押金”？     图书馆的, 第二个, 2  → 《图书馆规则》“押金”
 *
 * `undefined` where the answer did not ask back, or the message names none of them. Both folded.
 */
export function choiceIn(message: string, answer: string): string | undefined {
  if (!answer.startsWith(ASKS_BACK)) return undefined;
  const place = listReferenceIn(message, answer);
  if (place) return place.item.match(OFFERED)?.[0] ?? place.item;
  const offered = answer.match(OFFERED) ?? [];
  const bare = message.replace(ENDS, '');
  const alike = offered.map((option) => similarity(bare, option));
  const most = Math.max(...alike);
  return most >= NAMED && alike.filter((value) => value === most).length === 1
    ? offered[alike.indexOf(most)]
    : undefined;
}

const OFFERED = /《[^》]+》(?:[“"][^”"]+[”"])?/gu;
const ENDS = /^(?:我(?:问|说)?的?(?:是|指)?|那?个?)|的?(?:那[个种家份])?[吧呢啊。!?]*$/gu;
/** Share of the message's bigrams that the one picked has; of the others none as many. */
const NAMED = 0.5;
