import type { Knowledge } from '../knowledge.ts';

/** Makes a generation serve that has just become current. Twice where a look is under way that may have begun before. */
export async function takeUp(id: string, knowledge: Knowledge): Promise<void> {
  await knowledge.refresh();
  if (knowledge.current()?.generation.manifest.id !== id) await knowledge.refresh();
}
