import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import { accessLog } from './access-log.ts';
import type { Admission } from './admission.ts';
import { limitBody } from './channels/api/body.ts';
import { chat } from './channels/api/chat.ts';
import { getDocument, listDocuments } from './channels/api/documents.ts';
import { search } from './channels/api/search.ts';
import { mountDocs } from './docs.ts';
import { alive, ready } from './health.ts';
import { jsonResponse } from './json.ts';
import type { Knowledge } from './knowledge.ts';
import type { Log } from './log.ts';
import { allowOrigins, refuseForeignPages } from './origins.ts';
import { mountPage } from './page.ts';
import { problemResponse, Rejection } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

type Deps = {
  knowledge: Knowledge;
  admission: Admission;
  log: Log;
  allowedOrigins: readonly string[];
  /** Folder of the page's files. */
  assets: string;
  heartbeatMs?: number;
};

/** The whole HTTP surface. Routes translate between HTTP and the core; they decide nothing about answers. */
export function createApp({ knowledge, admission, log, allowedOrigins, assets, heartbeatMs = 15_000 }: Deps): Hono {
  const app = new Hono();
  app.use(requestId(), accessLog(log), securityHeaders());
  app.use('/api/*', allowOrigins(allowedOrigins), refuseForeignPages(allowedOrigins));
  app.use(async (c, next) => {
    await next();
    if (admission.closed) c.header('Connection', 'close');
  });
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (_c, methods) => notAllowed(methods) }));

  app.get('/health', alive);
  app.get('/health/ready', ready(knowledge, admission));
  app.post('/api/chat', limitBody, chat({ knowledge, admission, log, heartbeatMs }));
  app.post('/api/search', limitBody, search({ knowledge, admission }));
  app.get('/api/documents', listDocuments(knowledge));
  app.get('/api/documents/:id', getDocument(knowledge));
  app.get('/api/openapi.json', async () => {
    const { openApiDocument } = await import('./openapi.ts');
    return jsonResponse(openApiDocument());
  });
  mountDocs(app, assets);
  mountPage(app, assets);

  app.notFound(() => problemResponse(new Rejection('not_found')));
  app.onError((error, c) => {
    if (error instanceof Rejection) return problemResponse(error);
    if (c.req.raw.signal.aborted) return problemResponse(new Rejection('client_closed'));
    log.error({ request: c.get('requestId'), err: error }, 'request failed');
    return problemResponse(error);
  });
  return app;
}

function notAllowed(methods: string[]): Response {
  const response = problemResponse(new Rejection('method_not_allowed'));
  response.headers.set('allow', methods.join(', '));
  return response;
}
