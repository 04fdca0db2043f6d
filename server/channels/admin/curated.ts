import { Hono } from 'hono';
import {
  type CuratedItem,
  type CuratedListResponse,
  type CuratedRemovedResponse,
  CuratedRequest,
  type CuratedSavedResponse,
} from '../../../core/contract/curated.ts';
import { jsonResponse } from '../../json.ts';
import { type CuratedDesk, curatedDesk } from '../../library/curated-desk.ts';
import { naming } from '../../library/named-rejections.ts';
import { Rejection } from '../../problem.ts';
import { limitBody, readBody } from '../api/body.ts';
import type { LibraryDeps } from './library.ts';

/** `/api/admin/curated`: approved answers, written here, and given once the ingest that each change starts is done. */
export function curated({ library, knowledge, log, adminOnly }: LibraryDeps): Hono {
  const app = new Hono();
  const desk = async (): Promise<CuratedDesk> => {
    const serving = knowledge.current();
    if (serving === null) throw new Rejection('not_ready');
    return curatedDesk({ ...library, curatedFile: await library.loadCuratedFile() }, serving.generation);
  };
  const list = async (): Promise<CuratedItem[]> => naming((await desk()).list(), log);
  const found = async (id: string): Promise<CuratedItem> => {
    const item = (await list()).find((one) => one.id === id);
    if (item === undefined) throw new Rejection('curated_not_found');
    return item;
  };
  const save = async (id: string, request: CuratedRequest, status: number): Promise<Response> => {
    await naming((await desk()).save(id, request), log);
    const saved: CuratedSavedResponse = { item: await found(id), job: library.ingest.request() };
    return jsonResponse(saved, status);
  };

  app.get('/', async () => jsonResponse({ items: await list() } satisfies CuratedListResponse));
  app.get('/:id', async (c) => jsonResponse(await found(c.req.param('id'))));
  app.post('/', adminOnly, limitBody, async (c) =>
    save(library.newCuratedId(), await readBody(c, CuratedRequest), 201),
  );
  app.put('/:id', adminOnly, limitBody, async (c) => {
    const request = await readBody(c, CuratedRequest);
    const { id, editable } = await found(c.req.param('id'));
    if (!editable) throw new Rejection('curated_not_found');
    return save(id, request, 200);
  });
  app.delete('/:id', adminOnly, async (c) => {
    const { id, editable } = await found(c.req.param('id'));
    if (!editable || !(await naming((await desk()).remove(id), log))) throw new Rejection('curated_not_found');
    return jsonResponse({ job: library.ingest.request() } satisfies CuratedRemovedResponse);
  });
  return app;
}
