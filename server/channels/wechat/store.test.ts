import { afterAll, expect, it } from 'vitest';
import { realTimer } from '../../../core/adapters/real-timer.ts';
import { migrate } from '../../../core/adapters/records/migrate.ts';
import { openPglite } from '../../../core/adapters/records/pglite-sql.ts';
import { createPostgres } from '../../../core/adapters/records/postgres-sql.ts';
import { createSqlDeliveries } from '../../../core/adapters/records/sql-deliveries.ts';
import { createMessageCipher, createSigner } from '../../../core/adapters/wechat/cipher.ts';
import { MIGRATIONS } from '../../../core/records/migrations/migrations.ts';
import type { SqlDatabase } from '../../../core/records/sql.ts';
import { compiled } from '../../../core/testing/compile.ts';
import { startPostgres } from '../../../core/testing/records/postgres-server.ts';
import { quotedAnswer, sceneWith, textMessage, writtenAnswer } from './testing/scene.ts';

const scene = sceneWith({ signer: createSigner, cipher: createMessageCipher });
const closers: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

/** Two connections to one database each, as two servers have them. */
const DATABASES: Record<string, () => Promise<[SqlDatabase, SqlDatabase] | string>> = {
  async PGlite() {
    const database = await openPglite({ thread: compiled('core/adapters/records/pglite-thread.ts') });
    closers.push(database.close);
    return [database, database];
  },
  async PostgreSQL() {
    const server = await startPostgres();
    if ('missing' in server) return server.missing;
    const both: [SqlDatabase, SqlDatabase] = [createPostgres(server.url), createPostgres(server.url)];
    closers.push(server.stop, both[0].close, both[1].close);
    return both;
  },
};

it.each(Object.keys(DATABASES))('two servers over one %s answer each message once', async (name) => {
  const databases = await DATABASES[name]?.();
  if (typeof databases === 'string') return console.info(`skipped, ${name}: ${databases}`);
  const [first, second] = databases ?? expect.fail(name);
  await migrate(first, MIGRATIONS);
  const answer: NonNullable<Parameters<typeof scene>[0]>['answer'] = async (question, { onQuoted, pause }) => {
    onQuoted(quotedAnswer(question));
    if (question.endsWith('慢')) await pause(500);
    return writtenAnswer(`说：${question}`);
  };
  const servers = await Promise.all(
    [first, second].map((database) => scene({ running: realTimer, answer, deliveries: createSqlDeliveries(database) })),
  );
  const delivered = Array.from({ length: 10 }, (_, n) => {
    const message = textMessage(`问题${n}${n % 2 ? '慢' : ''}`, { FromUserName: `o-${n}` });
    return Promise.all(servers.map(({ platform }) => platform.attempt(message)));
  });
  for (const attempts of await Promise.all(delivered)) {
    expect(attempts.map(({ kind }) => kind).sort()).toEqual(['reply', 'taken']);
  }
  expect(servers.reduce((sum, { asked }) => sum + asked.length, 0)).toBe(10);
});
