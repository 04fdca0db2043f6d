import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uploadName } from './upload-name.ts';

describe('uploadName', () => {
  it.each([
    ['退货规定.docx', '退货规定.docx'],
    ['C:\\资料\\退货 规定.DOCX', '退货 规定.docx'],
    ['/etc/passwd', 'passwd'],
    ['../../x.md', 'x.md'],
    ['..\\..\\.env.md', 'env.md'],
    ['~$手册.docx', '手册.docx'],
    ['<img src=x onerror=pwn()>.md', '_img src=x onerror=pwn()_.md'],
    ['规定\u202excod.exe.md', '规定xcod.exe.md'],
    ['a\0b\nc.md', 'abc.md'],
    ['规定 .md', '规定.md'],
    ['没有扩展名', '没有扩展名'],
  ])('%j is kept as %j', (given, kept) => {
    expect(uploadName(given)).toBe(kept);
  });

  it.each(['', '.', '..', '/', '.md', '  .docx', '\u0000', '~$.md'])('%j is no name', (given) => {
    expect(uploadName(given)).toBeNull();
  });

  it('never leads out of a folder, hides or grows too long, and says the same of its own names', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('/', '\\', '..', '.md', '退货', '\u202e', '👩‍👩‍👧', ' '),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const name = uploadName(parts.join(''));
        if (name === null) return;
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^[.~]|^\s|[\s.]$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(180);
        expect(uploadName(name)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});
