import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import type { Config } from '../core/config/config.ts';
import { accessLog } from './access-log.ts';
import type { Admission } from './admission.ts';
import { admin } from './channels/admin/admin.ts';
import { limitBody } from './channels/api/body.ts';
import { chat } from './channels/api/chat.ts';
import { getDocument, listDocuments } from './channels/api/documents.ts';
import { feedback } from './channels/api/feedback.ts';
import { search } from './channels/api/search.ts';
import { welcome } from './channels/api/welcome.ts';
import { mountDocs } from './docs.ts';
import { alive, ready } from './health.ts';
import { jsonResponse } from './json.ts';
import type { Knowledge } from './knowledge.ts';
import type { Log } from './log.ts';
import { allowOrigins, refuseForeignPages } from './origins.ts';
import { mountPage } from './page.ts';
import { problemResponse, Rejection } from './problem.ts';
import type { RecordsAccess } from './records.ts';
import { securityHeaders } from './security-headers.ts';
import { mountWidget } from './widget.ts';

type Deps = {
  knowledge: Knowledge;
  admission: Admission;
  records: RecordsAccess;
  tokens: Config['tokens'];
  log: Log;
  allowedOrigins: readonly string[];
  /** Where the browser's files lie: the folder of pages, and the built widget. */
  assets: { web: string; widget: string };
  /** How to reach a person, as visitors should read it. */
  handoffContact?: string | undefined;
  heartbeatMs?: number;
};

/** The whole HTTP surface. Routes translate between HTTP and the core; they decide nothing about answers. */
export function createApp(deps: Deps): Hono {
  const { knowledge, admission, records, tokens, log, allowedOrigins, assets, handoffContact } = deps;
  const heartbeatMs = deps.heartbeatMs ?? 15_000;
  const app = new Hono();
  app.use(requestId(), accessLog(log), securityHeaders());
  app.use('/api/*', allowOrigins(allowedOrigins), refuseForeignPages(allowedOrigins));
  app.use(async (c, next) => {
    await next();
    if (admission.closed) c.header('Connection', 'close');
  });
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (_c, methods) => notAllowed(methods) }));

  app.get('/health', alive);
  app.get('/health/ready', ready(knowledge, admission, records));
  app.post('/api/chat', limitBody, chat({ knowledge, admission, log, heartbeatMs }));
  app.post('/api/search', limitBody, search({ knowledge, admission }));
  app.post('/api/feedback', limitBody, feedback({ records, admission }));
  app.route('/api/admin', admin({ records, tokens }));
  app.get('/api/documents', listDocuments(knowledge));
  app.get('/api/documents/:id', getDocument(knowledge));
  app.get('/api/welcome', welcome({ knowledge, handoffContact }));
  app.get('/api/openapi.json', async () => {
    const { openApiDocument } = await import('./openapi.ts');
    return jsonResponse(openApiDocument());
  });
  mountDocs(app, assets.web);
  mountPage(app, assets.web);
  mountWidget(app, assets.widget);

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
