import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadText } from './text.ts';

const SEEDS = '../shared/seeds';

describe('loadText', () => {
  it('gives a paragraph for every line that is not blank, without indentation', () => {
    const { blocks, structured } = loadText(Buffer.from('退货须知\r\n\r\n　　七日内\t可退。  \r\n'));
    expect(structured).toBe(false);
    expect(blocks).toEqual([
      { kind: 'paragraph', text: '退货须知' },
      { kind: 'paragraph', text: '七日内 可退。' },
    ]);
  });

  const seeds = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => name.endsWith('.txt')) : [];
  it.skipIf(seeds.length === 0)(`keeps the lines of web articles apart (skipped without ${SEEDS})`, () => {
    for (const name of seeds) {
      const bytes = readFileSync(`${SEEDS}/${name}`);
      const lines = bytes
        .toString('utf8')
        .replaceAll('\u00A0', ' ')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
      expect(loadText(bytes).blocks.map((block) => block.text)).toEqual(lines);
    }
  });
});
