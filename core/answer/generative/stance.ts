/**
 * Words that decide whether something is ordered, allowed, advised, forbidden or denied, and on which side of a limit it
 * lies. Two words of one stance may stand for each other; of two stances never.
 *
 * Grammar of Chinese rules, nothing of any field. Words in which such a character means something else (非常, 功能, 应急)
 * are read first and count for nothing.
 */
export type Stance = { start: number; end: number; key: string };

const NOTHING =
  '非常|不仅|不但|不论|不管(?=[是有怎你谁])|无论|不断(?=[地更提完改增优加])|不锈|不可抗力|不可避免|' +
  '未来|是否|能否|可否|没收(?![到取])|无线|无人机|可靠|认可|许可|可见|可信|可行|可能性|功能|性能|能力|能量|能源|智能|节能|技能|职能|才能|' +
  '应急|应用|应对|响应|适应|相应|反应|供应|对应|效应|必需品|必要|须知|需求|刚需|急需|否则|除非|无非|不过(?=[,，])';
const STANCES: readonly (readonly [key: string, words: string])[] = [
  ['must', '不得不|不能不|必须|务必'],
  [
    'at most',
    '不(?:得|要|能|应|可以?)?(?:超过|多于|高于|大于|超出)|未超过|至多|最多|最高|最长|最大|(?:以|之)内|(?<=[天日月年时周元次件个岁钟期%])内',
  ],
  ['at least', '不(?:得|要|能|应)?(?:少于|低于|小于|短于)|至少|最少|最低|最短|起码|以上'],
  ['below', '不足|不满|未满|低于|少于|小于|以下'],
  ['above', '超过|高于|大于|多于|超出|(?<=年|已)满(?=[\\d一二三四五六七八九十])'],
  ['before', '(?:之|以)前|(?<=[天日月年时周])前|提前'],
  ['after', '(?:之|以)后|(?<=[天日月年时周])后|推迟'],
  ['beyond', '(?:之|以)外|(?<=[天日月年时周])外'],
  ['forbidden', '不得|不可以?|不能够?|不准|不许|不允许|不宜|不予|不要|禁止|严禁|切勿|请勿|勿|谢绝|拒绝|别(?=[再去把])'],
  ['should not', '不应当|不应该|不应'],
  ['needless', '无需|无须|毋须|毋需|不必|不用|不需要?|不须'],
  ['different', '不同(?![意步])'],
  ['perhaps', '可能|也许|或许'],
  ['advised', '建议|推荐|最好|宜(?=[在先选用采])'],
  ['should', '应当|应该|应'],
  ['needed', '需要|须|需'],
  ['allowed', '可以|可|能够|能|允许|准许|有权'],
  ['not', '没有|没|未|无|并非|非|不|否'],
];
const STANCE = new RegExp(
  [`(?<nothing>${NOTHING})`, ...STANCES.map(([, words], i) => `(?<s${i}>${words})`)].join('|'),
  'gu',
);

/** The stances of a folded text, in order. */
export function stancesIn(folded: string): Stance[] {
  const found: Stance[] = [];
  for (const match of folded.matchAll(STANCE)) {
    const key = STANCES.find((_, i) => match.groups?.[`s${i}`] !== undefined)?.[0];
    if (key !== undefined) found.push({ start: match.index, end: match.index + match[0].length, key });
  }
  return found;
}
