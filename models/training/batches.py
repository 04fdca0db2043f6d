"""Training batches: given pairs and inverse-cloze pairs cut fresh from the text.

Inverse cloze (Lee et al. 2019, "Latent Retrieval for Weakly Supervised Open Domain Question Answering", section 4): a sentence is
the query, the block around it the passage; here the sentence is taken out of the block nine times in ten. A batch comes from one
source, so that the other passages of the batch are hard negatives of the same field, and never holds the same passage or block twice.
"""
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

MAX_PASSAGE = 192
PAIR_SHARE = {"crud_news": 12, "lctt": 12, "regulations": 7, "dynamics": 6, "teams": 3, "dify": 0.5, "kdconv": 2, "medical": 4,
              "customers": 4, "synonyms": 2,
              "aliyun": 4, "domains": 1, "intune": 1.5, "powerbi": 1, "partner": 1, "cooking": 1, "dialogue": 0.7, "instructions": 0.3,
              "desktop": 0.3}
CLOZE_SHARE = {"crud_news": 22, "lctt": 12, "regulations": 8, "dynamics": 7, "teams": 3.5, "dify": 1, "aliyun": 3, "intune": 2, "cooking": 0.7}


class Bags(NamedTuple):
    """Texts as one array of token ids with the start of each text."""

    ids: np.ndarray
    starts: np.ndarray


class Batch(NamedTuple):
    """The i-th passage answers the i-th query; the negatives, often none, answer no query of the batch."""

    queries: Bags
    passages: Bags
    negatives: Bags


NONE = Bags(np.zeros(0, np.int64), np.zeros(0, np.int64))


class Corpus:
    """The arrays written by encode.mjs."""

    def __init__(self, work: Path) -> None:
        def read(name: str, dtype: type) -> np.ndarray:
            return np.fromfile(work / name, dtype=dtype)

        self.sources: list[str] = json.loads((work / "sources.json").read_text())
        self.ids = {k: read(f"{k}.ids", np.uint16) for k in ("query", "passage", "negative", "sentence")}
        self.ends = {k: read(f"{k}.ends", np.uint32).astype(np.int64) for k in self.ids}
        self.pair_source, self.held = read("pair.source", np.uint8), read("pair.held", np.uint8).astype(bool)
        self.group = read("pair.group", np.uint32)
        self.block_end, self.block_source = read("block.ends", np.uint32).astype(np.int64), read("block.source", np.uint8)
        self.block_start = np.concatenate([[0], self.block_end[:-1]])

    def spans(self, kind: str, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Start and end offsets of items in ids[kind]."""
        ends = self.ends[kind]
        return np.where(rows > 0, ends[rows - 1], 0), ends[rows]

    def token_probability(self, size: int) -> np.ndarray:
        """Unigram probability of each token over passages and sentences."""
        count = np.bincount(self.ids["passage"], minlength=size) + np.bincount(self.ids["sentence"], minlength=size)
        return (count + 1) / (count.sum() + size)


def ragged(starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Offsets of all elements of the spans [start, end), and the number of the span each belongs to."""
    lengths = ends - starts
    owner = np.repeat(np.arange(len(starts)), lengths)
    return np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths) + np.repeat(starts, lengths), owner


def bags(ids: np.ndarray, owner: np.ndarray, count: int, keep: np.ndarray | None = None) -> Bags:
    """Groups token ids by owner, dropping those with keep = False."""
    if keep is not None:
        ids, owner = ids[keep], owner[keep]
    return Bags(ids.astype(np.int64), np.searchsorted(owner, np.arange(count)))


class Sampler:
    """Draws batches with a seeded generator; its state can be saved and restored."""

    def __init__(self, corpus: Corpus, batch: int, dropout: float, seed: int) -> None:
        self.corpus, self.batch, self.dropout = corpus, batch, dropout
        self.random = np.random.default_rng(seed)
        self.menu: list[tuple[str, np.ndarray, float]] = []
        for number, name in enumerate(corpus.sources):
            rows = np.flatnonzero((corpus.pair_source == number) & ~corpus.held)
            self.menu.append(("pair", rows, PAIR_SHARE.get(name, 0)))
            self.menu.append(("cloze", np.flatnonzero(corpus.block_source == number), CLOZE_SHARE.get(name, 0)))
        share = np.array([s for _, _, s in self.menu], dtype=float)
        self.probability = share / share.sum()

    def next(self) -> Batch:
        kind, rows, _ = self.menu[self.random.choice(len(self.menu), p=self.probability)]
        drawn = self.random.choice(rows, min(self.batch * 5 // 4, len(rows)), replace=False)
        return self.pairs(drawn) if kind == "pair" else self.cloze(drawn)

    def kept(self, count: int) -> np.ndarray:
        return self.random.random(count) >= self.dropout

    def pairs(self, rows: np.ndarray) -> Batch:
        """Given pairs; a long passage is cut to a random window."""
        c = self.corpus
        _, first = np.unique(c.group[rows], return_index=True)
        rows = rows[np.sort(first)][: self.batch]
        qs, qe = c.spans("query", rows)
        ps, pe = c.spans("passage", rows)
        spare = np.maximum(pe - ps - MAX_PASSAGE, 0)
        ps = ps + (spare * np.maximum(self.random.random(len(rows)) * 2 - 1, 0)).astype(np.int64)
        pe = np.minimum(pe, ps + MAX_PASSAGE)
        qat, qown = ragged(qs, qe)
        pat, pown = ragged(ps, pe)
        ns, ne = c.spans("negative", rows)
        hard = np.flatnonzero(ne > ns)
        nat, nown = ragged(ns[hard], ne[hard])
        return Batch(bags(c.ids["query"][qat], qown, len(rows), self.kept(len(qat))),
                     bags(c.ids["passage"][pat], pown, len(rows), self.kept(len(pat))),
                     bags(c.ids["negative"][nat], nown, len(hard), self.kept(len(nat))))

    def cloze(self, blocks: np.ndarray) -> Batch:
        """Inverse-cloze pairs; half of the queries are cut to 3-14 tokens, the length of a question."""
        c, random = self.corpus, self.random
        first, last = c.block_start[blocks], c.block_end[blocks]
        chosen = first + (random.random(len(blocks)) * (last - first)).astype(np.int64)
        qs, qe = c.spans("sentence", chosen)
        bs, be = c.spans("sentence", first)[0], c.spans("sentence", last - 1)[1]
        good = np.flatnonzero((qe - qs >= 4) & ((be - bs) - (qe - qs) >= 10))[: self.batch]
        qs, qe, bs, be = qs[good], qe[good], bs[good], be[good]
        n = len(good)
        removed = random.random(n) < 0.9
        pat, pown = ragged(bs, be)
        hidden = (pat >= qs[pown]) & (pat < qe[pown]) & removed[pown]
        late = pat - bs[pown] >= MAX_PASSAGE + (qe - qs)[pown]
        passages = bags(c.ids["sentence"][pat], pown, n, ~hidden & ~late & self.kept(len(pat)))
        wanted = np.where(random.random(n) < 0.5, random.integers(3, 15, n), 64)
        length = np.minimum(wanted, qe - qs)
        qs = qs + (random.random(n) * (qe - qs - length + 1)).astype(np.int64)
        qat, qown = ragged(qs, qs + length)
        return Batch(bags(c.ids["sentence"][qat], qown, n, self.kept(len(qat))), passages, NONE)
