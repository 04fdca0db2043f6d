/** What a correction takes back, where it says so, and what it puts in its place. */
export type Correction = { not?: string; instead: string };

/**
 * Reads a message that sets the one before it right:
 *
 *   不是违约金，我问的是押金      → not 违约金, instead 押金
 *   说错了，是商铺的租约          → instead 商铺的租约
 *   不对，我想问多久退            → instead 多久退
 *
 * `undefined` for anything else, 不是本人能不能办 among it: a denial corrects only where the asker goes on to say what was
 * meant. `question` is folded, fillers removed.
 */
export function correctionIn(question: string): Correction | undefined {
  const [, mistaken] = MISTAKEN.exec(question) ?? [];
  if (mistaken !== undefined) return { instead: withoutMeaning(mistaken) };
  const [, not, instead] = DENIED.exec(question) ?? [];
  if (not === undefined || instead === undefined) return undefined;
  return { ...(not === '' ? {} : { not }), instead: withoutMeaning(instead) };
}

const MEAN =
  '我?(?:其实)?(?:(?:是)?(?:想|要)?(?:问|说|指|查|找|讲|了解|知道)的(?:其实)?是|(?:是|想|要)(?:想|要)?(?:问|说|指|查|找|讲)(?:的)?(?:是)?|而是)';
const INTERJECTION = '(?:啊|哦|嗯|呃|哎呀?|唉|抱歉|不好意思)?[,、\\s]*';

/** The asker's own slip: 说错了, 没讲清楚. */
const MISTAKEN = new RegExp(
  `^${INTERJECTION}我?(?:刚才)?(?:(?:说|问|打|写|搞|弄)(?:错|反|岔)了?|没有?(?:说|讲|问|表达)(?:清楚?|明白|对))了?[,。!、;\\s]+(.+)$`,
  'u',
);
/** 不是X，我问的是Y; X may be left out. */
const DENIED = new RegExp(
  `^${INTERJECTION}(?:我?(?:不是|没有?|并非)(?:在)?(?:想|要)?(?:问|说|指|讲|找)?的?|不对|错了|不|搞错了)([^,。!;]*?)(?:啊|呀|啦|哦|吧)?[,。!;\\s]+(${MEAN}.+)$`,
  'u',
);
const MEANING = new RegExp(`^(?:${MEAN}|我?(?:想|要)?问|是)[:,\\s]*[个块只台件张份]?(?![\\d一二三])`, 'u');

const withoutMeaning = (clause: string): string => clause.replace(MEANING, '').trim() || clause;
