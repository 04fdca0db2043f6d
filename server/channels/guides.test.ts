import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startedApp } from '../testing/started-app.ts';

/** The guides in docs/channels are pasted as they stand: their commands and programs are run here as they stand. */

const root = join(import.meta.dirname, '../..');
const SECRET = 'a-secret-of-this-test';
const RUN = {
  sh: ['sh', '-s'],
  js: [process.execPath, '--input-type=module', '-'],
  python: ['python3', '-'],
} as const;
const NEEDS = { sh: ['curl', 'openssl'], js: [], python: ['python3'] } as const;
const missing = (language: keyof typeof RUN) =>
  NEEDS[language].find((command) => spawnSync(command, ['version']).error !== undefined);

let server: Awaited<ReturnType<typeof startedApp>>;
beforeAll(async () => {
  server = await startedApp({ access: { webhookSecret: SECRET } });
});
afterAll(() => server.stop());

const blocksOf = (guide: string, language: keyof typeof RUN): string[] =>
  [...readFileSync(join(root, 'docs/channels', guide), 'utf8').matchAll(/```(\w+)\n(.*?)```/gs)]
    .filter((match) => match[1] === language)
    .map((match) => match[2] ?? '');

function run(language: keyof typeof RUN, block: string): Promise<string> {
  const [command, ...args] = RUN[language];
  const program = block.replaceAll('http://localhost:3000', server.url).replace(/^SECRET='.*'/m, `SECRET='${SECRET}'`);
  const env = { PATH: process.env.PATH, PYTHONIOENCODING: 'utf-8', WEBHOOK_SECRET: SECRET };
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { cwd: root, env }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin?.end(program);
  });
}

describe('what the guides say to paste', () => {
  it.each([
    ['openai.md', 'sh', '"object":"chat.completion"'],
    ['openai.zh-CN.md', 'sh', '"object":"chat.completion"'],
    ['mcp.md', 'sh', '"structuredContent"'],
    ['webhook.md', 'sh', '"text":"什么情况可以退货？①'],
    ['webhook.zh-CN.md', 'sh', '"text":"什么情况可以退货？①'],
    ['webhook.md', 'js', '什么情况可以退货？①'],
    ['webhook.md', 'python', '什么情况可以退货？①'],
  ] as const)('works: %s, %s', async (guide, language, expected) => {
    const absent = missing(language);
    if (absent !== undefined) return console.log(`SKIP: no ${absent} on this machine`);
    const blocks = blocksOf(guide, language);
    expect(blocks).toHaveLength(1);
    expect(await run(language, blocks[0] ?? '')).toContain(expected);
  });

  it('is the same in both languages', () => {
    for (const guide of ['openai', 'webhook']) {
      expect(blocksOf(`${guide}.zh-CN.md`, 'sh').map(withoutSecret)).toEqual(
        blocksOf(`${guide}.md`, 'sh').map(withoutSecret),
      );
    }
  });
});

const withoutSecret = (block: string) => block.replace(/^SECRET='.*'/m, '');
