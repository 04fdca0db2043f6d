import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lexiconContract } from '../testing/lexicon-contract.ts';
import type { SynonymRow } from '../text/lexicon-rows.ts';
import { createAnalyzer } from './analyzer.ts';
import { analyzerId } from './analyzer-id.ts';
import { createLexiconFiles } from './lexicon-files.ts';
import { projectRoot } from './project-root.ts';
import { createUserWords } from './user-words.ts';

const root = mkdtempSync(join(tmpdir(), 'lexicon-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
let writes = 0;
function folder(): string {
  const path = join(root, String(++folders));
  mkdirSync(path);
  return path;
}

/** Each write has a time of its own, however coarse the file system's clock is. */
function write(path: string, content: string | Uint8Array): void {
  writeFileSync(path, content);
  const time = 1_700_000_000 + ++writes;
  utimesSync(path, time, time);
}

function open(...paths: string[]) {
  const warnings: string[] = [];
  let time = 0;
  const source = createLexiconFiles({
    folders: paths,
    fold: (text) => text,
    warn: (message) => warnings.push(message),
    now: () => time,
  });
  const ways = (phrase: string) => source.current().otherWays(phrase);
  const pass = (ms: number): void => {
    time += ms;
  };
  return { source, ways, pass, warnings };
}

lexiconContract('files', (rows) => {
  const path = folder();
  const sides = ({ said, written }: SynonymRow) =>
    said === written ? said.join('\t') : `${said.join('\t')} => ${written.join('\t')}`;
  write(join(path, 'synonyms.tsv'), rows.map((row) => `${sides(row)}\n`).join(''));
  return open(path).source;
});

describe('lexicon files', () => {
  it("adds the owner's rows to those of the product", () => {
    const [product, owner] = [folder(), folder()];
    write(join(product, 'synonyms.tsv'), '保修\t质保\n');
    write(join(owner, 'synonyms.tsv'), '保修\t云保障\n');
    expect(open(product, owner).ways('保修')).toEqual(['质保', '云保障']);
  });

  it('takes up a file that changes, appears or goes, looking once a second', () => {
    const path = join(folder(), 'synonyms.tsv');
    const { ways, pass } = open(join(path, '..'));
    expect(ways('保修')).toEqual([]);
    write(path, '保修\t质保\n');
    pass(999);
    expect(ways('保修')).toEqual([]);
    pass(1);
    expect(ways('保修')).toEqual(['质保']);
    write(path, '保修\t包修\n');
    pass(1000);
    expect(ways('保修')).toEqual(['包修']);
    rmSync(path);
    pass(1000);
    expect(ways('保修')).toEqual([]);
  });

  it('keeps a whole lexicon for who took it before the change', () => {
    const path = join(folder(), 'synonyms.tsv');
    write(path, '保修\t质保\n');
    const { source, pass } = open(join(path, '..'));
    const before = source.current();
    write(path, '保修\t包修\n');
    pass(1000);
    expect(source.current()).not.toBe(before);
    expect(before.otherWays('保修')).toEqual(['质保']);
  });

  it('keeps what it had when a file is broken, and says so once', () => {
    const path = join(folder(), 'synonyms.tsv');
    write(path, '保修\t质保\n');
    const { ways, pass, warnings } = open(join(path, '..'));
    ways('保修');
    write(path, Uint8Array.of(0xb1, 0xa3, 0xd0, 0xde));
    for (let second = 0; second < 3; second++) {
      pass(1000);
      expect(ways('保修')).toEqual(['质保']);
    }
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/synonyms\.tsv cannot be read .*stays in force/);
  });

  it('skips a bad line and names it', () => {
    const path = folder();
    write(join(path, 'synonyms.tsv'), '保修\t质保\n只有一个\n退货\t退回\n');
    const { ways, warnings } = open(path);
    expect(ways('退货')).toEqual(['退回']);
    expect(warnings).toEqual([expect.stringContaining(`${join(path, 'synonyms.tsv')} line 2 has one phrase only`)]);
  });

  it('understands every line of the bundled files', () => {
    const bundled = join(projectRoot(), 'lexicon');
    const { source, warnings } = open(bundled);
    expect(source.current().has('保修')).toBe(true);
    createUserWords([bundled], (message) => warnings.push(message))();
    expect(warnings).toEqual([]);
  });
});

describe('words of the user', () => {
  it('are words for the segmenter, in either script', () => {
    const path = folder();
    write(join(path, 'words.txt'), '雲朵清潔官\n');
    const words = createUserWords([path], () => undefined)();
    expect(createAnalyzer().words('云朵清洁官坏了')).not.toContain('云朵清洁官');
    const analyzer = createAnalyzer(words);
    expect(analyzer.words('云朵清洁官坏了')).toContain('云朵清洁官');
    expect(analyzer.isWord('云朵清洁官')).toBe(true);
    expect(analyzer.id).toBe(analyzerId(words));
  });

  it('make it another analyzer, so that an index is made again; comments do not', () => {
    const path = folder();
    const read = createUserWords([path], () => undefined);
    const none = analyzerId(read());
    write(join(path, 'words.txt'), '云朵清洁官\n');
    const one = analyzerId(read());
    write(join(path, 'words.txt'), '# 机器人\n云朵清洁官\n');
    const commented = analyzerId(read());
    write(join(path, 'words.txt'), '云朵清洁官 20\n');
    const rarer = analyzerId(read());
    expect(none).toBe(analyzerId());
    expect(one).not.toBe(none);
    expect(commented).toBe(one);
    expect(rarer).not.toBe(one);
  });
});
