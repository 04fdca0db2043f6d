import type { Context } from 'hono';
import type { z } from 'zod';
import { PageQuery } from '../../../core/contract/admin.ts';
import { type PageRequest, placeOf } from '../../../core/records/page.ts';
import { Rejection } from '../../problem.ts';
import { checked } from '../api/body.ts';

/** The query of a request, checked. Throws Rejection `invalid_request`. */
export const readQuery = <T>(c: Context, schema: z.ZodType<T>): T => checked(schema, c.req.query());

/** Which page is asked for. */
export function readPage(c: Context): PageRequest {
  const { limit, cursor } = readQuery(c, PageQuery);
  if (cursor === undefined) return { limit };
  const after = placeOf(cursor);
  if (after === null) throw new Rejection('invalid_request', [{ path: 'cursor', message: '不是本服务给出的' }]);
  return { limit, after };
}
