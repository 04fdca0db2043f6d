import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../core/adapters/analyzer.ts';
import { assistantOver, generationOf } from '../../core/testing/assistant-over.ts';
import { writeQuestions } from '../questions/write-questions.ts';
import { jsonOf } from '../report/json.ts';
import { POOL, type Pool, pool, poolQuestions, subjectKnowing } from '../testing/pool.ts';
import { examine } from './examine.ts';

let tiny: Pool;
beforeAll(async () => {
  tiny = await pool();
});

const setOf = ({ questions }: Pick<Pool, 'questions'>) => ({
  name: 'pool',
  hash: writeQuestions(questions),
  questions,
});
const still = () => 0;

describe('examining', () => {
  it('finds nothing wrong with answers from the gold', async () => {
    const { asked, summary, headlines } = await examine(setOf(tiny), subjectKnowing(tiny), still);
    expect(asked.filter(({ score }) => !score.pass)).toEqual([]);
    expect(summary.macroPass?.value).toBe(1);
    expect(headlines.find(({ system }) => system === 'oracle')?.all?.value).toBe(1);
  });

  it('prints beside it what takes no skill', async () => {
    const { headlines } = await examine(setOf(tiny), subjectKnowing(tiny), still);
    const systems = new Map(headlines.map(({ system, ...headline }) => [system, headline]));
    expect([...systems.keys()]).toEqual(['product', 'best BM25 passage', 'random passage', 'always refuse', 'oracle']);
    const refuse = systems.get('always refuse');
    expect([refuse?.answerable?.value, refuse?.nearMiss?.value, refuse?.unanswerable?.value]).toEqual([0, 1, 1]);
    expect(systems.get('best BM25 passage')?.answerable?.value).toBeGreaterThan(0);
  });

  it('says which questions a refusal costs', async () => {
    const { asked } = await examine(setOf(tiny), subjectKnowing(tiny, 'cap', 'barred'), still);
    expect(asked.filter(({ score }) => !score.pass).map(({ score }) => score.id)).toEqual(['cap', 'barred']);
  });

  it('refuses to score against evidence that is not there', async () => {
    const [first, ...others] = tiny.questions;
    const [span] = first?.evidence ?? [];
    if (first === undefined || span === undefined) throw new Error('The first question has evidence.');
    const moved = { ...first, evidence: [{ ...span, start: span.start + 1, end: span.end + 1 }] };
    const set = setOf({ questions: [moved, ...others] });
    await expect(examine(set, subjectKnowing(tiny), still)).rejects.toThrow(/hours.*lint FILE --write/s);
  });

  it('sees what the product retrieved, and says the same twice', async () => {
    const generation = await generationOf({ '守则.txt': POOL });
    const set = setOf({ questions: poolQuestions(generation) });
    const twice = [];
    for (let i = 0; i < 2; i++) {
      const assistant = assistantOver(generation);
      const subject = { generation, analyzer: createAnalyzer(), assistant, mode: 'extractive' as const };
      twice.push(await examine(set, subject, still));
    }
    const [run, again] = twice;
    if (run === undefined || again === undefined) throw new Error('It was examined twice.');
    expect(jsonOf([{ run: again, comparison: null }])).toBe(jsonOf([{ run, comparison: null }]));
    const searched = run.asked.filter(({ score }) => score.evidenceRecall !== null);
    expect(searched.length).toBeGreaterThan(5);
    for (const { observation } of searched) {
      expect(observation.retrieved.length).toBeGreaterThan(0);
      expect(observation.retrieved.length).toBeLessThanOrEqual(8);
      for (const { document, start, end } of observation.retrieved) {
        expect(generation.documents.get(document)?.text.slice(start, end)).not.toBe('');
      }
    }
  });
});
