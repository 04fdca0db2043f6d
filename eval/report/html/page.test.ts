import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EvalRun } from '../../run/eval-run.ts';
import { examine, scoresOf } from '../../run/examine.ts';
import { compareRuns } from '../../scoring/compare.ts';
import { type Pool, pool, subjectKnowing } from '../../testing/pool.ts';
import { pageOf } from './page.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** All elements of a page, as a browser would see them. */
function elementsOf(page: string): Element[] {
  const walk = (node: DefaultTreeAdapterTypes.Node): Element[] => [
    ...('tagName' in node ? [node] : []),
    ...('childNodes' in node ? node.childNodes.flatMap(walk) : []),
  ];
  return walk(parse(page));
}

const attribute = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value;
const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

let tiny: Pool;
let run: EvalRun;
let page: string;
beforeAll(async () => {
  tiny = await pool();
  const set = { name: 'pool', hash: '', questions: tiny.questions };
  const before = await examine(set, subjectKnowing(tiny), () => 0);
  run = await examine(set, subjectKnowing(tiny, 'cap', 'barred'), () => 0);
  page = pageOf([{ run, comparison: compareRuns(scoresOf(before.asked), scoresOf(run.asked)) }]);
});

describe('the page', () => {
  it('has every question with its verdict, flips and the family of its failure', () => {
    const cards = elementsOf(page).filter(({ tagName }) => tagName === 'details');
    expect(cards).toHaveLength(tiny.questions.length);
    const verdicts = new Map(cards.map((card) => [attribute(card, 'id'), attribute(card, 'data-verdict')]));
    expect(verdicts.get('pool/key')).toBe('pass');
    expect(verdicts.get('pool/cap')).toMatch(/^fail broken /);
  });

  it('marks the gold evidence in the document', () => {
    const marked = elementsOf(page).filter(({ tagName }) => tagName === 'mark');
    expect(marked.map(textOf)).toContain('第五条 泳帽可以在前台借用，每次三元。');
    const both = marked.filter((mark) => attribute(mark, 'class') === 'cited');
    expect(both.map(textOf)).toContain('第七条 丢失钥匙的，赔偿二十元。');
  });

  it('runs no script but its own and loads nothing', () => {
    const elements = elementsOf(page);
    const scripts = elements.filter(({ tagName }) => tagName === 'script');
    expect(scripts).toHaveLength(1);
    const hash = createHash('sha256').update(scripts.map(textOf).join('')).digest('base64');
    const policies = elements.flatMap((element) => attribute(element, 'content') ?? []);
    expect(policies.join()).toContain(`script-src 'sha256-${hash}'`);
    expect(page).not.toMatch(/\b(?:src|href)="(?!#)/);
  });

  it('shows a hostile question and answer as text', async () => {
    const hostile =
      '"><img src=x onerror=alert(1)></summary></details><script>alert(2)</script><a href="javascript:1">';
    const hurt: EvalRun = {
      ...run,
      set: hostile,
      index: { ...run.index, model: hostile },
      documents: new Map(
        [...run.documents].map(([id, document]) => [id, { ...document, title: hostile, text: hostile.repeat(9) }]),
      ),
      asked: run.asked.map(({ question, observation, score }) => ({
        question: {
          ...question,
          cluster: hostile,
          turns: [{ role: 'user', content: hostile }, ...question.turns, { role: 'user', content: hostile }],
        },
        observation: { ...observation, answer: { ...observation.answer, answer: hostile } },
        score: { ...score, forbidden: [hostile] },
      })),
    };
    const elements = elementsOf(pageOf([{ run: hurt, comparison: null }]));
    const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
    expect([named('script').length, named('img').length]).toEqual([1, 0]);
    expect(named('details')).toHaveLength(run.asked.length);
    expect(
      elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)).filter((name) => name.startsWith('on')),
    ).toEqual([]);
    expect(named('summary').map(textOf).join()).toContain(hostile);
  });
});
