import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadHtml } from './html.ts';
import { Unreadable } from './unreadable.ts';

const load = (html: string) => loadHtml(Buffer.from(html));
const blocks = (html: string) => load(html).blocks;
const texts = (html: string) => blocks(html).map((block) => block.text);

describe('loadHtml', () => {
  it('reads headings, paragraphs, line breaks and links in order', () => {
    const page = '<h2>退货</h2>前言<p>请<a href="/x">联系<b>客服</b></a>。<br>电话：400</p>后语';
    expect(blocks(page)).toEqual([
      { kind: 'heading', level: 2, text: '退货' },
      { kind: 'paragraph', text: '前言' },
      { kind: 'paragraph', text: '请联系客服。' },
      { kind: 'paragraph', text: '电话：400' },
      { kind: 'paragraph', text: '后语' },
    ]);
    expect(load(page).structured).toBe(true);
    expect(load('<p>退货</p>').structured).toBe(false);
  });

  it('reads lists with their markers, an item whole', () => {
    const list =
      '<ol start=3><li>甲<br>乙<li><p>丙</p><p>丁</p><ul><li>戊</ul>己<li value=9>庚</ol><ol type=a><li>辛</ol>';
    expect(blocks(list)).toEqual([
      { kind: 'item', text: '甲\n乙', marker: '3.', depth: 0 },
      { kind: 'item', text: '丙\n丁', marker: '4.', depth: 0 },
      { kind: 'item', text: '戊', marker: '-', depth: 1 },
      { kind: 'paragraph', text: '己' },
      { kind: 'item', text: '庚', marker: '9.', depth: 0 },
      { kind: 'item', text: '辛', marker: 'a.', depth: 0 },
    ]);
  });

  it('reads tables by row, repeating merged cells', () => {
    const table = `<table><caption>保修表</caption><tr><th>类别<th>商品<th>期限</tr>
      <tr><td rowspan=2>数码<td>手机<td>一年</tr><tr><td>电脑<td>两年</tr></table>`;
    expect(texts(table)).toEqual([
      '保修表',
      '类别：数码；商品：手机；期限：一年',
      '类别：数码；商品：电脑；期限：两年',
    ]);
  });

  it('takes the first row for column names, a cell across the table for its title', () => {
    const table = '<table><tr><td colspan=2>运费表<tr><td>地区<td>运费<tr><td>境内<td>免费</table>';
    expect(texts(table)).toEqual(['运费表', '地区：境内；运费：免费']);
  });

  it('names the rows of a table by their own headers', () => {
    expect(texts('<table><tr><th>电话<td>400<tr><th>时间：<td>九点<td>十八点</table>')).toEqual([
      '电话：400',
      '时间：九点，十八点',
    ]);
  });

  it('reads a table that lays out a page as the page', () => {
    expect(texts('<table><tr><td><h1>退货</h1><p>七日内。</p><td><table><tr><td>甲<td>乙</table></table>')).toEqual([
      '退货',
      '七日内。',
      '甲；乙',
    ]);
  });

  it('reads terms with their definitions, summaries as headings', () => {
    expect(texts('<dl><div><dt>保修期：<dd>一年<br>含电池</div><dt>电话<dd>400</dl>')).toEqual([
      '保修期：一年 含电池',
      '电话：400',
    ]);
    expect(blocks('<h2>问答</h2><details><summary>怎么退？</summary>申请即可。</details>')[1]).toEqual({
      kind: 'heading',
      level: 3,
      text: '怎么退？',
    });
  });

  it('drops what is not content', () => {
    const clutter = [
      '<script>甲</script><style>甲</style><noscript>甲</noscript><template>甲</template><svg><text>甲</text></svg>',
      '<nav>甲</nav><header>甲</header><footer>甲</footer><aside>甲</aside><div role=navigation>甲</div>',
      '<div hidden>甲</div><div style="color:red; display : none">甲</div><i aria-hidden=true>甲</i>',
      '<button>甲</button><select><option>甲</select><textarea>甲</textarea><del>甲</del><!-- 甲 -->',
    ].join('');
    expect(texts(`${clutter}<article><header><h1>退货</h1></header><p>七日内。</p></article>`)).toEqual([
      '退货',
      '七日内。',
    ]);
  });

  it('prefers the main content only when it holds most of the text', () => {
    expect(texts('<div>推荐阅读</div><main>七日内可以退货。</main>')).toEqual(['七日内可以退货。']);
    expect(texts('<p>七日内可以退货，运费自理。</p><main>加载中</main>')).toEqual([
      '七日内可以退货，运费自理。',
      '加载中',
    ]);
  });

  it('joins Chinese over line breaks in the source, and keeps spaces between words', () => {
    expect(texts('<p>消费者\n    可以退货，\n  使用 Word\n  文档。</p>')).toEqual(['消费者可以退货，使用 Word 文档。']);
  });

  it('finds the title without the site’s name, and the address', () => {
    const head = '<title>怎样退货_帮助中心_某商城</title><link rel=canonical href="https://example.com/a">';
    expect(load(`<head>${head}</head><h1>怎样退货</h1><p>申请。</p>`).facts).toEqual({
      title: '怎样退货',
      url: 'https://example.com/a',
    });
    expect(load(`<head>${head}</head><p>申请。</p>`).facts.title).toBe('怎样退货_帮助中心_某商城');
    expect(load('<link rel=canonical href="javascript:alert(1)"><p>申请。</p>').facts).toEqual({});
  });

  it('decodes by the declared charset when the bytes are not UTF-8', () => {
    const gbk = Uint8Array.from([0xcd, 0xcb, 0xbb, 0xf5]);
    const page = Buffer.concat([Buffer.from('<meta charset="gb2312"><p>'), gbk, Buffer.from('</p>')]);
    expect(loadHtml(page).blocks[0]?.text).toBe('退货');
  });

  it('reads or refuses any soup of tags', () => {
    const tags = 'p div li ul ol table tr td th h1 dl dt dd br a pre b form header main section summary option'.split(
      ' ',
    );
    const unit = fc.oneof(
      fc.constantFrom(...tags).map((tag) => `<${tag}>`),
      fc.constantFrom(...tags).map((tag) => `</${tag}>`),
      fc.constantFrom('退货', ' ', '\n', 'a', '<td colspan=9 rowspan=9>', '&nbsp;', '&#xD800;', '&#8203;'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
        for (const { text } of load(`甲${parts.join('')}`).blocks) {
          expect(text).toBe(text.trim());
          expect(text).not.toBe('');
        }
      }),
    );
  });

  it.each([
    ['nested blocks', '<div>'.repeat(1_000_000)],
    ['nested tables', '<table><tr><td>'.repeat(100_000)],
    ['formatting opened again in every paragraph', [...Array(3_000).keys()].map((n) => `<font size=${n}><p>`).join('')],
  ])('refuses hostile %s at once', (_name, html) => {
    expect(() => load(`甲${html}`)).toThrow(Unreadable);
  });
});
