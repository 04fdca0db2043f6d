import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compiled } from '../../../core/testing/compile.ts';
import { startServer, TOKENS } from './serve.ts';

/** A server whose documents may be changed without anybody else seeing it. `documents` is the folder of its source. */
export type OwnServer = { url: string; data: string; documents: string; close(): Promise<void> };

export async function ownServer(files: Record<string, string>): Promise<OwnServer> {
  const root = await mkdtemp(join(tmpdir(), 'wenju-console-'));
  const [data, documents] = [join(root, 'data'), join(root, 'documents')];
  await mkdir(documents);
  for (const [name, text] of Object.entries(files)) await writeFile(join(documents, name), text);
  const command = [compiled('ingest/main.ts'), '--source', documents, '--data-dir', data];
  await promisify(execFile)(process.execPath, command);
  const { url, stop } = await startServer({
    DATA_DIR: data,
    RETENTION_DAYS: '0',
    AGENT_TOKEN: TOKENS.agent,
    ADMIN_TOKEN: TOKENS.admin,
  });
  return {
    url,
    data,
    documents,
    async close() {
      stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}
