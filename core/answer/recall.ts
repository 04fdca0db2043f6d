/** What a message goes back to, and what it asks of that; either may be ''. */
export type Recall = { named: string; asks: string };

/**
 * Reads a message that takes up something from before the last question:
 *
 *   说回刚才押金那个，多久退     → named 押金,  asks 多久退
 *   接着说刚才那间铺子，能转租吗 → named 铺子,  asks 能转租吗
 *   回到刚才的问题               → named '',    asks ''
 *
 * `question` is folded, fillers removed.
 */
export function recallIn(question: string): Recall | undefined {
  const [, named, asks = ''] = BACK.exec(question) ?? [];
  if (named === undefined) return undefined;
  return { named: named.replace(POINTING, '').replace(POINTED, ''), asks: asks.trim() };
}

const EARLIER = '(?:刚才|刚刚|之前|前面|上面|一开始|最开始|开头|最初|最早)';
const BACK = new RegExp(
  `^(?:那|好|嗯|对了|算了|还是)*[,\\s]*(?:(?:再|还是|咱们?|我们)*(?:回到|说回到?|回过头(?:来|去)?(?:说|看|问)?|绕回到?|接着(?:说|问|聊)?|继续(?:说|问|聊)?|再(?:说|问|聊)(?:说|问|聊)?)(?:${EARLIER})?(?:你|我)?(?:说|问|提|讲|聊)?(?:到|过|起)?的?|${EARLIER}(?:你|我)?(?:说|问|提|讲|聊)(?:到|过|起)?的?)([^,。!?;]*)[,。!?;\\s]*(.*)$`,
  'u',
);
/** 那个, 那家, 这份. */
const POINTING = /^(?:关于)?[这那](?:\p{Script=Han}(?=\p{Script=Han}))?/u;
/** …那个, …的问题, …那件事. */
const POINTED = /(?:的?[这那](?:个|件|种|边|块|一?点)?(?:事情?|问题|话题)?|的?(?:问题|话题|事情?|事儿))(?:吧|啊|呢)?$/u;
