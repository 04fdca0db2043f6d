import { describe, expect, it } from 'vitest';
import { buildText, sliceOf } from '../testing/build-text.ts';
import { clauseAround, partOf, ruleListAround } from './clause.ts';

const RULES = `借阅规则
第一条 读者凭证借阅图书。
第二条 下列文献不外借：
（一）古籍；
（二）工具书。
经批准的，可以在馆内复制。
下列图书可以预约：
（一）新书；
（二）已借出的图书。
第三条 逾期的，每日收取一角。`;

const built = buildText(RULES);
const { document, passages } = built;
const text = sliceOf(built);
const second = passages.find(({ path }) => path.includes('第二条'));
if (!second) throw new Error('no second article');
const article = clauseAround(document, second);

describe('a clause', () => {
  it('is an article with all its paragraphs and items', () => {
    expect(text(article)).toBe(RULES.slice(RULES.indexOf('第二条'), RULES.indexOf('\n第三条')));
    expect(article.path).toEqual(['第二条']);
  });

  it.each([
    [{ paragraph: 1 }, '第二条 下列文献不外借：\n（一）古籍；\n（二）工具书。'],
    [{ paragraph: 2 }, '经批准的，可以在馆内复制。'],
    [{ paragraph: 3, item: 2 }, '（二）已借出的图书。'],
    [{ item: 1 }, '（一）古籍；'],
  ])('has paragraphs and items: %o', (part, expected) => {
    const found = partOf(document, article, part);
    expect(found && text(found)).toBe(expected);
  });

  it('has none that is not there', () => {
    expect(partOf(document, article, { paragraph: 4 })).toBeUndefined();
    expect(partOf(document, article, { paragraph: 2, item: 1 })).toBeUndefined();
  });

  it('is elsewhere a passage with no list cut', () => {
    const filler = '请逐项核对并做好记录，发现不符的应当立即联系网点处理，不要自行拆封或者更换包装。'.repeat(3);
    const items = '一二三四五六'.split('').map((number) => `（${number}）${filler}`);
    const long = buildText(['寄送须知', '寄送前应当检查下列事项：', ...items].join('\n'));
    expect(long.passages.length).toBeGreaterThan(1);
    for (const passage of long.passages) {
      const clause = clauseAround(long.document, passage);
      for (const item of items) expect(sliceOf(long)(clause)).toContain(item);
    }
  });

  it('finds the rule that an item is of', () => {
    const item = document.text.indexOf('（二）工具书');
    const list = ruleListAround(document, { start: item, end: item + 4 });
    expect(list && text(list)).toBe('第二条 下列文献不外借：\n（一）古籍；\n（二）工具书。');
  });
});
