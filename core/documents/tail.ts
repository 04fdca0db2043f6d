/**
 * Finds where a page stops being its own text and starts to advertise others.
 *
 *     …正文。
 *     相关文章                     cue: a short line that announces links
 *     别的文章的摘要……             teaser: a paragraph, then when it appeared and how often it was read
 *     2026-02-03 21:18:02
 *     375人看过
 *     热门推荐
 *
 * A cue alone proves nothing. It is believed when nothing but teasers and short link lines follow to the end, or, when
 * something else follows, up to the last teaser that a timestamp or a count proves. Real guidance is never cut.
 */
import { strongSign, weakSign } from './clutter-signs.ts';

const LINKS =
  /^(?:[◆■●▍#【[*\s]*)(?:(?:推荐|推薦|相关|相關|热门|熱門|精彩|最新|更多|猜你|延伸|往期|随机|最热|本周|今日|大家|为您|为你|您可能|你可能)(?:.{0,4})?(?:文章|阅读|閱讀|推荐|推薦|资讯|資訊|新闻|新聞|内容|链接|连接|专题|回顾|喜欢|喜歡|感兴趣|标签|话题|在看|精选|排行|URL|链接|攻略|更多)|推荐URL|友情链接|标签|文章标签)(?:[】\]*\s]*)[:：]?$/;
const RIGHTS = /^(?:[【[*]*)(?:版权声明|版權聲明|免责声明|免責聲明|特别声明|声明|郑重声明)(?:[】\]*]*)[:：]?$/;
/** A site speaking of itself: 本文来自网络，如有侵权请联系删除。 */
const BOILERPLATE =
  /(?:本文|本站|本网|本網|网友|網友|转载自|轉載自).{0,80}(?:侵权|侵權|侵犯|转载|轉載|删除|刪除|仅代表|不代表|不构成|版权归|来源于网络|来自网络|互联网)/;
const LINK_LENGTH = 40;
const REACH = 3;

/** The range of lines to cut, end exclusive, or `null`. */
export function findTail(lines: readonly string[], isText: (line: string) => boolean): [number, number] | null {
  const firstText = lines.findIndex(isText);
  if (firstText < 0) return null;
  for (let i = firstText + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.length > 30) continue;
    if (RIGHTS.test(line) && onlyBoilerplate(lines.slice(i + 1))) return [i, lines.length];
    if (!LINKS.test(line)) continue;
    const end = tailEnd(lines, i);
    if (end > i) return [i, end];
  }
  return null;
}

export const isBoilerplate = (line: string): boolean => line.length <= 200 && BOILERPLATE.test(line);

const onlyBoilerplate = (rest: readonly string[]): boolean =>
  rest.length <= 5 && rest.some(isBoilerplate) && rest.every((line) => isBoilerplate(line) || isLink(line));

/** The end of the links that the cue at `cue` announces; `cue` itself when it announces none. */
function tailEnd(lines: readonly string[], cue: number): number {
  let proven = cue;
  for (let i = cue + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (isStamp(line)) {
      proven = i + 1;
      continue;
    }
    if (isLink(line) || isTeaser(lines, i) || isBoilerplate(line)) continue;
    return proven;
  }
  return lines.length;
}

/** A line of prose followed within a few lines by a timestamp or a count. */
function isTeaser(lines: readonly string[], i: number): boolean {
  for (let j = i + 1; j <= i + REACH && j < lines.length; j++) if (isStamp(lines[j] ?? '')) return true;
  return false;
}

const isStamp = (line: string): boolean => /^(?:timestamp|count)$/.test(weakSign(line) ?? '');
/** A telephone number, an address, an hour: something to act on, not a link. */
const CONTACT = /\d{3,4}-\d{3,}|\d{7,}|@|\d[:：]\d{2}/;
const isLink = (line: string): boolean =>
  strongSign(line) !== null ||
  LINKS.test(line) ||
  (line.length <= LINK_LENGTH && !/[。！!；;：:，,]/.test(line) && !CONTACT.test(line));
