import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS, readArchive } from './archive.ts';
import { type ZipEntry, zip } from './testing/zip.ts';

const keepXml = (name: string) => name.endsWith('.xml');
const read = (entries: ZipEntry[]) => readArchive(zip(entries), keepXml);
const zeros = (mebibytes: number) => Buffer.alloc(mebibytes * 1024 * 1024);

describe('readArchive', () => {
  it('inflates every entry and keeps those asked for', async () => {
    const parts = await read([
      { name: 'word/document.xml', content: '退货' },
      { name: 'media/', content: '' },
      { name: 'media/图.png', content: 'png' },
    ]);
    expect([...parts].map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual([
      ['word/document.xml', '退货'],
    ]);
  });

  it('refuses what inflates out of proportion, whether kept or not', async () => {
    await expect(read([{ name: 'a.xml', content: zeros(2) }])).rejects.toMatchObject({ reason: 'too-large' });
    await expect(read([{ name: 'a.png', content: zeros(2) }])).rejects.toMatchObject({ reason: 'too-large' });
    await expect(read([{ name: 'a.xml', content: Buffer.alloc(1024 * 1024) }])).resolves.toHaveProperty('size', 1);
  });

  it('is not deceived by declared sizes', async () => {
    await expect(read([{ name: 'a.xml', content: zeros(2), declared: 10 }])).rejects.toMatchObject({
      name: 'Unreadable',
    });
  });

  it('refuses too many entries, and names that lead out', async () => {
    const many = [...Array(ARCHIVE_LIMITS.entries + 1).keys()].map((n) => ({ name: `${n}`, content: '' }));
    await expect(read(many)).rejects.toMatchObject({ reason: 'too-large' });
    for (const name of ['../a.xml', '/a.xml', 'C:/a.xml', 'a\\..\\b.xml']) {
      await expect(read([{ name, content: '' }])).rejects.toMatchObject({ reason: 'damaged' });
    }
  });

  it('says that an encrypted entry is encrypted', async () => {
    await expect(read([{ name: 'a.xml', content: 'x', flags: 1 }])).rejects.toMatchObject({ reason: 'encrypted' });
  });
});
