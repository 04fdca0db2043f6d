import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { compiled } from '../../testing/compile.ts';
import { testRecords } from '../../testing/records/records-contract.ts';
import { testSqlDatabase } from '../../testing/records/sql-contract.ts';
import { openPglite } from './pglite-sql.ts';

const thread = compiled('core/adapters/records/pglite-thread.ts');
let folder: string;
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenju-pglite-'));
});
afterAll(() => rm(folder, { recursive: true }));

const inMemory = () => openPglite({ thread });
function onDisk() {
  made += 1;
  return openPglite({ thread, directory: join(folder, String(made)), fresh: true });
}

testSqlDatabase('PGlite in memory', inMemory);
testSqlDatabase('PGlite on disk', onDisk);
testRecords('PGlite', inMemory);
