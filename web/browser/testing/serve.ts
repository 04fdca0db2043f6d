import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import compile, { compiled } from '../../../core/testing/compile.ts';
import { chromiumPath } from './chromium.ts';
import { openSite } from './site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses that end with `/`; null where there is no browser to test with. */
    stage: { server: string; site: string } | null;
  }
}

const root = join(import.meta.dirname, '../../..');
const run = promisify(execFile);

export const TOKENS = { agent: 'agent-of-the-browser-tests', admin: 'admin-of-the-browser-tests' };
export const CONTACT = '人工客服 400-000-0000（9:00–18:00）';

/** Once for all browser tests: widget and console built, the corpus read, the server in a process of its own, another site. */
export default async function serve(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (chromiumPath() === undefined) {
    console.log('SKIP: browser tests, because there is no Chromium here (apt-get install chromium fonts-noto-cjk)');
    project.provide('stage', null);
    return undefined;
  }
  compile();
  const folder = await mkdtemp(join(tmpdir(), 'wenju-browser-'));
  const site = await openSite();
  await run(process.execPath, [join(root, 'web/build.js')]);
  await run(process.execPath, [compiled('ingest/main.ts'), '--source', join(root, 'corpus'), '--data-dir', folder]);
  const server = await startServer({
    DATA_DIR: folder,
    HANDOFF_CONTACT: CONTACT,
    AGENT_TOKEN: TOKENS.agent,
    ADMIN_TOKEN: TOKENS.admin,
    ALLOWED_ORIGINS: new URL(site.url).origin,
  });
  site.standFor(server.url);
  project.provide('stage', { server: server.url, site: site.url });
  return async () => {
    server.stop();
    await site.close();
    await rm(folder, { recursive: true });
  };
}

/** The server in a process of its own, ready; `url` ends with `/`. */
export function startServer(env: Record<string, string>): Promise<{ url: string; stop(): void }> {
  const child = spawn(process.execPath, [compiled('server/main.ts')], {
    cwd: root,
    env: { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.pipe(process.stderr);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
    let written = '';
    child.stdout.on('data', (data) => {
      written += data;
      const url = /http:\S+/.exec(written)?.[0];
      if (url !== undefined) resolve({ url: `${url}/`, stop: () => child.kill() });
    });
  });
}
