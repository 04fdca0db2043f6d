import type { CitedText } from './cite.ts';

/**
 * Several answers as one, one below the other, citations numbered through. `remark`, the assistant's own, comes last and is no
 * segment: it quotes nothing.
 */
export function joinCited(texts: readonly CitedText[], remark?: string): CitedText {
  const joined: CitedText = { parts: [], segments: [], citations: [] };
  for (const { parts, segments, citations } of texts) {
    const before = joined.citations.length;
    const renumbered = parts.map((part) => part.replace(MARKER, (_, index: string) => `[${Number(index) + before}]`));
    joined.parts.push(...renumbered.map((part, i) => (i === 0 && joined.parts.length > 0 ? `\n${part}` : part)));
    joined.segments.push(
      ...segments.map((one) => ({ ...one, citations: one.citations.map((index) => index + before) })),
    );
    joined.citations.push(...citations.map((one) => ({ ...one, index: one.index + before })));
  }
  if (remark !== undefined) joined.parts.push(`\n${remark}`);
  return joined;
}

/** A marker closes its part. */
const MARKER = /\[(\d+)\]$/;
