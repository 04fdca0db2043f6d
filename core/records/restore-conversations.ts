import type { Conversations } from '../answer/conversation.ts';
import type { Transcripts } from './records.ts';

/** Nobody goes on with what was said longer ago. */
const LAST_MS = 6 * 60 * 60 * 1000;
const EXCHANGES = 2_000;

/**
 * Brings the latest conversations back into memory after a restart, so that no question has to look for its conversation in
 * the records. Those that were already gone on with stay as they are.
 */
export async function restoreConversations(
  memory: Conversations,
  transcripts: Pick<Transcripts, 'since'>,
  now: Date,
): Promise<void> {
  const exchanges = await transcripts.since(new Date(now.getTime() - LAST_MS), EXCHANGES);
  const begun = new Set<string>();
  for (const { conversationId, question, answer } of exchanges) {
    if (!begun.has(conversationId) && (await memory.turns(conversationId)).length > 0) continue;
    begun.add(conversationId);
    await memory.append(conversationId, { role: 'user', content: question }, { role: 'assistant', content: answer });
  }
}
