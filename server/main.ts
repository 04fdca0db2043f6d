import { randomBytes, randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createMemoryConversations } from '../core/adapters/conversations-memory.ts';
import { readEnvironment } from '../core/adapters/environment.ts';
import { createLibraryFiles } from '../core/adapters/library-files.ts';
import { localDay } from '../core/adapters/local-day.ts';
import { projectRoot } from '../core/adapters/project-root.ts';
import { realTimer } from '../core/adapters/real-timer.ts';
import { rebuildCommand } from '../core/adapters/rebuild-command.ts';
import { createRecordsOpener } from '../core/adapters/records/open-records.ts';
import { readOrMakeSecret } from '../core/adapters/secret-file.ts';
import { createStore, loadLanguageModel, loadModels } from '../core/adapters/wire.ts';
import { limitsOf } from '../core/answer/limits.ts';
import { createServing, type Serving } from '../core/answer/serving.ts';
import { type Config, parseConfig } from '../core/config/config.ts';
import { createKeeper } from '../core/records/keeper.ts';
import { createQuestionReader } from '../core/records/question-reader.ts';
import { recorded } from '../core/records/recorded.ts';
import { createSharedConversations } from '../core/records/shared-conversations.ts';
import { createAdmission } from './admission.ts';
import { createApp } from './app.ts';
import type { Wechat, WechatParts } from './channels/wechat/wechat.ts';
import { exitCode } from './exit-code.ts';
import { keepHeapSmall } from './heap.ts';
import { createKnowledge, type Knowledge, watch } from './knowledge.ts';
import { createExaminer } from './library/examiner.ts';
import { createIngestJobs } from './library/ingest-jobs.ts';
import { runIngest, runJson } from './library/ingest-process.ts';
import type { Library } from './library/library.ts';
import { takeUp } from './library/take-up.ts';
import { listen } from './listen.ts';
import { createLog, type Log } from './log.ts';
import { measured } from './measured.ts';
import { createMetrics } from './metrics.ts';
import { restoreOnce, tellOfRecords, tidyDaily } from './records.ts';
import { rehearse } from './rehearse.ts';
import { sampleQuestion } from './sample-question.ts';
import { shutDown } from './shutdown.ts';
import { stopOnSignals } from './signals.ts';
import { createVisitors, keyOf } from './visitors.ts';

const CONCURRENT_QUESTIONS = 200;
const LOOK_FOR_GENERATION_MS = 2_000;
const BETWEEN_REHEARSALS_MS = 20;
const PATIENCE = { graceMs: 5_000, deadlineMs: 10_000 };
const WRITE_AT_END_MS = 5_000;

async function main(): Promise<void> {
  keepHeapSmall();
  const { config, warnings } = parseConfig(readEnvironment());
  const log = createLog(config.logLevel);
  for (const warning of warnings) log.warn(warning);

  const dataDirectory = resolve(config.dataDir);
  const loading = once(async () => {
    const models = await loadModels(config, dataDirectory, (message) => log.warn(message));
    const language = await loadLanguageModel(config, {
      analyzer: models.analyzer,
      onWritten(report) {
        log.info(report, 'writing');
        metrics.wrote(report);
      },
      onRewritten(report) {
        log.info(report, 'rewriting');
        metrics.rewrote(report);
      },
    });
    if (language !== undefined) metrics.watchBreaker(language.breaker);
    return { models, language };
  });
  const now = () => performance.now();
  const clock = () => new Date();
  const opener = createRecordsOpener(config, dataDirectory);
  const memory = createMemoryConversations({ now });
  const tell = tellOfRecords(log);
  const restore = restoreOnce(memory, clock, log);
  const keeper = createKeeper({
    open: config.retentionDays === 0 ? undefined : opener.open,
    timer: realTimer,
    onChange(state) {
      tell(state);
      if (state.status === 'open' && opener.kind === 'embedded') void restore(keeper);
    },
  });
  const shared = {
    conversations: opener.kind === 'postgresql' ? createSharedConversations({ memory, keeper }) : memory,
    newId: randomUUID,
    now,
    today: localDay,
    handoffContact: config.handoffContact,
    answerThreshold: config.answerThreshold,
    limits: limitsOf(config.answerLimits),
    rebuild: rebuildCommand(dataDirectory),
  };
  const knowledge = createKnowledge({
    store: createStore(dataDirectory),
    assemble: async (generation) => {
      const { models, language } = await loading();
      // Spread here, for each generation: the analyzer is the one by the user's words as they are now.
      const serving = createServing(generation, { ...models, language, ...shared });
      const pause = () => wait(BETWEEN_REHEARSALS_MS, undefined, { ref: false });
      // Whatever fails here fails for the first visitor too, and is told then.
      rehearse({ ...serving, documents: generation.documents.values(), pause }).catch(() => undefined);
      return { ...serving, assistant: measured(recorded(serving.assistant, keeper.keep, clock), metrics) };
    },
    log,
  });
  const admission = createAdmission(CONCURRENT_QUESTIONS);
  const records = { keeper, kind: opener.kind };
  const metrics = createMetrics({ knowledge, admission, records });

  const wechat = await loadWechat(config, { knowledge, admission, keeper, log, timer: realTimer, clock });

  const library = createLibrary({ dataDirectory, knowledge, log });

  // The port opens first: a taken one is told at once, and health checks see a server that is alive and getting ready.
  const app = createApp({
    knowledge,
    admission,
    records,
    tokens: config.tokens,
    access: config,
    today: localDay,
    log,
    metrics,
    visitors: createVisitors({ key: await visitorKey(config, dataDirectory, log), clock, now }),
    allowedOrigins: config.allowedOrigins,
    assets: {
      web: join(projectRoot(), 'web'),
      widget: join(projectRoot(), 'dist/web/widget.js'),
      console: join(projectRoot(), 'dist/web/console'),
    },
    questionReader: once(async () => createQuestionReader((await loading()).models)),
    library,
    handoffContact: config.handoffContact,
    wechat: wechat?.app,
  });
  const { server, url } = await listen(app, config.port, config.host);
  stopOnSignals(async () => {
    library.ingest.close();
    const outcome = await shutDown(server, admission, PATIENCE);
    await wechat?.stop();
    await keeper.close(WRITE_AT_END_MS);
    const { waiting } = keeper.state();
    if (waiting > 0) log.warn({ waiting }, 'records: not written before the end');
    return outcome;
  }, log);
  // Begun beside reading the index; should it fail, whoever awaits it says so.
  loading().catch(() => undefined);
  process.stdout.write(ready(await knowledge.load(), url, config));
  watch(knowledge, LOOK_FOR_GENERATION_MS);
  // Only now: its start takes a second of work, and no answer needs it.
  keeper.start();
  wechat?.start();
  tidyDaily(keeper, { days: config.retentionDays, clock, log });
}

/** The ingest is a process of its own, of the same build as this one. */
function createLibrary(parts: { dataDirectory: string; knowledge: Knowledge; log: Log }): Library {
  const { dataDirectory, knowledge, log } = parts;
  const command = [join(import.meta.dirname, '../ingest/main.js'), '--data-dir', dataDirectory, '--json'];
  const files = createLibraryFiles(dataDirectory);
  return {
    ...files,
    ingest: createIngestJobs({
      run: (onProgress) => runIngest([...command, '--progress'], onProgress),
      onPublished: (generation) => takeUp(generation, knowledge),
      newId: randomUUID,
      clock: () => new Date(),
      log,
    }),
    examiner: createExaminer({ run: () => runJson([...command, '--doctor'], () => undefined).ended, log }),
    newCuratedId: () => `${localDay().replaceAll('-', '')}-${randomBytes(3).toString('hex')}`,
    today: localDay,
  };
}

type WechatDeps = Pick<WechatParts, 'knowledge' | 'admission' | 'keeper' | 'log' | 'timer' | 'clock'>;

/** Imported by who has an account only. */
async function loadWechat({ wechat, wecom, publicUrl }: Config, deps: WechatDeps): Promise<Wechat | undefined> {
  if (wechat === undefined && wecom === undefined) return undefined;
  const [{ createWechat }, { createMessageCipher, createSigner }, { createPlatformHttp }] = await Promise.all([
    import('./channels/wechat/wechat.ts'),
    import('../core/adapters/wechat/cipher.ts'),
    import('../core/adapters/wechat/platform-http.ts'),
  ]);
  const platform = { signer: createSigner, cipher: createMessageCipher, http: createPlatformHttp };
  return createWechat({ ...deps, official: wechat, wecom, publicUrl, platform, newId: randomUUID });
}

/** Without a folder to keep it in, a key lasts as long as the process: visitors begin anew after a restart. */
async function visitorKey({ visitorSecret }: Config, dataDirectory: string, log: Log): Promise<Buffer> {
  if (visitorSecret !== undefined) return keyOf(visitorSecret);
  try {
    return await readOrMakeSecret(join(dataDirectory, 'visitor.key'));
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'visitors: their key is not kept');
    return randomBytes(32);
  }
}

function ready({ generation }: Serving, url: string, { llm }: Config): string {
  const { documents, passages, model } = generation.manifest;
  const seconds = (performance.now() / 1000).toFixed(1);
  return `
问据已就绪（${seconds} 秒）：${url}
  资料 ${documents.length} 篇，共 ${passages} 段；模型 ${model.id}${llm === undefined ? '' : `；回答由 ${llm.model} 组织语言`}
  接口文档 ${url}/docs
  试一试 curl -d '${JSON.stringify({ message: sampleQuestion(generation.documents.values()) })}' ${url}/api/chat

`;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

try {
  await main();
} catch (error) {
  const sentence = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  process.stderr.write(`wenju: ${sentence}\n`);
  process.exit(exitCode(error));
}
