/**
 * Takes the politeness off a question: how it is asked, never what is asked.
 *
 *   你好，我想请问一下   保修期是多久   呀，谢谢
 *   └── opening ──┘                └─ close ─┘
 *
 * An opening is a chain of greetings, apologies and verbs of asking; a close is a chain of thanks and sentence-final
 * particles. 吗 and 呢 stay: they say what kind of question it is. A text that is nothing but politeness is returned as
 * it came. The argument is folded text (`fold.ts`). Boilerplate of this kind costs up to 6 points of nDCG if it is
 * searched.
 */
export function stripFillers(question: string): string {
  let rest = question.trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(OPENING, '').replace(CLOSE, '');
  }
  return /[\p{L}\p{N}]/u.test(rest) ? rest : question.trim();
}

const PAUSE = String.raw`[\s,，.。!！~～、;；:：…]*`;
const YOU = '(?:你们|您们|你|您|大家|各位)';
const A_LITTLE = '(?:一下子|一下|下子|下|一声|一个问题|个问题|一个事|个事|点事|几个问题|一点问题)';

const GREETING = [
  '[呀啊哦嗯呃额诶喂]+(?=[\\s,，、~～…])',
  `${YOU}好[呀啊哦]?`,
  '(?:早上|上午|中午|下午|晚上)好',
  '(?:哈喽|哈啰|嗨|hello|hi)(?![a-z])',
  '(?:在吗|在不在|有人吗|有人在吗|有没有人)(?=[\\s,，.。!！?？~、]|$)[?？]?',
  '亲亲?(?:爱的)?(?=[\\s,，.。!！~、])',
  `(?:打扰|打搅)(?:${YOU})?(?:${A_LITTLE}了?|了)`,
  '(?:不好意思|劳驾|冒昧)(?=[\\s,，.。!！~、我问请想打麻]|$)',
];

const ASKING = [
  `(?:请|敬)问${A_LITTLE}?`,
  `(?:麻烦|拜托|劳烦|有劳)${YOU}?(?:帮忙|帮我|给我)?(?:问|查|看|说|讲|介绍|解答|确认)${A_LITTLE}`,
  `(?:麻烦|拜托|劳烦)${YOU}?(?=[\\s,，.。!！~、]|$)`,
  `(?:麻烦|拜托|劳烦)${YOU}?(?=请问|问|我想|告诉)`,
  `我?(?:就|只|也)?(?:是)?(?:想要|想|要)(?:跟${YOU}|向${YOU})?(?:请问|请教|咨询|打听|问问|问|了解|知道)${A_LITTLE}?(?:关于)?`,
  `我?(?:请问|请教|咨询|打听|问)${A_LITTLE}(?:关于)?`,
  `${YOU}?(?:能不能|可不可以|可以|能否|可否|能)?请?(?:告诉(?:我们|我)|[跟和](?:我们|我)[说讲])${A_LITTLE}?`,
  `请?(?:帮我|帮忙|给我)(?:问|查|看|说|讲|介绍|解答|确认)${A_LITTLE}`,
];

const THANKS = [
  `(?:非常|十分|万分)?(?:谢谢|感谢|多谢|谢)(?:了|啦|啊|呀|${YOU}(?:了|啦)?)?`,
  `(?:麻烦|辛苦|拜托|劳烦)${YOU}?(?:了|啦)`,
  'thanks?(?: you)?',
];

const OPENING = new RegExp(`^${PAUSE}(?:${[...GREETING, ...ASKING].join('|')})${PAUSE}`, 'u');
/** Thanks after a pause, a question mark or a particle; softening particles. A question mark stays. */
const CLOSE = new RegExp(
  `(?:(?:[\\s,，.。!！~～、;；]+|(?<=[?？呀啊哦吗呢]))(?:${THANKS.join('|')})|(?<=\\p{L}{2})[呀啊哦喔噢哟])[\\s,，.。!！~～…]*$`,
  'u',
);
