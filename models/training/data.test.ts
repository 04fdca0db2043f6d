import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/** The data of our own keeps its form, so that training and the retriever can rely on it. */

const STAGES = [
  ...['选购', '配送', '安装', '使用', '故障', '维修', '保修'],
  ...['退换货', '发票', '账户', '投诉', '召回', '隐私', '以旧换新'],
] as const;

const Pair = z.strictObject({
  stage: z.enum(STAGES),
  question: z.string().min(2).max(60),
  paraphrases: z.array(z.string().min(2).max(80)).length(2),
  passage: z.string().min(50).max(260),
  negative: z.string().min(50).max(260),
});

function linesOf(folder: string, ending: string): { name: string; lines: string[] }[] {
  const path = join(import.meta.dirname, 'data', folder);
  const names = readdirSync(path).filter((name) => name.endsWith(ending));
  return names.map((name) => ({ name, lines: readFileSync(join(path, name), 'utf8').trim().split('\n') }));
}

const repeated = (texts: readonly string[]): string[] => texts.filter((text, i) => texts.indexOf(text) !== i);

describe('question and passage pairs', () => {
  const files = linesOf('pairs', '.jsonl');

  it.each(files)('$name: fifty, of every stage, nothing twice', ({ lines }) => {
    const pairs = lines.map((line) => Pair.parse(JSON.parse(line)));
    expect(pairs).toHaveLength(50);
    expect(new Set(pairs.map(({ stage }) => stage)).size).toBeGreaterThanOrEqual(12);
    expect(repeated(pairs.flatMap(({ question, paraphrases }) => [question, ...paraphrases]))).toEqual([]);
    expect(repeated(pairs.map(({ passage }) => passage))).toEqual([]);
  });

  it('a wrong passage is never the right one', () => {
    const pairs = files.flatMap(({ lines }) => lines).map((line) => Pair.parse(JSON.parse(line)));
    expect(pairs.filter(({ passage, negative }) => passage === negative)).toEqual([]);
  });
});

describe('paraphrase groups', () => {
  const files = linesOf('paraphrases', '.tsv');
  const groupsOf = (lines: string[]) =>
    lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));

  it.each(files)('$name: two to eight different members a group', ({ lines }) => {
    for (const group of groupsOf(lines)) {
      expect(group.length, group[0]).toBeGreaterThanOrEqual(2);
      expect(group.length, group[0]).toBeLessThanOrEqual(8);
      expect(repeated(group), group[0]).toEqual([]);
      expect(group.filter((member) => member !== member.trim() || member === '')).toEqual([]);
    }
  });

  it('the same slots in every member of a pattern', () => {
    const slots = (member: string) => (member.match(/\{[xy]\}/g) ?? []).sort().join('');
    const uneven = files.flatMap(({ lines }) => groupsOf(lines)).filter((group) => new Set(group.map(slots)).size > 1);
    expect(uneven).toEqual([]);
  });
});
