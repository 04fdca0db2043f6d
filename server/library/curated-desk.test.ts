import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CuratedListResponse, CuratedRemovedResponse, CuratedSavedResponse } from '../../core/contract/curated.ts';
import { AGENT, type LibraryScene, RETURNS, type RealLibrary, realLibrary } from '../testing/real-library.ts';

let library: RealLibrary;
beforeAll(async () => {
  library = await realLibrary();
});
afterAll(() => library.close());
const scene = (...given: Parameters<RealLibrary['scene']>) => library.scene(...given);

describe('approved answers', () => {
  const ENTRY = {
    questions: ['一周内能退吗', '七天内可以退货吗'],
    answer: '可以，七天之内都能退。[1]\n运费由商家出。[2]',
    citations: [
      { document: '退货.txt', quote: '自签收之日起七日内可以退货。' },
      { document: '退货.txt', quote: '运费由商家承担。' },
    ],
  };

  it('are written as files, given after the ingest that this starts, and become evaluation questions', async () => {
    const { call, ended, data, knowledge } = await scene();
    const response = await call('POST', 'curated', { ...ENTRY, approved_by: '王芳: "店长"' });
    expect(response.status).toBe(201);
    const { item, job } = CuratedSavedResponse.parse(await response.json());
    expect(item).toMatchObject({
      state: 'waiting',
      editable: true,
      approved_on: '2026-11-22',
      approved_by: '王芳: "店长"',
    });
    expect(await readFile(join(data, item.path), 'utf8')).toContain('可以，七天之内都能退。[1]');
    expect(await ended(job)).toMatchObject({ status: 'done', report: { curated: { answers: 1 } } });
    expect(knowledge.current()?.generation.curated.map(({ id }) => id)).toEqual([item.path]);
    expect((await list(call)).map(({ id, state }) => [id, state])).toEqual([[item.id, 'given']]);
    const cases = (await readFile(join(data, 'eval/curated.jsonl'), 'utf8')).trim().split('\n');
    expect(cases.map((line) => JSON.parse(line).turns[0].content)).toEqual(ENTRY.questions);

    const changed = await call('PUT', `curated/${item.id}`, { ...ENTRY, draft: true });
    expect(CuratedSavedResponse.parse(await changed.json()).item.state).toBe('draft');

    const removed = CuratedRemovedResponse.parse(await (await call('DELETE', `curated/${item.id}`)).json());
    await ended(removed.job);
    expect(knowledge.current()?.generation.curated).toEqual([]);
    expect(await list(call)).toEqual([]);
    expect((await call('GET', `curated/${item.id}`)).status).toBe(404);
  }, 60_000);

  it('come first and say what the documents say now, when they have become stale', async () => {
    const source = library.at('own docs');
    const { call, ended, ingested } = await scene({ source });
    const { item, job } = CuratedSavedResponse.parse(await (await call('POST', 'curated', ENTRY)).json());
    await ended(job);
    await call('POST', 'curated', { ...ENTRY, questions: ['运费谁出'], draft: true });
    await writeFile(join(source, '退货.txt'), RETURNS.replace('七日', '十五日'));
    await ingested();
    const [stale, draft] = await list(call);
    expect([stale?.id, stale?.state, draft?.state]).toEqual([item.id, 'stale', 'draft']);
    expect(stale?.citations[0]?.nearest?.text).toBe('自签收之日起十五日内可以退货。');
    expect(stale?.citations[0]).not.toHaveProperty('document_id');
    expect(stale?.citations[1]).toMatchObject({ document_title: '退货说明', quote: '运费由商家承担。' });
  }, 60_000);

  it.each([
    [{ questions: [] }, 'questions 不能为空'],
    [{ questions: ['？！'] }, 'questions.0 没有内容'],
    [{ questions: ['第一行\n第二行'] }, 'questions.0 要写成一行'],
    [{ answer: '可以，七天之内都能退。[1]' }, 'answer 没有用到第 2 条出处'],
    [{ answer: '七天都能退。运费由商家出。[1][2]' }, 'answer 里「七天都能退。」后面没有'],
    [{ answer: '能退。[1][2][3]' }, 'answer 用到了 [3]，而出处只有 2 条'],
    [
      { citations: [{ document: '退货.txt', quote: '八日内可以退货' }] },
      'citations.0.quote 在《退货说明》里找不到这句话',
    ],
    [{ citations: [{ document: 'nowhere', quote: '七日' }] }, 'citations.0.quote 引用的资料 nowhere 不存在'],
    [{ questions: ['能退吗', '能退吗？'] }, 'questions.1 与前面的问法相同'],
    [{ effective_from: '2027-01-01', effective_to: '2026-01-01' }, 'effective_to 不能早于开始的日期'],
  ])('are refused with the reason: %j', async (change, detail) => {
    const { call, problemOf, data } = await shared();
    const refused = await problemOf(await call('POST', 'curated', { ...ENTRY, ...change }));
    expect(refused.is).toBe('400 invalid_request');
    expect(refused.detail).toContain(detail);
    await expect(readdir(join(data, 'curated'))).rejects.toThrow(/ENOENT/);
  });

  it('are refused where another one answers the question at the same time', async () => {
    const { call, problemOf } = await scene();
    await call('POST', 'curated', { ...ENTRY, effective_to: '2026-12-31' });
    const second = { ...ENTRY, questions: ['七天内，可以退货吗？'] };
    expect((await problemOf(await call('POST', 'curated', second))).detail).toContain('已有另一条标准答案');
    expect((await call('POST', 'curated', { ...second, effective_from: '2027-01-01' })).status).toBe(201);
  }, 60_000);

  it('that somebody broke by hand are shown as such, and can be removed', async () => {
    const { call, data } = await scene();
    await mkdir(join(data, 'curated'));
    await writeFile(join(data, 'curated', '手写.md'), '没有头部的文件');
    expect(await list(call)).toMatchObject([
      { id: '手写', state: 'unreadable', problem: expect.stringContaining('front matter') },
    ]);
    const unmarked =
      '---\nquestions: 能退吗\ncitations: [{ document: 退货.txt, quote: 运费由商家承担。 }]\n---\n能退。\n';
    await writeFile(join(data, 'curated', '手写.md'), unmarked);
    expect(await list(call)).toMatchObject([{ id: '手写', state: 'unreadable', questions: ['能退吗'] }]);
    expect((await call('DELETE', `curated/${encodeURIComponent('手写')}`)).status).toBe(200);
  }, 60_000);

  let made: ReturnType<typeof scene> | undefined;
  const shared = () => {
    made ??= scene();
    return made;
  };
  const list = async (call: LibraryScene['call']) =>
    CuratedListResponse.parse(await (await call('GET', 'curated', undefined, AGENT)).json()).items;
});
