/**
 * Recognises single lines that a website or a printer put around a text: who wrote it and when, how often it was read,
 * where in the site it stands, page numbers, invitations to share. A sign always spans the whole line: a sentence that
 * mentions 发布时间 is not one. Lines are read piece by piece from the left, so no input makes it slow.
 */
export type Clutter = { text: string; reason: ClutterReason };
export type ClutterReason =
  | 'metadata'
  | 'count'
  | 'timestamp'
  | 'breadcrumb'
  | 'separator'
  | 'page-number'
  | 'share'
  | 'neighbour-link'
  | 'copyright'
  | 'contents'
  | 'repeated-title'
  | 'tail';

const LONGEST = 120;
const DATE = '(?:19|20)\\d{2}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}\\s?日?';
const TIME = '\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?';
const QUANTITY = '\\d[\\d,.]{0,11}\\s?(?:万|萬|千|[wWkK])?\\+?';
const READS =
  '阅读|閱讀|浏览|瀏覽|点击|點擊|访问|查看|看过|看過|围观|点赞|點贊|赞|收藏|分享|转发|轉發|评论|評論|回复|回覆|热度|人气|下载';
const GAP = /[\s|｜丨/·•,，;；]*/y;

/** Pieces that mean the same wherever they stand. */
const STRONG: [reason: ClutterReason, pattern: RegExp][] = [
  ['timestamp', new RegExp(`${DATE}\\s?[T ]?\\s?${TIME}`, 'y')],
  [
    'count',
    new RegExp(`${QUANTITY}\\s?(?:人|次|个|位|条)?\\s?(?:已)?(?:${READS})(?:量|数|次数)?(?![\\u4e00-\\u9fff])`, 'y'),
  ],
  [
    'count',
    new RegExp(
      `(?:${READS})(?:量|数|数量|次数|人数)?\\s?[:：(（]?\\s?${QUANTITY}\\s?(?:次|人)?[)）]?(?![\\u4e00-\\u9fff%\\d])`,
      'y',
    ),
  ],
];
/** Pieces that a guidance text may also use; they count beside other clutter and above the text. */
const WEAK: [reason: ClutterReason, pattern: RegExp][] = [
  ['timestamp', new RegExp(DATE, 'y')],
  [
    'metadata',
    new RegExp(
      `(?:(?:发布|發布|更新|发表|發表|创建|修改|录入|上传)(?:时间|時間|日期|于|於)?|(?:日期|时间|時間))\\s?[:：]?\\s?${DATE}(?:\\s?${TIME})?`,
      'y',
    ),
  ],
  [
    'metadata',
    /(?:作者|来源|來源|文章来源|信息来源|稿源|编辑|編輯|责编|责任编辑|責任編輯|小编|记者|記者|撰稿|撰文|文\/|图\/|校对|审核|发布者|发布人|发布单位|原标题|浏览量|阅读量|字号|标签|標籤|关键词|关键字|分类|栏目|IP属地|Tags?|By)\s?[:：]\s?[^\s。，,；;：:|｜丨]{1,24}/iy,
  ],
  ['metadata', /(?:标签|標籤|关键词|关键字|Tags?)\s?[:：].{1,80}$/iy],
  [
    'share',
    /(?:分享|轉發|转发)(?:到|至)?\s?[:：]?(?:\s?[|｜丨、·]?\s?(?:微信(?:好友|群)?|朋友圈|新浪微博|微博|QQ(?:空间|空間|好友)?|空间|豆瓣|知乎|抖音|贴吧|Facebook|Twitter|LINE|复制链接|複製連結)){1,10}/iy,
  ],
  [
    'metadata',
    /字[体號号]\s?[:：]\s?|(?:原创|转载|轉載|大|中|小|打印|收藏|分享|关闭|正文|首页|首頁|登录|注册|菜单|导航)(?=[\s|｜丨]|$)/y,
  ],
];

const EITHER = [...STRONG, ...WEAK];
/** 原创 小安 某某服务 2026-01-05 09:30 发表于江苏 */
const BYLINE = new RegExp(`^(?=.{0,60}$)(?=.*${DATE})(?:原创|轉載|转载).*|^.{0,40}${DATE}.{0,10}发[表布]于.{0,10}$`);

/** Why this line is clutter wherever it stands, or `null`. */
export function strongSign(line: string): ClutterReason | null {
  if (!/[\p{L}\p{N}]/u.test(line) || /^[-—\s]*(?:END|全文完|完)[-—\s]*$/i.test(line)) return 'separator';
  if (line.length > LONGEST) return null;
  return (
    wholeLine(line) ??
    (/^[A-Z0-9]*(?:Copyright|©|版权所有|版權所有)|ICP备\d+号|ICP備\d+/i.test(line) && !/[。！]/.test(line)
      ? 'copyright'
      : null) ??
    (/\d/.test(line) ? allPieces(line, STRONG) : null)
  );
}

/** Why this line is clutter above the text or beside other clutter, or `null`. */
export function weakSign(line: string): ClutterReason | null {
  if (line.length > LONGEST) return null;
  return BYLINE.test(line) ? 'metadata' : allPieces(line, EITHER);
}

/** `首页 > 服务 > 售后`: short parts between arrows; anywhere when it says so itself, else only above the text. */
export function isBreadcrumb(line: string, aboveText: boolean): boolean {
  if (line.length > LONGEST || !/[>＞»›→/／]|^.{0,8}[:：]/.test(line) || /[。！!？?]|[-=]>/.test(line)) return false;
  const named = /^(?:您?(?:的|当前|现在|所在|目前)*(?:位置|路径)|當前位置|你在这里)\s?(?:是|在)?\s?[:：]/.exec(line);
  const parts = line
    .slice(named?.[0].length ?? 0)
    .split(/\s?[>＞»›→]+\s?|\s[/／]\s/)
    .filter((part) => part.trim() !== '');
  if (parts.length < 2 || parts.some((part) => part.length > 24)) return false;
  if (named !== null) return true;
  return parts.length >= 3 && (aboveText || /^(?:首页|首頁|主页|网站首页|Home)$/i.test(parts[0]?.trim() ?? ''));
}

function wholeLine(line: string): ClutterReason | null {
  if (/^第\s?\d{1,4}\s?页(?:\s?[,，/／]?\s?共\s?\d{1,4}\s?页)?$|^[-–—]\s?\d{1,4}\s?[-–—]$/.test(line))
    return 'page-number';
  if (/^page\s?\d{1,4}(?:\s?(?:of|\/)\s?\d{1,4})?$/i.test(line)) return 'page-number';
  if (/^(?:上|下)一?(?:篇|页|頁|条)\s?(?:[:：]|$)/.test(line)) return 'neighbour-link';
  return isShare(line) ? 'share' : null;
}

const SHARE =
  /^(?:分享(?:到|至)|扫码关注|扫一扫|扫描二维码|掃碼|微信扫|长按(?:识别|二维码)|关注我们|关注公众号|点击(?:上方|下方)?蓝字|返回(?:顶部|首页|列表)|回到顶部|打印(?:本页|此页)|关闭(?:窗口|本页)|复制链接|我要评论|发表评论|写评论|阅读全文|阅读原文|查看更多|展开全文|点击展开|加载更多)/;
const isShare = (line: string): boolean =>
  line.length <= 24 &&
  !/[。；;，,]/.test(line) &&
  (SHARE.test(line) || /^(?:点赞|收藏|分享|转发|举报|在看|\s)+$/.test(line));

/** Reads a line as a row of pieces; the reason of the first, or `null` when something is left over. */
function allPieces(line: string, pieces: readonly [ClutterReason, RegExp][]): ClutterReason | null {
  let at = 0;
  let first: ClutterReason | null = null;
  while (at < line.length) {
    const piece = pieceAt(line, at, pieces);
    if (piece === null) return null;
    first ??= piece.reason;
    at = endOf(GAP, line, piece.end) ?? piece.end;
  }
  return first;
}

function pieceAt(
  line: string,
  at: number,
  pieces: readonly [ClutterReason, RegExp][],
): { reason: ClutterReason; end: number } | null {
  let longest: { reason: ClutterReason; end: number } | null = null;
  for (const [reason, pattern] of pieces) {
    const end = endOf(pattern, line, at);
    if (end !== null && end > (longest?.end ?? at)) longest = { reason, end };
  }
  return longest;
}

function endOf(pattern: RegExp, line: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : null;
}
