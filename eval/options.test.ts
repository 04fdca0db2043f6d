import { describe, expect, it } from 'vitest';
import { WrongUsage } from '../core/errors.ts';
import { parseCommand } from './options.ts';

describe('the command line', () => {
  it('runs the committed sets when nothing is said', () => {
    expect(parseCommand([])).toMatchObject({ name: 'run', questions: undefined, documents: undefined, release: false });
  });

  it.each<[string, object]>([
    ['--questions q.jsonl --source a --source b', { questions: 'q.jsonl', documents: { sources: ['a', 'b'] } }],
    ['--questions q.jsonl --data-dir var', { documents: { dataDir: 'var' } }],
    ['--json --gate --html r.html --junit r.xml', { json: true, gate: true, html: 'r.html', junit: 'r.xml' }],
    ['--beir folder --json', { name: 'beir', folder: 'folder', json: true }],
    ['lint a.jsonl b.jsonl --write', { name: 'lint', files: ['a.jsonl', 'b.jsonl'], write: true }],
    ['split a.jsonl --to sets/handbook', { name: 'split', files: ['a.jsonl'], to: 'sets/handbook' }],
    ['init --source docs --to q.jsonl', { name: 'init', sources: ['docs'], to: 'q.jsonl' }],
    ['diff a.json b.json', { name: 'diff', before: 'a.json', after: 'b.json' }],
    ['-h', { name: 'help' }],
  ])('understands %s', (line, command) => {
    expect(parseCommand(line.split(' '))).toMatchObject(command);
  });

  it.each([
    'rnu',
    '--nothing',
    '--html',
    '--html=',
    '--source a --data-dir b',
    '--baseline b.json',
    '--release --questions q.jsonl',
    '--gate --write-baseline',
    '--with-model --gate',
    '--with-model --release',
    'lint --with-model',
    '--beir folder --gate',
    'lint --to x',
    'split a.jsonl',
    'split --to x',
    'init',
    'diff a.json',
    'diff a b c',
  ])('does not take %s', (line) => {
    expect(() => parseCommand(line.split(' '))).toThrow(WrongUsage);
  });
});
