import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../adapters/analyzer.ts';
import type { Block, DocumentFacts, LoadedDocument } from '../../documents/block.ts';
import type { StoredDocument } from '../../documents/document.ts';
import { splitSentences } from '../../documents/sentences.ts';
import { assistantOver, generationOf } from '../../testing/assistant-over.ts';
import { fold } from '../../text/fold.ts';
import { wording } from '../wording.ts';
import { contradicts } from './contradicts.ts';
import { readStatement, type Statement } from './statement.ts';

const analyzer = createAnalyzer();
const folded = (text: string): string => fold(text, analyzer);

/** A question, and documents: the title, then a line each, `## ` before a heading. */
type Case = { question: string; documents: string[][] };
type Cases = Record<'disagree' | 'agree', Record<'worked_on' | 'fresh', Case[]>>;

const cases = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8')) as Cases;

const load = ([title = '', ...lines]: string[], facts: DocumentFacts = {}): LoadedDocument => ({
  facts: { title, ...facts },
  structured: true,
  blocks: lines.map(
    (line): Block =>
      line.startsWith('## ') ? { kind: 'heading', level: 2, text: line.slice(3) } : { kind: 'paragraph', text: line },
  ),
});

async function answerTo({ question, documents }: Case, facts: readonly DocumentFacts[] = []) {
  const given = documents.map((lines, i) => [`${i}.md`, load(lines, facts[i])] as const);
  return assistantOver(await generationOf(Object.fromEntries(given))).answer({ message: question });
}

/** Every sentence of a case's documents as a statement, and where it stands. */
function statementsOf({ documents }: Case): { place: string; statement: Statement }[] {
  return documents.flatMap(([title = '', ...lines], at) => {
    const document = { title, text: lines.join('\n') } as StoredDocument;
    let headings = '';
    return lines.flatMap((line) => {
      if (line.startsWith('## ')) headings = line.slice(3);
      const sentences = line.startsWith('## ') ? [] : splitSentences(line, 0);
      return sentences.map(({ start, end }) => {
        const sentence = { folded: folded(line.slice(start, end)), headings: folded(headings), title: folded(title) };
        const before = folded(line.slice(0, start));
        const statement = readStatement({ ...sentence, lead: undefined, document }, before, analyzer.words);
        return { place: `${at} ${headings || line}`, statement };
      });
    });
  });
}

function isFoundIn(one: Case): boolean {
  const statements = statementsOf(one);
  return statements.some(({ place, statement }) =>
    statements.some((other) => other.place !== place && contradicts(statement, other.statement)),
  );
}

describe('a contradiction', () => {
  it('is not seen where two rules are for two cases', () => {
    const alike = [...cases.agree.worked_on, ...cases.agree.fresh];
    expect(alike.filter(isFoundIn).map(({ question }) => question)).toEqual([]);
  });

  it('is seen in most documents that contradict each other', () => {
    expect(cases.disagree.worked_on.filter(isFoundIn)).toHaveLength(27);
    expect(cases.disagree.fresh.filter(isFoundIn)).toHaveLength(6);
  });

  it('is the same from either side', () => {
    for (const one of Object.values(cases.disagree).flat()) {
      const statements = statementsOf(one).map(({ statement }) => statement);
      for (const a of statements)
        for (const b of statements) expect(contradicts(a, b), one.question).toBe(contradicts(b, a));
    }
  });
});

describe('an answer over sources that disagree', () => {
  it('is told with both quotations, each with its title, version and dates', async () => {
    const documents = [
      ['退货政策', '自签收之日起7日内可以申请退货。'],
      ['常见问题', '自签收之日起15日内可以申请退货。'],
    ];
    const facts = [{ version: '2.0', effectiveFrom: '2026-01-01' }, {}];
    const { answer, citations, segments } = await answerTo({ question: '签收后几天内可以退货', documents }, facts);
    expect(citations.map(({ quote }) => quote).sort()).toEqual(documents.map(([, text]) => text).sort());
    expect(segments).toHaveLength(2);
    const at = (title: string) => citations.find(({ document_title }) => document_title === title)?.index;
    expect(answer).toContain(wording.disagree);
    expect(answer).toContain(`《退货政策》（版本 2.0，2026-01-01 起施行）[${at('退货政策')}]`);
    expect(answer).toContain(`《常见问题》（未注明版本和施行日期）[${at('常见问题')}]`);
  });

  it('names the sections where one document contradicts itself', async () => {
    const lines = ['读者须知', '## 借书', '图书借期为三十天。', '## 常见问题', '图书借期为45天。'];
    const { answer } = await answerTo({ question: '图书借期是多少天', documents: [lines] });
    expect(answer).toContain('《读者须知》“借书”');
    expect(answer).toContain('《读者须知》“常见问题”');
  });

  it('is not sought in what is no longer in force', async () => {
    const documents = [
      ['退货政策', '自签收之日起7日内可以申请退货。'],
      ['旧版问答', '自签收之日起15日内可以申请退货。'],
    ];
    const { answer } = await answerTo({ question: '签收后几天内可以退货', documents }, [
      {},
      { effectiveTo: '2025-12-31' },
    ]);
    expect(answer).toBe('自签收之日起7日内可以申请退货。[1]');
  });
});
