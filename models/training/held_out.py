"""nDCG@10 on the held-out pairs: the only figure that decides when training stops."""
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from batches import Bags, Corpus, bags, ragged

QUERIES = 300


def texts(corpus: Corpus, kind: str, rows: np.ndarray) -> Bags:
    at, owner = ragged(*corpus.spans(kind, rows))
    return bags(corpus.ids[kind][at], owner, len(rows))


class HeldOut:
    """Per source: up to 300 held-out queries against their passages and as many training passages as `distractors` says."""

    def __init__(self, corpus: Corpus, distractors: int) -> None:
        random = np.random.default_rng(7)
        self.sets: dict[str, tuple[Bags, Bags, np.ndarray]] = {}
        for number, name in enumerate(corpus.sources):
            mine = corpus.pair_source == number
            held = random.permutation(np.flatnonzero(mine & corpus.held))
            if len(held) < 20:
                continue
            queries, other = held[:QUERIES], np.flatnonzero(mine & ~corpus.held)
            pool = np.concatenate([queries, random.choice(other, min(distractors, len(other)), replace=False)])
            groups, first = np.unique(corpus.group[pool], return_index=True)
            answer = np.searchsorted(groups, corpus.group[queries])
            self.sets[name] = texts(corpus, "query", queries), texts(corpus, "passage", pool[first]), answer

    def scores(self, embed: Callable[[Bags], Tensor]) -> dict[str, float]:
        """nDCG@10 = 1 / log2(1 + rank) of the one right passage, 0 beyond rank 10; mean per source and over sources."""
        result: dict[str, float] = {}
        with torch.no_grad():
            for name, (queries, passages, answer) in self.sets.items():
                similarity = (embed(queries) @ embed(passages).T).numpy()
                right = similarity[np.arange(len(answer)), answer]
                rank = 1 + (similarity > right[:, None]).sum(1)
                result[name] = float(np.where(rank <= 10, 1 / np.log2(1 + rank), 0).mean())
        result["mean"] = float(np.mean(list(result.values())))
        return {k: round(v, 4) for k, v in result.items()}
