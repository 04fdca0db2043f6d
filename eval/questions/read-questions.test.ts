import { describe, expect, it } from 'vitest';
import { questionOf } from '../testing/question.ts';
import { LinesUnreadable } from './read-lines.ts';
import { readDrafts, readQuestions } from './read-questions.ts';
import { writeQuestions } from './write-questions.ts';

const faultsOf = (text: string) => {
  try {
    readQuestions(text, 'a.jsonl');
  } catch (error) {
    if (error instanceof LinesUnreadable) return error.faults;
    throw error;
  }
  return [];
};

describe('question files', () => {
  const question = questionOf();
  const line = JSON.stringify(question);

  it('are read as they were written', () => {
    const second = questionOf({ id: 'warranty-2', forbid: ['两年'], evidence_sets: [['e1']], tags: ['保修'] });
    expect(readQuestions(writeQuestions([question, second]), 'a.jsonl')).toEqual([question, second]);
  });

  it('may have blank lines, a byte order mark and line ends of Windows', () => {
    expect(readQuestions(`\uFEFF${line}\r\n\r\n${line}`, 'a.jsonl')).toEqual([question, question]);
    expect(readQuestions('', 'a.jsonl')).toEqual([]);
  });

  it('name file, line and field of everything that is wrong', () => {
    const unknown = JSON.stringify({ ...question, forbidden: ['x'] });
    const wrong = JSON.stringify({
      ...question,
      category: '单选',
      facts: [{ id: 'f1', all_of: '一年', evidence: ['e1'] }],
    });
    expect(faultsOf(`${line}\n{"id":\n\n${wrong}\n${unknown}`)).toEqual([
      { file: 'a.jsonl', line: 2, field: '', message: expect.stringContaining('is not JSON') },
      { file: 'a.jsonl', line: 4, field: 'category', message: expect.any(String) },
      { file: 'a.jsonl', line: 4, field: 'facts.0.all_of', message: expect.any(String) },
      { file: 'a.jsonl', line: 5, field: '', message: expect.stringContaining('forbidden') },
    ]);
    expect(() => readQuestions(wrong, 'a.jsonl')).toThrow(/^a\.jsonl:1: category: .+\na\.jsonl:1: facts\.0\.all_of: /);
  });

  it('may leave places of quotes open in drafts only', () => {
    const [span] = question.evidence;
    const draft = JSON.stringify({ ...question, evidence: [{ ...span, start: undefined, end: undefined }] });
    expect(readDrafts(draft, 'a.jsonl')[0]?.evidence).toEqual([{ id: 'e1', document: 'guide', quote: span?.quote }]);
    expect(faultsOf(draft).map(({ field }) => field)).toEqual(['evidence.0.start', 'evidence.0.end']);
  });
});
