import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** The address that was asked for cannot be listened on. */
export class AddressUnavailable extends Error {
  override readonly name = 'AddressUnavailable';
  readonly code = 'address_unavailable';
}

/**
 * Limits on receiving a request; answering may take longer. Node's own (60 s, 300 s, checked each 30 s) let a few hundred
 * slow clients hold a server for minutes.
 */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 1_000,
  // Longer than the 60 s that load balancers usually keep a connection, so that they close it and not we.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16 * 1024,
};

/** Listens; rejects with AddressUnavailable. `host` undefined means all interfaces, port 0 any free one. */
export async function listen(
  app: Hono,
  port: number,
  host: string | undefined,
): Promise<{ server: Server; url: string }> {
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: LIMITS }) as Server;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new AddressUnavailable(sentence(error as NodeJS.ErrnoException, port, host), { cause: error });
  }
  const { port: actual } = server.address() as AddressInfo;
  return { server, url: `http://${host === undefined ? 'localhost' : bracketed(host)}:${actual}` };
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

function sentence(error: NodeJS.ErrnoException, port: number, host: string | undefined): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use by another process. Set PORT to a free one.`;
  if (error.code === 'EACCES')
    return `Port ${port} needs privileges that this process lacks. Set PORT to 1024 or above.`;
  return `Cannot listen on ${host ?? 'any address'} port ${port}: ${error.message}. Check HOST and PORT.`;
}
