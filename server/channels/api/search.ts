import type { Handler } from 'hono';
import { SearchRequest } from '../../../core/contract/search.ts';
import type { Admission } from '../../admission.ts';
import { jsonResponse } from '../../json.ts';
import type { Knowledge } from '../../knowledge.ts';
import { Rejection } from '../../problem.ts';
import { notBlank, readBody } from './body.ts';

const Body = SearchRequest.refine(({ query }) => notBlank(query), { path: ['query'], message: '不能只有空白' });

/** `POST /api/search`: the clauses themselves, word for word, with what matched. */
export function search({ knowledge, admission }: { knowledge: Knowledge; admission: Admission }): Handler {
  return async (c) => {
    const request = await readBody(c, Body);
    const serving = knowledge.current();
    if (serving === null) throw new Rejection('not_ready');
    const work = admission.enter(c.req.raw.signal);
    try {
      return jsonResponse({ results: await serving.clauses.search(request) });
    } finally {
      work.leave();
    }
  };
}
