import type { AddressInfo } from 'node:net';
import { listen } from '../listen.ts';
import { shutDown } from '../shutdown.ts';
import { type TestApp, testApp } from './test-app.ts';

/** The app on a free port of this machine. */
export async function startedApp(
  options: Parameters<typeof testApp>[0] = {},
): Promise<TestApp & { url: string; stop(): Promise<unknown> }> {
  const parts = await testApp(options);
  const { server } = await listen(parts.app, 0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  const stop = () => shutDown(server, parts.admission, { graceMs: 0, deadlineMs: 1000 });
  return { ...parts, url: `http://127.0.0.1:${port}`, stop };
}
