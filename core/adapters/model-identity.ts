import type { ModelFolder } from './model-folder.ts';
import { sha256 } from './sha256.ts';

/**
 * What an index remembers of the model that filled it: a name for people, and a hash of what makes its vectors. Cut to
 * other dimensions, a model gives other vectors from the same files: to an index it is another model.
 */
export function modelIdentity(
  { id, model }: { id: string; model: ModelFolder },
  dimensions: number | undefined,
): { id: string; sha256: string } {
  if (dimensions === undefined) return { id, sha256: model.sha256 };
  return { id: `${id}@${dimensions}`, sha256: sha256(`${model.sha256} ${dimensions}`) };
}
