import { piecesOf } from './lines.ts';

type Props = { text: string; start?: number; end?: number; marks: readonly (readonly [number, number])[] };

/** A stretch of a text with the words that were found marked. */
export function Marked({ text, start = 0, end = text.length, marks }: Props) {
  const pieces = piecesOf(text, { start, end }, marks);
  return <>{pieces.map((piece, i) => (piece.marked ? <mark key={i}>{piece.text}</mark> : piece.text))}</>;
}
