import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../adapters/analyzer.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { productLexicon } from '../../testing/product-lexicon.ts';
import { createLexicon } from '../../text/lexicon.ts';
import type { SynonymRow } from '../../text/lexicon-rows.ts';
import { askedIn } from './asked.ts';
import { isSameQuestion, type Wording, wordingOf } from './same-question.ts';

const analyzer = createAnalyzer();
const lexicon = productLexicon(analyzer).current();
const read = (question: string): Wording => wordingOf(askedIn(question, analyzer), lexicon);
const isSame = (one: string, other: string): boolean => isSameQuestion(read(one), read(other));

function linesOf(name: string): string[] {
  const text = readFileSync(join(import.meta.dirname, 'testing', name), 'utf8');
  return text.split('\n').filter((line) => !line.startsWith('#'));
}

/** Ways to ask, by what they ask. */
function groupsOf(name: string): Wording[][] {
  const groups = linesOf(name)
    .join('\n')
    .split(/\n{2,}/);
  return groups.map((group) => group.split('\n').filter(Boolean).map(read)).filter(({ length }) => length > 0);
}

/** How many pairs within a group are found to be the same, and which pairs of two groups are. */
function measure(groups: readonly Wording[][]): { found: number; of: number; wrong: string[] } {
  const result = { found: 0, of: 0, wrong: [] as string[] };
  const all = groups.flatMap((group, at) => group.map((wording) => ({ wording, at })));
  for (const [i, one] of all.entries())
    for (const other of all.slice(i + 1)) {
      const isFound = isSameQuestion(one.wording, other.wording);
      if (one.at === other.at) {
        result.of++;
        if (isFound) result.found++;
      } else if (isFound) {
        result.wrong.push(`${one.wording.text} | ${other.wording.text}`);
      }
    }
  return result;
}

describe('isSameQuestion', () => {
  it.each([
    ['电池鼓包还能用吗', '请问鼓包的电池可以使用吗？'],
    ['退货流程是什么', '怎么申请退货'],
    ['七天内可以退货吗', '7日之内能不能退货'],
    ['哪些狗不能养', '不让养的狗有哪些'],
    ['退貨運費由誰承擔', '退货运费谁来承担'],
    ['拆封后能退货吗', '拆封了还能退货吗'],
  ])('%s = %s', (one, other) => {
    expect(isSame(one, other)).toBe(true);
    expect(isSame(other, one)).toBe(true);
  });

  it.each(
    linesOf('near-misses.tsv')
      .filter(Boolean)
      .map((line) => line.split('\t') as [string, string]),
  )('%s ≠ %s', (one, other) => {
    expect(isSame(one, other)).toBe(false);
    expect(isSame(other, one)).toBe(false);
  });

  it('takes for the same what the lexicon holds both ways, and not what it only says to look for', () => {
    const isSameBy = (row: SynonymRow) => {
      const [one, other] = ['鼓包能退吗', '变形能退吗'].map((question) =>
        wordingOf(askedIn(question, analyzer), createLexicon([row])),
      );
      return one !== undefined && other !== undefined && isSameQuestion(one, other);
    };
    expect(isSameBy({ said: ['鼓包', '变形'], written: ['鼓包', '变形'] })).toBe(true);
    expect(isSameBy({ said: ['鼓包'], written: ['变形'] })).toBe(false);
  });

  it('takes a question without content for nothing but itself', () => {
    expect(isSame('怎么办', '怎么办？')).toBe(true);
    expect(isSame('怎么办', '怎么弄')).toBe(false);
  });

  it('finds a third of the rewordings or more, and never another question', () => {
    for (const name of ['rewordings.txt', 'rewordings-held-out.txt']) {
      const { found, of, wrong } = measure(groupsOf(name));
      expect(wrong).toEqual([]);
      expect(found / of).toBeGreaterThan(1 / 3);
    }
  });

  it('takes no two questions of customers in one field for the same, but those that are', () => {
    const folder = join(projectRoot(), 'models/training/data/pairs');
    for (const file of readdirSync(folder).slice(0, 10)) {
      const rows = readFileSync(join(folder, file), 'utf8').trim().split('\n');
      const groups = rows.map((row) => {
        const { question, paraphrases } = JSON.parse(row) as { question: string; paraphrases: string[] };
        return [question, ...paraphrases].map(read);
      });
      expect(measure(groups).wrong).toEqual([]);
    }
  });
});
