import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigInvalid } from '../errors.ts';
import { readEnvironment } from './environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenju-env-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
  delete process.env.A_SETTING_OF_THIS_TEST;
});

describe('readEnvironment', () => {
  it('is the process environment where there is no file', () => {
    expect(readEnvironment(join(folder, 'absent'))).toBe(process.env);
  });

  it('adds what the file sets', () => {
    const file = join(folder, 'settings');
    writeFileSync(file, '# a comment\nA_SETTING_OF_THIS_TEST="售后 服务"\n');
    expect(readEnvironment(file).A_SETTING_OF_THIS_TEST).toBe('售后 服务');
  });

  it('says in one sentence that a file cannot be read', () => {
    expect(() => readEnvironment(folder)).toThrow(ConfigInvalid);
    expect(() => readEnvironment(folder)).toThrow(`${folder} cannot be read as a file of settings`);
  });
});
