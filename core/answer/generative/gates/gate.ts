import type { Claim } from '../claim.ts';
import type { Support } from '../support.ts';

/** One thing that must hold of a claim. Pure, quick, and in doubt against the claim: the source speaks for itself. */
export type Gate = (claim: Claim, support: Support) => boolean;
