"""Gives each training pair a hard negative: a passage that a table takes for the answer, and that is not.

  python3 hard_negatives.py --work DIR --table TABLE.npy

Of the passages of the same source, one of the `NEAREST` to the question whose cosine is below 0.95 of that of the right passage: what
is nearer may well be an answer that nobody marked (after Moreira et al. 2024, "NV-Retriever", which calls it positive-aware mining).
Negatives that were given stay. Rewrites `negative.ids` and `negative.ends`.
"""
import argparse
from pathlib import Path

import numpy as np
import torch

from batches import Corpus, ragged
from held_out import texts
from table import embed

NEAREST = 8
MOST = 0.95
POOL = 60_000
AT_ONCE = 1024


def nearest_wrong(queries: torch.Tensor, passages: torch.Tensor, right: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """For each query the place of its hard negative; `right` is the place of its own passage."""
    found = []
    for at in range(0, len(queries), AT_ONCE):
        cosine = queries[at : at + AT_ONCE] @ passages.T
        own = cosine[torch.arange(len(cosine)), torch.from_numpy(right[at : at + AT_ONCE])]
        cosine[cosine > MOST * own[:, None]] = -1
        near = cosine.topk(NEAREST, dim=1).indices.numpy()
        found.append(near[np.arange(len(near)), random.integers(0, NEAREST, len(near))])
    return np.concatenate(found)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--table", type=Path, required=True)
    a = parser.parse_args()
    corpus, table, random = Corpus(a.work), torch.from_numpy(np.load(a.table)), np.random.default_rng(5)
    starts, ends = corpus.spans("negative", np.arange(len(corpus.group)))
    given = ends > starts
    source_of = np.where(given, "negative", "passage")
    for number, name in enumerate(corpus.sources):
        rows = np.flatnonzero((corpus.pair_source == number) & ~corpus.held & ~given)
        rows = random.permutation(rows)[: 4 * POOL]
        _, first = np.unique(corpus.group[rows], return_index=True)
        kept = rows[np.sort(first)[:POOL]]
        if name == "synonyms" or len(kept) < 100:
            continue
        order = np.argsort(corpus.group[kept])
        place = np.searchsorted(corpus.group[kept], corpus.group[rows], sorter=order).clip(max=len(kept) - 1)
        right = order[place]
        known = corpus.group[kept[right]] == corpus.group[rows]
        rows, right = rows[known], right[known]
        wrong = nearest_wrong(embed(table, texts(corpus, "query", rows)), embed(table, texts(corpus, "passage", kept)), right, random)
        starts[rows], ends[rows] = corpus.spans("passage", kept[wrong])
        print(name, len(rows), flush=True)
    write(a.work, corpus, source_of, starts, ends)


def write(work: Path, corpus: Corpus, kind: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> None:
    """Negatives in the order of the pairs, taken from where each stands."""
    at, owner = ragged(starts, ends)
    mined = kind[owner] == "passage"
    ids = np.empty(len(at), np.uint16)
    ids[mined], ids[~mined] = corpus.ids["passage"][at[mined]], corpus.ids["negative"][at[~mined]]
    ids.tofile(work / "negative.ids")
    np.cumsum(ends - starts).astype(np.uint32).tofile(work / "negative.ends")


if __name__ == "__main__":
    main()
