import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { createMemoryConversations } from '../core/adapters/conversations-memory.ts';
import { readEnvironment } from '../core/adapters/environment.ts';
import { localDay } from '../core/adapters/local-day.ts';
import { rebuildCommand } from '../core/adapters/rebuild-command.ts';
import { createStore, loadLanguageModel, loadModels } from '../core/adapters/wire.ts';
import { limitsOf } from '../core/answer/limits.ts';
import { createServing } from '../core/answer/serving.ts';
import { parseConfig } from '../core/config/config.ts';
import { ChatRequest } from '../core/contract/chat.ts';
import { WenjuError, WrongUsage } from '../core/errors.ts';
import { loadWhole } from '../core/generation/load-whole.ts';
import { type AskOptions, parseOptions, USAGE } from './options.ts';
import { render } from './render.ts';

const ANSWERED = 0;
const FAILED = 1;
const MISUSED = 2;
const NOT_ANSWERED = 3;

async function main(): Promise<number> {
  try {
    const options = parseOptions(process.argv.slice(2));
    if (options.help) return print(USAGE, ANSWERED);
    return await ask(options);
  } catch (error) {
    if (error instanceof WrongUsage) return complain(`${error.message}\n\n${USAGE}`, MISUSED);
    if (error instanceof WenjuError) return complain(error.message, FAILED);
    throw error;
  }
}

async function ask({ question, dataDir, json }: AskOptions): Promise<number> {
  const request = ChatRequest.safeParse({ message: question });
  if (!request.success) throw new WrongUsage('A question has 1 to 2000 characters.');

  const { config, warnings } = parseConfig(readEnvironment());
  for (const warning of warnings) complain(warning, ANSWERED);
  const dataDirectory = resolve(dataDir ?? config.dataDir);
  const [{ generation, damage }, models] = await Promise.all([
    loadWhole(createStore(dataDirectory)),
    loadModels(config, dataDirectory),
  ]);
  if (damage !== null) complain(`An older index answers. ${damage.message}`, ANSWERED);

  const now = () => performance.now();
  const { assistant } = createServing(generation, {
    ...models,
    language: await loadLanguageModel(config, models),
    conversations: createMemoryConversations({ now }),
    newId: randomUUID,
    now,
    today: localDay,
    handoffContact: config.handoffContact,
    answerThreshold: config.answerThreshold,
    limits: limitsOf(config.answerLimits),
    rebuild: rebuildCommand(dataDirectory),
  });
  const answer = await assistant.answer(request.data);
  const answered = answer.status !== 'refused' && answer.status !== 'clarify';
  return print(json ? JSON.stringify(answer) : render(answer), answered ? ANSWERED : NOT_ANSWERED);
}

function print(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}

function complain(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

process.exitCode = await main();
