import { Hono } from 'hono';
import type { Access } from '../../access.ts';
import { requireApiKey } from '../../api-key.ts';
import { linkBase } from '../../link-base.ts';
import { allowOrigins } from '../../origins.ts';
import { Rejection } from '../../problem.ts';
import { limitBody } from '../api/body.ts';
import { type AskingDeps, beginQuestion } from '../question-at-work.ts';
import { refuseForeignOrigins } from './refuse-foreign-origins.ts';

type Deps = AskingDeps & { allowedOrigins: readonly string[]; access: Access };

/** `POST /mcp`: the Model Context Protocol over streamable HTTP, without sessions. The SDK is loaded with the first request. */
export function mcp({ allowedOrigins, access, ...deps }: Deps): Hono {
  const app = new Hono();
  app.use(
    allowOrigins(allowedOrigins, []),
    refuseForeignOrigins(allowedOrigins, access.publicUrl),
    requireApiKey(access.apiKeys),
  );
  app.post('/', limitBody, async (c) => {
    const { respond } = await import('./respond.ts');
    return respond(c.req.raw, {
      begin: () => beginQuestion(deps, c, 'mcp'),
      base: linkBase(c, access.publicUrl),
      generation() {
        const serving = deps.knowledge.current();
        if (serving === null) throw new Rejection('not_ready');
        return serving.generation;
      },
    });
  });
  return app;
}
