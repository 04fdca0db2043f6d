import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Hono } from 'hono';
import { file } from './files.ts';

/** As strict as the page's, but for Trusted Types, which Swagger UI does not know. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** `GET /docs`: the API in Swagger UI, from this machine alone. */
export function mountDocs(app: Hono, web: string): void {
  const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  app.get('/docs', file(join(web, 'api-docs/docs.html'), { 'content-security-policy': POLICY }));
  app.get('/docs/docs.js', file(join(web, 'api-docs/docs.js')));
  app.get('/docs/swagger-ui.css', file(join(swagger, 'swagger-ui.css')));
  app.get('/docs/swagger-ui-bundle.js', file(join(swagger, 'swagger-ui-bundle.js')));
}
