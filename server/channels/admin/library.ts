import { Hono, type MiddlewareHandler } from 'hono';
import type { Config } from '../../../core/config/config.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { Library } from '../../library/library.ts';
import type { Log } from '../../log.ts';
import { requireRole } from '../../token.ts';
import { curated } from './curated.ts';
import { documents } from './documents.ts';
import { generations } from './generations.ts';
import { doctor, ingest } from './ingest.ts';

export type LibraryDeps = {
  library: Library;
  knowledge: Knowledge;
  log: Log;
  /** Refuses who may only read. */
  adminOnly: MiddlewareHandler;
};

type Deps = Omit<LibraryDeps, 'adminOnly'> & { tokens: Config['tokens'] };

/** The part of `/api/admin` that is about documents and approved answers: agents read, administrators change. */
export function libraryRoutes({ tokens, ...deps }: Deps): Hono {
  const parts = { ...deps, adminOnly: requireRole('admin', tokens) };
  const app = new Hono();
  const routes = { documents, ingest, generations, doctor, curated };
  for (const [path, route] of Object.entries(routes)) {
    app.use(`/${path}/*`, requireRole('agent', tokens));
    app.route(`/${path}`, route(parts));
  }
  return app;
}
