/**
 * The lines of a PDF page from its pieces of text. A page has no lines: it shows strings at points.
 *
 *     y │ (x₁,y)"消费者应当"   (x₂,y)"在七日内"        ──►   { text: "消费者应当在七日内", x: x₁, y, size }
 *       │ (x₁,y−18)"退货。"                            ──►   { text: "退货。", … }
 *
 * Pieces are taken in the order they are drawn, which keeps columns apart; a line ends where the baseline moves by half
 * a letter or the pen goes back. Text at a slant (watermarks) and text drawn again in the same place (imitated bold)
 * are left out. Units are points, the origin is the lower left corner.
 */
export type TextPiece = { str: string; transform: number[]; width: number; height: number };
export type PdfLine = { text: string; x: number; y: number; size: number };

export function pageLines(pieces: readonly TextPiece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: (PdfLine & { end: number }) | null = null;
  let last: TextPiece | null = null;
  for (const piece of pieces) {
    if (isSlanted(piece) || (last && isRepeated(piece, last))) continue;
    const { x, y, size } = place(piece);
    if (line && Math.abs(y - line.y) < line.size / 2 && x > line.end - line.size) {
      line.text += (x > line.end + size && !line.text.endsWith(' ') ? ' ' : '') + piece.str;
      line.end = x + piece.width;
    } else if (piece.str.trim() !== '') {
      line = { text: piece.str, x, y, size, end: x + piece.width };
      lines.push(line);
    }
    if (piece.str.trim() !== '') last = piece;
  }
  return lines.map(({ text, x, y, size }) => ({ text: text.trim(), x, y, size }));
}

function place({ transform, height }: TextPiece): { x: number; y: number; size: number } {
  const [, , , scale = 0, x = 0, y = 0] = transform;
  return { x, y, size: Math.abs(height || scale) || 10 };
}

function isSlanted({ transform: [a = 1, b = 0, c = 0, d = 1] }: TextPiece): boolean {
  const upright = Math.abs(a) + Math.abs(d);
  const turned = Math.abs(b) + Math.abs(c);
  return Math.min(upright, turned) > 0.1 * Math.max(upright, turned);
}

function isRepeated(piece: TextPiece, last: TextPiece): boolean {
  const here = place(piece);
  const there = place(last);
  return piece.str === last.str && Math.abs(here.x - there.x) < 1.5 && Math.abs(here.y - there.y) < 1.5;
}
