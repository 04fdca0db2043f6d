/** A line of text at a point of an A4 page (595 × 842 points). */
export type PdfText = { text: string; x: number; y: number; size?: number };

/**
 * A PDF whose Chinese font is named and not embedded (`STSong-Light`, `UniGB-UCS2-H`), as old Chinese producers wrote
 * them: only with CMaps has it any text. `locked` adds an encryption dictionary that no empty password opens.
 */
export function pdf(pages: readonly (readonly PdfText[])[], options: { locked?: boolean } = {}): Buffer {
  const kids = pages.map((_page, index) => `${FIRST_PAGE + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000
      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>`,
    `<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0
      /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>`,
    ...pages.flatMap((page, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${FIRST_PAGE + 1 + index * 2} 0 R
        /Resources << /Font << /F1 3 0 R >> >> >>`,
      stream(page.map(show).join('\n')),
    ]),
  ];
  return assemble(objects, options.locked ? LOCK : '');
}

const FIRST_PAGE = 6;
const LOCK = `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4
  /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`;

function show({ text, x, y, size = 12 }: PdfText): string {
  const codes = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return `BT /F1 ${size} Tf ${x} ${y} Td <${codes}> Tj ET`;
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function assemble(objects: readonly string[], trailer: string): Buffer {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  return Buffer.from(
    `${file}${xref}trailer << /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}
