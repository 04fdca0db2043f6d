import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { compiled } from '../core/testing/compile.ts';

it('asks V8 for something that it knows', () => {
  const script = `import(${JSON.stringify(compiled('server/heap.ts'))}).then((heap) => heap.keepHeapSmall())`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
