import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { OfficialApi } from '../core/wechat/simulator/official-api.ts';

/** The simulated API over HTTP, for this machine only. Resolves once it listens. */
export async function serveApi(api: OfficialApi, port: number): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const body = await bodyOf(request);
    const reply = await api.call({ path: pathname, query: Object.fromEntries(searchParams), body });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(reply));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
