import { Hono } from 'hono';
import { DoctorQuery, type LatestIngestResponse } from '../../../core/contract/library.ts';
import { jsonResponse } from '../../json.ts';
import { Rejection } from '../../problem.ts';
import type { LibraryDeps } from './library.ts';
import { readQuery } from './query.ts';

/** `/api/admin/ingest`, `/api/admin/doctor`: what the programs that read the documents are asked to do. */
export function ingest({ library, adminOnly }: Pick<LibraryDeps, 'library' | 'adminOnly'>): Hono {
  const app = new Hono();
  app.get('/', () => jsonResponse({ job: library.ingest.latest() ?? null } satisfies LatestIngestResponse));
  app.post('/', adminOnly, () => jsonResponse(library.ingest.request(), 202));
  app.get('/:job', (c) => {
    const job = library.ingest.find(c.req.param('job'));
    if (job === undefined) throw new Rejection('ingest_job_not_found');
    return jsonResponse(job);
  });
  return app;
}

export function doctor({ library, knowledge }: Pick<LibraryDeps, 'library' | 'knowledge'>): Hono {
  const app = new Hono();
  app.get('/', async (c) => {
    const fresh = readQuery(c, DoctorQuery).fresh === 'true';
    const serving = knowledge.current();
    if (serving === null) throw new Rejection('not_ready');
    return jsonResponse(await library.examiner.examine(serving.generation.manifest.id, fresh));
  });
  return app;
}
