import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraphs } from '../testing/build-text.ts';
import type { LoadedDocument } from './block.ts';
import { clean } from './clean.ts';

const page = (text: string, more: Partial<LoadedDocument> = {}): LoadedDocument => ({
  blocks: paragraphs(text),
  facts: {},
  structured: false,
  ...more,
});
const kept = (loaded: LoadedDocument): string[] => clean(loaded).blocks.map((block) => block.text);

const GUIDE = `洗衣机漏水怎么办
先断电，再检查进水管的接头有没有松动，垫圈老化的要换新的。
排水管破裂或者没有固定好，也会造成漏水，更换即可。`;

describe('site furniture is left out', () => {
  test.each([
    ['首页 > 家电 > 洗衣机', 'breadcrumb'],
    ['当前位置：首页 » 家电', 'breadcrumb'],
    ['作者：小李　来源：家电之家', 'metadata'],
    ['发布时间：2026-01-05 10:22', 'metadata'],
    ['2026-01-05 10:22:31', 'timestamp'],
    ['1.2万次浏览', 'count'],
    ['阅读 1,024', 'count'],
    ['小编：王五 | 2026年1月5日 | 点赞(12)', 'metadata'],
    ['分享到：', 'share'],
    ['发布时间：2026-01-15 阅读：28,301 分享到：微信 微博', 'metadata'],
    ['阅读 1,024 | 分享到：朋友圈｜QQ空间｜复制链接', 'count'],
    ['原创 小安 安信服务 2026-01-05 09:30 发表于江苏', 'metadata'],
    ['— END —', 'separator'],
    ['|', 'separator'],
    ['————————', 'separator'],
  ])('above the text: %s', (line, reason) => {
    const { blocks, clutter } = clean(page(`${line}\n${GUIDE}`));
    expect(blocks).toEqual(paragraphs(GUIDE));
    expect(clutter.map((one) => one.reason)).toEqual([reason]);
  });

  test.each(['第 3 页 共 10 页', '- 3 -', 'Page 3 of 10', '上一篇：空调不制冷怎么办', '扫码关注我们', '99人看过'])(
    'below the text: %s',
    (line) => {
      expect(kept(page(`${GUIDE}\n${line}`))).toEqual(GUIDE.split('\n'));
    },
  );

  test('a title that is said again', () => {
    const { clutter } = clean(page(`洗衣机漏水怎么办\n阅读 20\n${GUIDE}`));
    expect(clutter.map((one) => one.reason)).toEqual(['count', 'repeated-title']);
  });

  test('a table of contents whose entries come again', () => {
    const toc = '目录\n第一章 总则……1\n第二章 保修……3\n';
    const body = '第一章 总则\n本手册适用于全部门店和线上渠道。\n第二章 保修\n整机保修一年，自签收之日起计算。';
    expect(kept(page(toc + body)).join('\n')).toBe(body);
  });
});

describe('the tail of a page', () => {
  const teasers = `空调怎样省电，关键在于温度和风速的搭配，本文介绍几种常见的做法。
2026-01-03 08:00:00
375人看过
冰箱结冰的原因很多，需要逐一排查，读完就能动手处理，省下上门费。
2026-01-02 08:00:00
120人看过`;

  test.each(['推荐文章', '相关阅读：', '【猜你喜欢】', '热门推荐'])('is cut from %s on', (cue) => {
    expect(kept(page(`${GUIDE}\n${cue}\n${teasers}`))).toEqual(GUIDE.split('\n'));
    expect(kept(page(`${GUIDE}\n${cue}\n空调怎么省电\n冰箱为什么结冰`))).toEqual(GUIDE.split('\n'));
  });

  test('is not cut when guidance follows the cue', () => {
    const text = `${GUIDE}\n相关阅读\n门封圈夹了异物也会漏水，把异物清理干净即可。`;
    expect(kept(page(text))).toEqual(text.split('\n'));
  });

  test('ends where guidance goes on after proven teasers', () => {
    const after = '门封圈夹了异物也会漏水，把异物清理干净即可。';
    expect(kept(page(`${GUIDE}\n相关文章\n${teasers}\n${after}`)).at(-1)).toBe(after);
  });

  test.each(['营业时间 9:00至18:00', '400-820-1234', '安信设备服务有限公司。'])('is not cut before %s', (line) => {
    const text = `${GUIDE}\n更多资讯\n${line}`;
    expect(kept(page(text))).toEqual(text.split('\n'));
  });

  test('leaves the date of a notice', () => {
    const text = `${GUIDE}\n2026年2月10日`;
    expect(kept(page(`${text}\n相关文章\n空调怎么省电`))).toEqual(text.split('\n'));
  });

  test('keeps a disclaimer that is part of the rules', () => {
    const text = `${GUIDE}\n免责声明\n因用户自行拆机造成的损坏，本公司不承担保修责任。`;
    expect(kept(page(text))).toEqual(text.split('\n'));
  });

  test('drops a site notice about rights', () => {
    expect(kept(page(`${GUIDE}\n免责声明\n本文来自网友投稿，如有侵权请联系删除。`))).toEqual(GUIDE.split('\n'));
  });
});

describe('guidance that looks alike stays', () => {
  test.each([
    '发布时间早于2020年的机型，请参看旧版说明。',
    '推荐文章里的偏方不要轻信，请以说明书为准。',
    '扫码关注公众号后，在菜单中点击“售后”即可报修。',
    '编辑：点击右上角的铅笔图标，可以修改地址。',
    '阅读本手册后，请妥善保管。',
    '2026年2月10日',
    '设置 > 账户 > 安全',
    '1. 关机 -> 2. 断电 -> 3. 拆壳',
    '时间：每天9:00—18:00',
    '来源不明的配件不予安装。',
  ])('%s', (line) => {
    expect(kept(page(`${GUIDE}\n${line}\n以上内容如有疑问，请联系当地的服务网点。`))).toContain(line);
  });

  test('a list item or a table row that counts', () => {
    const tasks: LoadedDocument['blocks'] = [
      { kind: 'item', text: '分享 3 次', marker: '-', depth: 0 },
      { kind: 'row', text: '浏览 10 次' },
      { kind: 'heading', level: 2, text: '收藏 5 次' },
    ];
    const blocks = [...paragraphs(GUIDE), ...tasks];
    expect(clean({ blocks, facts: {}, structured: true }).blocks).toEqual(blocks);
  });

  test('in a document with front matter, all but proven signs', () => {
    const text = `作者：客服部\n首页 > 手册 > 保修\n${GUIDE}`;
    const facts = { title: '手册', version: '2' };
    expect(kept(page(text, { facts, structured: true }))).toEqual(text.split('\n'));
  });
});

test('what stays is a subsequence of what came, and nothing is both kept and reported', () => {
  const line = fc.constantFrom(
    ...GUIDE.split('\n'),
    '推荐文章',
    '375人看过',
    '2026-01-05 10:22',
    '作者：小李',
    '首页 > 家电 > 正文',
    '目录',
    '版权声明',
    '本文来自网络，侵权请联系删除。',
    '一、保修范围',
    '怎么退货？',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.boolean(), (lines, structured) => {
      const loaded = page(lines.join('\n'), { structured });
      const { blocks, clutter } = clean(loaded);
      let at = 0;
      for (const block of loaded.blocks) if (block === blocks[at]) at++;
      expect(at).toBe(blocks.length);
      expect(blocks.length + clutter.length).toBe(loaded.blocks.length);
    }),
  );
});
