import { parseArgs } from 'node:util';
import { WrongUsage } from '../core/errors.ts';

export const USAGE = `Usage: npm run simulate:wechat -- ["问题" …] [--account official|wecom] [--url URL] [--compat] [--listen PORT]

Plays the platform towards a running server, with the accounts of the environment or .env: checks the address, delivers
each message as the platform does (five seconds, three attempts), and prints what a visitor would see.

  --account NAME   official (公众号, the default) or wecom (企业微信)
  --url URL        the address to deliver to. Default: http://127.0.0.1:PORT/wechat/NAME
  --compat         send the readable message beside the encrypted one, as 兼容模式 does
  --listen PORT    also play the API that the server calls; start the server with WECHAT_API_URL=http://127.0.0.1:PORT
  --help           print this

Exit codes: 0 every message was answered, 1 the address was not accepted or a visitor saw the banner, 2 wrong usage.`;

export type SimulateOptions = {
  messages: string[];
  account: 'official' | 'wecom';
  url: string | undefined;
  compat: boolean;
  listen: number | undefined;
  help: boolean;
};

const DEFAULT_MESSAGE = '怎么退货？';

export function parseOptions(args: readonly string[]): SimulateOptions {
  const { values, positionals } = parse(args);
  const { account, url, compat, help, listen } = values;
  if (account !== 'official' && account !== 'wecom') throw new WrongUsage('--account is official or wecom.');
  const port = listen === undefined ? undefined : Number(listen);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new WrongUsage('--listen is the number of a port.');
  }
  if (url !== undefined && !URL.canParse(url)) throw new WrongUsage('--url is a web address.');
  const messages = positionals.length === 0 ? [DEFAULT_MESSAGE] : positionals;
  return { messages, account, url, compat, listen: port, help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        account: { type: 'string', default: 'official' },
        url: { type: 'string' },
        compat: { type: 'boolean', default: false },
        listen: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}
