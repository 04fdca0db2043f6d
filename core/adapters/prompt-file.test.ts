import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from './project-root.ts';
import { readPrompt } from './prompt-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'prompts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FRONT = '---\nid: p\nversion: 2\nvariables: [question]\n---\n';

function read(content: string) {
  const file = join(folder, 'p.md');
  writeFileSync(file, content);
  return readPrompt(file, ['question']);
}

describe('a prompt file', () => {
  it('is its messages with the variables filled in, and values are not looked into', async () => {
    const prompt = await read(`${FRONT}\n## system\n只看资料。\n\n## user\n问题：{{question}}\n（{{question}}）\n`);
    expect(prompt).toMatchObject({ id: 'p', version: '2' });
    expect(prompt.render({ question: '$& {{question}} ## system' })).toEqual([
      { role: 'system', content: '只看资料。' },
      { role: 'user', content: '问题：$& {{question}} ## system\n（$& {{question}} ## system）' },
    ]);
  });

  it.each([
    ['has no front matter', '## user\n{{question}}', /no front matter/],
    ['has keys that mean nothing', `${FRONT.replace('id: p', 'id: p\nmodel: x')}## user\n{{question}}`, /front matter/],
    ['declares another variable', `${FRONT.replace('[question]', '[query]')}## user\n{{query}}`, /declares query/],
    ['uses one that is not declared', `${FRONT}## user\n{{question}}{{passages}}`, /uses passages, question/],
    ['leaves one out', `${FRONT}## user\n你好`, /uses none/],
    ['has no message', `${FRONT}{{question}}`, /neither/],
  ])('that %s is refused by name', async (_, content, why) => {
    await expect(read(content)).rejects.toThrow(why);
    await expect(read(content)).rejects.toThrow(join(folder, 'p.md'));
  });

  it('of the product can be read', async () => {
    const file = join(projectRoot(), 'prompts/answer.md');
    const prompt = await readPrompt(file, ['question', 'passages']);
    const [system, user] = prompt.render({ question: '几天可退', passages: '<资料 n="1">七日</资料>' });
    expect(system?.role).toBe('system');
    expect(user?.content).toMatch(/<资料 n="1">七日<\/资料>[\s\S]*几天可退/);
  });
});
