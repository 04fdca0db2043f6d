import type { StoredDocument } from './document.ts';

/** The facts that say which wording holds when and for whom; absent where the author did not state them. */
export const validityFacts = ({ version, effectiveFrom, effectiveTo, appliesTo, url }: StoredDocument) => ({
  ...(version !== undefined && { version }),
  ...(effectiveFrom !== undefined && { effective_from: effectiveFrom }),
  ...(effectiveTo !== undefined && { effective_to: effectiveTo }),
  ...(appliesTo !== undefined && { applies_to: appliesTo }),
  ...(url !== undefined && { url }),
});
