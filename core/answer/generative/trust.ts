/**
 * Whether a model is believed when it finds that passages do not answer. One that refuses whatever it is asked would cost every
 * visitor an answer; so its last judgements of what rules are sure of are remembered:
 *
 *   believed  ⇔  fewer than 4 of them, or at most 2 in 5 refused
 */
export type Trust = {
  /** The model was given the passages of a sure answer. */
  judged(refused: boolean): void;
  believes(): boolean;
};

const REMEMBERED = 20;
const TOO_FEW = 4;
const MOST = 0.4;

export function createTrust(): Trust {
  let refusals: boolean[] = [];
  return {
    judged(refused) {
      refusals = [...refusals, refused].slice(-REMEMBERED);
    },
    believes: () => refusals.length < TOO_FEW || refusals.filter(Boolean).length <= MOST * refusals.length,
  };
}
