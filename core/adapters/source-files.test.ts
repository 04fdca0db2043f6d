import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLoader } from './loaders/loader.ts';
import { listSourceFiles } from './source-files.ts';

const { formatOf } = createLoader();
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'source-files-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(path: string, text = '退货'): Promise<string> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

const list = (...sources: string[]) =>
  listSourceFiles(
    sources.map((source) => join(root, source)),
    formatOf,
  );
const paths = (listing: { files: { path: string }[] }) => listing.files.map((file) => file.path);

describe('listSourceFiles', () => {
  it('walks folders in one order and names what it passes over', async () => {
    for (const path of ['b.md', 'a/二.txt', 'a/一.PDF', 'c.xyz', '.git/x.md', '~$b.docx']) await write(path);
    const listing = await list('.');
    expect(paths(listing)).toEqual(['a/一.PDF', 'a/二.txt', 'b.md']);
    expect(listing.files[0]).toMatchObject({ format: 'pdf', bytes: 6 });
    expect(listing.ignored).toEqual([
      { path: '.git', reason: 'hidden' },
      { path: 'c.xyz', reason: 'format' },
      { path: '~$b.docx', reason: 'hidden' },
    ]);
  });

  it('keeps Markdown below a curated folder at the root of a source apart', async () => {
    for (const path of ['curated/a.md', 'curated/b/c.md', 'curated/d.txt', 'e/curated/f.md', 'g.md', 'h/curated/i.md'])
      await write(path);
    const listing = await list('.', 'h');
    expect(paths(listing)).toEqual(['e/curated/f.md', 'g.md', 'h/curated/i.md']);
    expect(listing.curated.map(({ path }) => path)).toEqual(['curated/a.md', 'curated/b/c.md']);
    expect(listing.ignored).toContainEqual({ path: 'curated/d.txt', reason: 'format' });
    expect((await list('h', 'g.md')).curated.map(({ path }) => path)).toEqual(['curated/i.md']);
  });

  it('takes the own folders in after the sources, by names of their own', async () => {
    const own = { uploads: join(root, 'data/uploads'), curated: join(root, 'data/curated') };
    const listOwn = (...sources: string[]) =>
      listSourceFiles(
        sources.map((source) => join(root, source)),
        formatOf,
        own,
      );
    await write('docs/a.md');
    expect(paths(await listOwn('docs'))).toEqual(['a.md']);
    for (const path of ['uploads/a.md', 'uploads/.x.part', 'uploads/b.exe', 'curated/c.md'])
      await write(`data/${path}`);
    const listing = await listOwn('docs');
    expect(paths(listing)).toEqual(['a.md', 'uploads/a.md']);
    expect(listing.curated.map(({ path }) => path)).toEqual(['curated/c.md']);
    expect(listing.ignored.map(({ path }) => path)).toEqual(['uploads/.x.part', 'uploads/b.exe']);
    expect(listing.failures).toEqual([]);
    // A folder that is empty has no documents any more; one that is away still has them.
    await mkdir(join(root, 'empty'));
    expect(paths(await listOwn('empty'))).toEqual(['uploads/a.md']);
    await expect(listOwn('away')).rejects.toThrow(/away does not exist/);
  });

  it('reads a file when asked, not before', async () => {
    await write('a.md', '甲');
    const [file] = (await list('.')).files;
    await write('a.md', '乙');
    expect(Buffer.from((await file?.read()) ?? []).toString()).toBe('乙');
  });

  it('lists a file once, whatever leads to it', async () => {
    await write('a/b.md');
    await symlink(join(root, 'a/b.md'), join(root, 'a/c.md'));
    await symlink(join(root, 'a'), join(root, 'a/loop'));
    const listing = await list('a', 'a/b.md', '.');
    expect(paths(listing)).toEqual(['b.md']);
    expect(listing.ignored.filter(({ reason }) => reason === 'duplicate').map(({ path }) => path)).toEqual([
      'c.md',
      'b.md',
    ]);
  });

  it('does not follow a link out of its folder', async () => {
    await write('secret/s.md');
    await write('docs/a.md');
    await symlink(join(root, 'secret'), join(root, 'docs/out'));
    const listing = await list('docs');
    expect(paths(listing)).toEqual(['a.md']);
    expect(listing.ignored).toEqual([{ path: 'out', reason: 'outside' }]);
  });

  it('tells files of the same relative path in two sources apart', async () => {
    await write('one/a.md');
    await write('two/a.md');
    const [first, second] = paths(await list('one', 'two'));
    expect(first).toBe('a.md');
    expect(second).toMatch(/^[^/].*two\/a\.md$/);
  });

  it('reports what cannot be opened and goes on', async () => {
    await write('a.md');
    await symlink(join(root, 'gone.md'), join(root, 'broken.md'));
    const listing = await list('.', 'missing');
    expect(paths(listing)).toEqual(['a.md']);
    expect(listing.failures).toMatchObject([
      { reason: 'no-access', path: 'broken.md' },
      { reason: 'no-access', path: join(root, 'missing') },
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('reports a file without the right to read it (skipped for root)', async () => {
    await chmod(await write('a.md'), 0);
    const [file] = (await list('.')).files;
    await expect(file?.read()).rejects.toMatchObject({ reason: 'no-access', path: 'a.md' });
  });

  it('refuses a file above its limit before reading it', async () => {
    await truncate(await write('a.pdf'), 21 * 1024 * 1024);
    const [file] = (await list('.')).files;
    await expect(file?.read()).rejects.toMatchObject({ reason: 'too-large', path: 'a.pdf' });
  });

  it('says when there is nothing to ingest, and why', async () => {
    await write('a.xyz');
    await expect(list('.')).rejects.toMatchObject({ code: 'no_documents', source: root });
    await expect(list('missing')).rejects.toMatchObject({ message: expect.stringContaining('does not exist') });
  });
});
