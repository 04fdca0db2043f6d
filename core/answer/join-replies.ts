import { joinCited } from './join-cited.ts';
import type { Reply } from './said.ts';
import { wording } from './wording.ts';

/**
 * Of the replies to several questions in one message, those that were answered as one, as many as fit into `limit` characters, and that the rest is
 * not there. `undefined` where none was.
 */
export function joinReplies(replies: readonly Reply[], limit: number): Reply | undefined {
  const answered = replies.filter(({ status }) => status === 'answered');
  const shown = answered.filter((_, i) => i === 0 || saidIn(answered.slice(0, i + 1)) <= limit);
  const [first] = shown;
  if (!first) return undefined;
  const remarks = [...new Set(shown.flatMap(({ remark }) => remark ?? []))];
  const partly = answered.length < replies.length ? wording.partly : undefined;
  return {
    ...first,
    quoted: joinCited(
      shown.map(({ quoted }) => quoted),
      partly,
    ),
    ...(remarks.length > 0 && { remark: remarks.join('\n') }),
    ...(shown.some(({ verbatim }) => verbatim) && { verbatim: true as const }),
    confidence: Math.min(...shown.map(({ confidence }) => confidence)),
  };
}

const saidIn = (replies: readonly Reply[]): number =>
  replies.reduce((sum, { quoted }) => sum + quoted.parts.join('').length, 0);
