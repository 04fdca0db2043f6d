import { isNearCopy } from './clauses.ts';
import type { Gate } from './gate.ts';

/**
 * No address, link, markup or template of its own: a model can be talked into any of them. What has one is told only
 * nearly word by word, because a piece of a sentence that warns of an address reads like a recommendation.
 */
const MARKUP =
  /(?:https?:\/\/|www\.)[^\s,;，。；、)）]+|\w+:\/\/|\b(?:javascript|data|mailto):|[\w-]+\.(?:com|cn|net|org|io|top|xyz|cc|info|shop|site|vip|app|dev|me)\b|\]\(|!\[|<\/?[a-z!]|&(?:#\d+|[a-z]+);|`|\{\{|\|\s*-{2,}/g;

export const isPlainText: Gate = (claim, support) => {
  const signs = [...claim.folded.matchAll(MARKUP)];
  return signs.length === 0 || (isNearCopy(claim, support) && signs.every(([sign]) => support.text.includes(sign)));
};
