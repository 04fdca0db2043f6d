import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import type { Config } from '../core/config/config.ts';
import type { ReadQuestion } from '../core/records/cluster-questions.ts';
import type { Access } from './access.ts';
import { accessLog } from './access-log.ts';
import type { Admission } from './admission.ts';
import { admin } from './channels/admin/admin.ts';
import { explain } from './channels/admin/explain.ts';
import { libraryRoutes } from './channels/admin/library.ts';
import { limitBody } from './channels/api/body.ts';
import { chat } from './channels/api/chat.ts';
import { getDocument, listDocuments } from './channels/api/documents.ts';
import { feedback } from './channels/api/feedback.ts';
import { search } from './channels/api/search.ts';
import { visitor } from './channels/api/visitor.ts';
import { welcome } from './channels/api/welcome.ts';
import { mcp } from './channels/mcp/mcp.ts';
import { openai } from './channels/openai/openai.ts';
import { webhook } from './channels/webhook/webhook.ts';
import { mountConsole } from './console.ts';
import { mountDocs } from './docs.ts';
import { failureOf } from './failure.ts';
import { alive, ready } from './health.ts';
import { jsonResponse } from './json.ts';
import type { Knowledge } from './knowledge.ts';
import type { Library } from './library/library.ts';
import type { Log } from './log.ts';
import { measureRequests } from './measured.ts';
import { METRICS_TYPE, type Metrics } from './metrics.ts';
import { allowOrigins, refuseForeignPages } from './origins.ts';
import { mountPage } from './page.ts';
import { problemResponse, Rejection } from './problem.ts';
import type { RecordsAccess } from './records.ts';
import { securityHeaders } from './security-headers.ts';
import { mountSourcePage } from './source-page/source-page.ts';
import { requireRole } from './token.ts';
import type { Visitors } from './visitors.ts';
import { mountWidget } from './widget.ts';

type Deps = {
  knowledge: Knowledge;
  admission: Admission;
  records: RecordsAccess;
  tokens: Config['tokens'];
  access: Access;
  log: Log;
  metrics: Metrics;
  visitors: Visitors;
  allowedOrigins: readonly string[];
  /** Where the browser's files lie: the folder of pages, and the built widget and console. */
  assets: { web: string; widget: string; console: string };
  /** What takes questions apart, to see which ask the same; rejects while it cannot be loaded. */
  questionReader: () => Promise<ReadQuestion>;
  /** What the owner of the documents works on. */
  library: Library;
  /** How to reach a person, as visitors should read it. */
  handoffContact?: string | undefined;
  /** The day where the server is, ISO. */
  today: () => string;
  heartbeatMs?: number;
  /** The ways in from WeChat, where an account is configured. */
  wechat?: Hono | undefined;
};

/** The whole HTTP surface. Routes translate between HTTP and the core; they decide nothing about answers. */
export function createApp(deps: Deps): Hono {
  const {
    knowledge,
    admission,
    records,
    tokens,
    access,
    log,
    metrics,
    visitors,
    allowedOrigins,
    assets,
    handoffContact,
  } = deps;
  const heartbeatMs = deps.heartbeatMs ?? 15_000;
  const app = new Hono();
  app.use(requestId(), accessLog(log), measureRequests(metrics), securityHeaders());
  app.use('/api/*', allowOrigins(allowedOrigins), refuseForeignPages(allowedOrigins));
  app.use(async (c, next) => {
    await next();
    if (admission.closed) c.header('Connection', 'close');
  });
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (_c, methods) => notAllowed(methods) }));

  app.get('/health', alive);
  app.get('/health/ready', ready(knowledge, admission, records));
  app.get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'content-type': METRICS_TYPE }));
  app.post('/api/chat', limitBody, chat({ knowledge, admission, log, visitors, heartbeatMs }));
  app.post('/api/visitor', limitBody, visitor(visitors));
  app.post('/api/search', limitBody, search({ knowledge, admission }));
  app.post('/api/feedback', limitBody, feedback({ records, admission, visitors, metrics }));
  app.post('/api/admin/explain', limitBody, requireRole('agent', tokens), explain({ knowledge, admission, log }));
  app.route('/api/admin', libraryRoutes({ library: deps.library, knowledge, log, tokens }));
  app.route('/api/admin', admin({ records, tokens, questionReader: deps.questionReader }));
  app.get('/api/documents', listDocuments(knowledge));
  app.get('/api/documents/:id', getDocument(knowledge));
  app.get('/api/welcome', welcome({ knowledge, handoffContact }));
  app.on('POST', ['/hooks', '/hooks/:name'], limitBody, webhook({ knowledge, admission, log, access }));
  app.route('/mcp', mcp({ knowledge, admission, log, allowedOrigins, access }));
  app.route('/v1', openai({ knowledge, admission, log, heartbeatMs, allowedOrigins, access }));
  if (deps.wechat) app.route('/wechat', deps.wechat);
  app.get('/api/openapi.json', async () => {
    const { openApiDocument } = await import('./openapi.ts');
    return jsonResponse(openApiDocument());
  });
  mountDocs(app, assets.web);
  mountPage(app, assets.web);
  mountSourcePage(app, { knowledge, today: deps.today, web: assets.web });
  mountWidget(app, assets.widget);
  mountConsole(app, assets.console);

  app.notFound(() => problemResponse(new Rejection('not_found')));
  app.onError((error, c) => problemResponse(failureOf(error, c, log)));
  return app;
}

function notAllowed(methods: string[]): Response {
  const response = problemResponse(new Rejection('method_not_allowed'));
  response.headers.set('allow', methods.join(', '));
  return response;
}
