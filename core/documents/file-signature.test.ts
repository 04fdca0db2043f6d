import { describe, expect, it } from 'vitest';
import { mayBeOfFormat } from './file-signature.ts';

const text = (value: string) => new TextEncoder().encode(value);
const ZIP = text('PK\x03\x04rest');
const PDF = text('\n%PDF-1.7\n');
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);

describe('mayBeOfFormat', () => {
  it.each([
    ['docx', ZIP, true],
    ['docx', PDF, false],
    ['docx', text('<html>'), false],
    ['pdf', PDF, true],
    ['pdf', ZIP, false],
    ['markdown', text('# 退货'), true],
    ['text', new Uint8Array([0xff, 0xfe, 0, 0x90]), true],
    ['text', PNG, false],
    ['csv', text('%PDF-1.7'), false],
    ['html', ZIP, false],
    ['markdown', new Uint8Array([0xb1, 0xa3, 0xd0, 0xde]), true],
  ])('%s, case %#', (format, bytes, expected) => {
    expect(mayBeOfFormat(format, bytes)).toBe(expected);
  });
});
