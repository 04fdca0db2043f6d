import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { createMemoryConversations } from '../core/adapters/conversations-memory.ts';
import { readEnvironment } from '../core/adapters/environment.ts';
import { localDay } from '../core/adapters/local-day.ts';
import { projectRoot } from '../core/adapters/project-root.ts';
import { realTimer } from '../core/adapters/real-timer.ts';
import { rebuildCommand } from '../core/adapters/rebuild-command.ts';
import { createRecordsOpener } from '../core/adapters/records/open-records.ts';
import { createStore, loadModels, loadWriter } from '../core/adapters/wire.ts';
import { createServing, type Serving } from '../core/answer/serving.ts';
import { type Config, parseConfig } from '../core/config/config.ts';
import { createKeeper } from '../core/records/keeper.ts';
import { recorded } from '../core/records/recorded.ts';
import { createSharedConversations } from '../core/records/shared-conversations.ts';
import { createAdmission } from './admission.ts';
import { createApp } from './app.ts';
import { exitCode } from './exit-code.ts';
import { keepHeapSmall } from './heap.ts';
import { createKnowledge, watch } from './knowledge.ts';
import { listen } from './listen.ts';
import { createLog } from './log.ts';
import { restoreOnce, tellOfRecords, tidyDaily } from './records.ts';
import { sampleQuestion } from './sample-question.ts';
import { shutDown } from './shutdown.ts';
import { stopOnSignals } from './signals.ts';

const CONCURRENT_QUESTIONS = 200;
const LOOK_FOR_GENERATION_MS = 2_000;
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
    const writer = await loadWriter(config, models.analyzer, (report) => log.info(report, 'writing'));
    return { models, writer };
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
    rebuild: rebuildCommand(dataDirectory),
  };
  const knowledge = createKnowledge({
    store: createStore(dataDirectory),
    assemble: async (generation) => {
      const { models, writer } = await loading();
      // Spread here, for each generation: the analyzer is the one by the user's words as they are now.
      const serving = createServing(generation, { ...models, writer, ...shared });
      return { ...serving, assistant: recorded(serving.assistant, keeper.keep, clock) };
    },
    log,
  });
  const admission = createAdmission(CONCURRENT_QUESTIONS);

  // The port opens first: a taken one is told at once, and health checks see a server that is alive and getting ready.
  const app = createApp({
    knowledge,
    admission,
    records: { keeper, kind: opener.kind },
    tokens: config.tokens,
    log,
    allowedOrigins: config.allowedOrigins,
    assets: { web: join(projectRoot(), 'web'), widget: join(projectRoot(), 'dist/web/widget.js') },
    handoffContact: config.handoffContact,
  });
  const { server, url } = await listen(app, config.port, config.host);
  stopOnSignals(async () => {
    const outcome = await shutDown(server, admission, PATIENCE);
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
  tidyDaily(keeper, { days: config.retentionDays, clock, log });
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
