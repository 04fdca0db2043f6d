import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunOptions } from '../options.ts';
import { type Pool, pool, subjectKnowing } from '../testing/pool.ts';
import { createWorkplace, type Workplace } from '../testing/workplace.ts';
import { run } from './run.ts';

let tiny: Pool;
let place: Workplace;
beforeAll(async () => {
  tiny = await pool();
  place = await createWorkplace(tiny);
});
afterAll(() => place.remove());

const options = (changes: Partial<RunOptions> = {}): RunOptions => ({
  questions: place.questions,
  documents: { dataDir: 'unused' },
  json: false,
  html: undefined,
  junit: undefined,
  baseline: undefined,
  gate: false,
  writeBaseline: false,
  release: false,
  withModel: false,
  ...changes,
});

async function runs(changes: Partial<RunOptions>, ...refused: string[]) {
  const code = await run(options(changes), place.deps(subjectKnowing(tiny, ...refused)));
  return { code, ...place.said() };
}

describe('the gate', () => {
  const six = ['hours', 'deposit', 'permit', 'cap', 'last-entry', 'key'];

  it('cannot be passed without a baseline', async () => {
    const { code, noted } = await runs({ gate: true });
    expect(code).toBe(1);
    expect(noted).toContain('there is no baseline');
  });

  it('is passed by the same answers', async () => {
    await runs({ writeBaseline: true });
    expect(await runs({ gate: true })).toMatchObject({ code: 0 });
  });

  it('stops a planted drop and names the questions', async () => {
    const { code, noted, printed } = await runs({ gate: true }, ...six);
    expect(code).toBe(1);
    expect(noted).toContain(`worse in all questions: ${six.join(' ')}`);
    expect(printed).toMatch(/0 fixed, 6 broken, p = 0\.031/);
  });

  it('lets pass what may be chance', async () => {
    const { code, printed } = await runs({ gate: true }, 'hours', 'deposit');
    expect(code).toBe(0);
    expect(printed).toContain('2 broken');
  });

  it('does not mind getting better', async () => {
    const baseline = join(place.root, 'worse.json');
    await runs({ baseline, writeBaseline: true }, ...six);
    expect(await runs({ baseline, gate: true })).toMatchObject({ code: 0 });
  });

  it('keeps no times, and one score a line', async () => {
    const text = await readFile(join(place.root, 'eval/baselines/pool.json'), 'utf8');
    expect(text).not.toContain('milliseconds');
    expect(text.split('\n')).toHaveLength(tiny.questions.length + 3);
  });
});

describe('reports', () => {
  it('have the figures of every category, and what failed and why', async () => {
    const { printed } = await runs({}, 'cap', 'barred');
    expect(printed).toMatch(/^single\s+6\s+83\.3 \[/m);
    expect(printed).toMatch(/^always refuse\s+0\.0/m);
    expect(printed).toMatch(/^not retrieved +2 +cap barred$/m);
  });

  it('are written where asked', async () => {
    const [html, junit] = [join(place.root, 'report.html'), join(place.root, 'report.xml')];
    const { printed } = await runs({ json: true, html, junit });
    const report = JSON.parse(printed);
    expect(report.runs[0].questions).toHaveLength(tiny.questions.length);
    expect(await readFile(html, 'utf8')).toMatch(/^<!doctype html>/);
    expect(await readFile(junit, 'utf8')).toMatch(/^<\?xml/);
  });

  it('say that questions have changed since the baseline', async () => {
    const baseline = join(place.root, 'eval/baselines/pool.json');
    const other = await createWorkplace({ ...tiny, questions: tiny.questions.slice(1) });
    await run(options({ questions: other.questions, baseline }), other.deps(subjectKnowing(tiny)));
    const { noted, printed } = other.said();
    expect(noted).toContain('the questions have changed');
    expect(printed).toContain('not compared: 0 new, 1 no longer asked');
    await other.remove();
  });
});

describe('a release', () => {
  it('asks the test halves, names no question, and leaves a line for every set in the ledger', async () => {
    await mkdir(join(place.root, 'eval/sets'), { recursive: true });
    await mkdir(join(place.root, 'corpus'));
    await copyFile(place.questions, join(place.root, 'eval/sets/handbook.test.jsonl'));
    for (const refused of ['cap', 'key']) {
      const { code, printed } = await runs({ questions: undefined, release: true }, refused);
      expect(code).toBe(0);
      expect(printed).toMatch(/^not retrieved +1$/m);
    }
    const lines = (await readFile(join(place.root, 'eval/ledger.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { date: '2026-11-21', revision: null, set: 'handbook.test', questions: 11, scores: { near_miss_refused: 1 } },
      { set: 'handbook.test' },
    ]);
  });
});

describe('committed sets', () => {
  it('are skipped with a reason where they are not there', async () => {
    const { code, noted } = await runs({ questions: undefined });
    expect(code).toBe(1);
    expect(noted).toMatch(/handbook is skipped: there is no .*handbook\.dev\.jsonl/);
  });
});
