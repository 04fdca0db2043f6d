import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSynonyms, parseWords } from './lexicon-rows.ts';

const same = (line: string) => line;

describe('synonyms.tsv', () => {
  const parse = (text: string) => parseSynonyms(text, 'synonyms.tsv', same);

  it('has groups, and rows that go one way', () => {
    const { rows, warnings } = parse('# 说明\n保修\t质保\n\n弄丢\t丢了 => 遗失\r\n');
    expect(rows).toEqual([
      { said: ['保修', '质保'], written: ['保修', '质保'] },
      { said: ['弄丢', '丢了'], written: ['遗失'] },
    ]);
    expect(warnings).toEqual([]);
  });

  it('folds what it reads', () => {
    const { rows } = parseSynonyms('維修\tＷＥＩ', 'synonyms.tsv', (line) => line.normalize('NFKC').toLowerCase());
    expect(rows[0]?.said).toEqual(['維修', 'wei']);
  });

  it.each([
    ['保修 质保', 'line 1 has one phrase only'],
    ['a\tb\n甲 => 乙 => 丙', 'line 2 has more than one =>'],
    ['=> 遗失', 'line 1 has nothing on one side of =>'],
    [`短\t${'长'.repeat(31)}`, 'line 1 has a phrase of more than 30 characters'],
  ])('names the line that says nothing: %j', (text, message) => {
    const { warnings } = parse(text);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`synonyms.tsv ${message}`);
  });

  it('turns every line into a row, a warning or nothing, whatever it holds', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom('保修', '\t', '=>', '#', ' ', '质保'), { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const said = lines.flatMap((one) => one.split(/\r?\n/)).filter((one) => !/^\s*(?:#|$)/.test(one));
        const { rows, warnings } = parse(lines.join('\n'));
        expect(rows.length + warnings.length).toBe(said.length);
        for (const row of rows) expect(Math.min(row.said.length, row.written.length)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('words.txt', () => {
  const parse = (text: string) => parseWords(text, 'words.txt');

  it('has a word, and a frequency and a part of speech where they are given', () => {
    expect(parse('以旧换新\n寄修 500\n云朵机器人 20 nz\n风行X1').rows).toEqual([
      { word: '以旧换新', frequency: 10_000, tag: 'n' },
      { word: '寄修', frequency: 500, tag: 'n' },
      { word: '云朵机器人', frequency: 20, tag: 'nz' },
      { word: '风行x1', frequency: 10_000, tag: 'n' },
    ]);
  });

  it.each(['修', '以旧 换新 一', '寄修 0', '，，', '寄修 12 n 还有'])('names the line that is no word: %s', (line) => {
    const { rows, warnings } = parse(`寄回\n${line}`);
    expect(rows).toHaveLength(1);
    expect(warnings[0]).toMatch(/^words\.txt line 2 .*; it is left out\.$/);
  });
});
