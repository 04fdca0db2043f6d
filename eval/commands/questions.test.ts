import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuestions } from '../questions/read-questions.ts';
import { splitOf } from '../questions/split.ts';
import { type Pool, pool, subjectKnowing } from '../testing/pool.ts';
import { createWorkplace, type Workplace } from '../testing/workplace.ts';
import type { Deps } from './deps.ts';
import { diff } from './diff.ts';
import { init } from './init.ts';
import { lint } from './lint.ts';
import { run } from './run.ts';
import { split } from './split.ts';

let tiny: Pool;
let place: Workplace;
let deps: Deps;
beforeAll(async () => {
  tiny = await pool();
  place = await createWorkplace(tiny);
  deps = place.deps(subjectKnowing(tiny));
});
afterAll(() => place.remove());

async function written(name: string, text: string): Promise<string> {
  const file = join(place.root, name);
  await writeFile(file, text);
  return file;
}

const over = { dataDir: 'unused' };

describe('lint', () => {
  it('is content with sound questions', async () => {
    expect(await lint({ name: 'lint', files: [place.questions], documents: over, write: false }, deps)).toBe(0);
    expect(place.said().noted).toBe('11 questions in 1 files, 0 problems.');
  });

  it('names the file, the question and the fault', async () => {
    const file = await written(
      'other.jsonl',
      (await readFile(place.questions, 'utf8')).replace('"两小时"', '"三小时"'),
    );
    expect(await lint({ name: 'lint', files: [file], documents: over, write: false }, deps)).toBe(1);
    expect(place.said().printed).toMatch(/other\.jsonl: hours: Fact f1 is not met by its own evidence/);
  });

  it('finds quotes that moved, and leaves a file alone whose quote is gone', async () => {
    const text = await readFile(place.questions, 'utf8');
    const moved = await written(
      'moved.jsonl',
      text.replace(/"start":(\d+)/g, (_, start) => `"start":${Number(start) + 3}`),
    );
    expect(await lint({ name: 'lint', files: [moved], documents: over, write: true }, deps)).toBe(0);
    expect(await readFile(moved, 'utf8')).toBe(text);

    const gone = await written('gone.jsonl', text.replaceAll('每次三元', '每次九元'));
    const fixed = lint({ name: 'lint', files: [gone], documents: over, write: true }, deps);
    await expect(fixed).rejects.toThrow(/gone\.jsonl is left as it is.*cap, e1: gone/s);
    place.said();
  });
});

describe('split', () => {
  it('puts whole clusters into one half, and every question into one', async () => {
    const to = join(place.root, 'halves');
    expect(await split({ name: 'split', files: [place.questions], to }, deps)).toBe(0);
    const halves = await Promise.all(
      (['dev', 'test'] as const).map(async (half) => {
        const questions = readQuestions(await readFile(`${to}.${half}.jsonl`, 'utf8'), half);
        expect(questions.every((question) => splitOf(question) === half)).toBe(true);
        return questions.map(({ id }) => id);
      }),
    );
    expect(halves.flat().sort()).toEqual(tiny.questions.map(({ id }) => id).sort());
    place.said();
  });

  it('writes nothing when a question is there twice', async () => {
    const to = join(place.root, 'twice');
    expect(await split({ name: 'split', files: [place.questions, place.questions], to }, deps)).toBe(1);
    expect(place.said().noted).toContain('hours');
    await expect(readFile(`${to}.dev.jsonl`)).rejects.toThrow();
  });
});

describe('init', () => {
  it('drafts questions that lint clean, and never writes over a file', async () => {
    const to = join(place.root, 'drafts.jsonl');
    expect(await init({ name: 'init', sources: ['docs'], to }, deps)).toBe(0);
    expect(place.said().noted).toContain('draft');
    expect(await lint({ name: 'lint', files: [to], documents: over, write: false }, deps)).toBe(0);
    await expect(init({ name: 'init', sources: ['docs'], to }, deps)).rejects.toThrow(/EEXIST/);
    place.said();
  });
});

describe('diff', () => {
  it('shows what changed its verdict, with both answers', async () => {
    const reports = [];
    for (const refused of [['cap'], ['key']]) {
      const asked = { questions: place.questions, documents: over, json: true, gate: false, writeBaseline: false };
      const none = { html: undefined, junit: undefined, baseline: undefined, release: false, withModel: false };
      const options = { ...asked, ...none };
      await run(options, place.deps(subjectKnowing(tiny, ...refused)));
      reports.push(await written(`run-${refused}.json`, place.said().printed));
    }
    const [before = '', after = ''] = reports;
    expect(await diff({ name: 'diff', before, after }, deps)).toBe(0);
    const { printed } = place.said();
    expect(printed).toMatch(/^pool, 11 questions: pass 0\.0 .* 1 fixed, 1 broken, p = 1\.000$/m);
    expect(printed).toMatch(/^fixed cap {2}没带泳帽怎么办\n {2}before {2}已收录.*\n {2}after {3}第五条/m);
    expect(printed).toMatch(/^BROKEN key {2}/m);
  });

  it('names a file that is no report', async () => {
    const file = await written('no.json', '{"runs":1}');
    await expect(diff({ name: 'diff', before: file, after: file }, deps)).rejects.toThrow(/no\.json is no report/);
  });
});
