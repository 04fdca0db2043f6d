import { setTimeout as sleep } from 'node:timers/promises';
import { readEnvironment } from '../core/adapters/environment.ts';
import { realTimer } from '../core/adapters/real-timer.ts';
import { createMessageCipher, createSigner } from '../core/adapters/wechat/cipher.ts';
import { type Config, parseConfig } from '../core/config/config.ts';
import { WrongUsage } from '../core/errors.ts';
import { createDeliverer, type Delivered } from '../core/wechat/simulator/delivery.ts';
import { createOfficialApi } from '../core/wechat/simulator/official-api.ts';
import type { Written } from '../core/wechat/write-xml.ts';
import { serveApi } from './api-server.ts';
import { parseOptions, type SimulateOptions, USAGE } from './options.ts';

const VISITOR = 'o-simulated-visitor-0000000';
/** How long what comes late is waited for. */
const LATE_MS = 15_000;
const clock = () => new Date();
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    say(USAGE);
    return 0;
  }
  const { config } = parseConfig(readEnvironment());
  const platform = delivererFor(options, config);
  const url = urlFor(options, config);
  const api = createOfficialApi({ appId: config.wechat?.appId ?? '', secret: config.wechat?.secret ?? '', clock });
  const server = options.listen === undefined ? undefined : await serveApi(api, options.listen);

  try {
    if (!(await platform.verify())) {
      say(`✗ ${url} 没有通过验证：地址、Token 或 EncodingAESKey 与服务的配置不一致，或者服务没有配置这个账号。`);
      return 1;
    }
    say(`✓ ${url} 通过验证`);
    let banners = 0;
    for (const [n, text] of options.messages.entries()) {
      api.heard(VISITOR);
      const delivered = await platform.deliver(messageOf(text, n));
      banners += Number(delivered.banner);
      say(`\n${text}\n${outcomeOf(delivered)}`);
    }
    if (server !== undefined) await tellLate(api.sent);
    return banners === 0 ? 0 : 1;
  } finally {
    server?.close();
  }
}

function delivererFor({ account, compat, ...options }: SimulateOptions, config: Config) {
  const { token, appId, encodingAesKey } = accountOf(account, config);
  const url = urlFor({ account, compat, ...options }, config);
  return createDeliverer({
    account,
    signer: createSigner(token),
    cipher: encodingAesKey === undefined ? undefined : createMessageCipher({ token, encodingAesKey, receiveId: appId }),
    compat,
    deliver: (query, init) => fetch(`${url}?${query}`, init),
    timer: realTimer,
    clock,
    random: Math.random,
  });
}

function accountOf(account: SimulateOptions['account'], { wechat, wecom }: Config) {
  if (account === 'official' && wechat !== undefined) {
    return { token: wechat.token, appId: wechat.appId, encodingAesKey: wechat.cipher?.encodingAesKey };
  }
  if (account === 'wecom' && wecom !== undefined) {
    return { token: wecom.token, appId: wecom.corpId, encodingAesKey: wecom.encodingAesKey };
  }
  throw new WrongUsage(`${account === 'wecom' ? 'WECOM' : 'WECHAT'}_TOKEN is not set; see .env.example.`);
}

const urlFor = ({ url, account }: SimulateOptions, { port }: Config): string =>
  url ?? `http://127.0.0.1:${port}/wechat/${account}`;

const messageOf = (text: string, n: number): Written => ({
  ToUserName: 'gh_simulated',
  FromUserName: VISITOR,
  CreateTime: Math.floor(Date.now() / 1000),
  MsgType: 'text',
  Content: text,
  MsgId: String(BigInt(Date.now()) * 1_000_000n + BigInt(n)),
});

function outcomeOf({ shown, banner, attempts }: Delivered): string {
  const last = attempts.at(-1);
  const trouble = attempts.flatMap((attempt) => ('why' in attempt ? [attempt.why] : []));
  const how = `${Math.round(last?.ms ?? 0)} ms, attempt ${attempts.length}`;
  if (banner) return `  ✗ 该公众号提供的服务出现故障，请稍后再试（${trouble.join('; ')}）`;
  return shown === null ? `  （没有回复，${how}）` : `  ← ${shown.replaceAll('\n', '\n    ')}\n  （${how}）`;
}

async function tellLate(sent: readonly { text: string }[]): Promise<void> {
  say(`\n等待稍后发来的客服消息，${LATE_MS / 1000} 秒…`);
  await sleep(LATE_MS);
  for (const { text } of sent) say(`  ← ${text.replaceAll('\n', '\n    ')}`);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof WrongUsage ? `${error.message}\n\n${USAGE}` : String(error)}\n`);
  process.exitCode = error instanceof WrongUsage ? 2 : 1;
}
