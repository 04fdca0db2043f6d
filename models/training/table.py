"""The model: one row per token, a text is the normalised sum of the rows of its tokens.

In training a word's row is its own row plus the mean of the rows of the characters and shorter words inside it (after
Bojanowski et al. 2017, "Enriching Word Vectors with Subword Information"): T = W + A W. The sum is computed once after training, so
the shipped table holds one row per word and words that are rare or overlap in part are still related. Rows start as random
directions scaled by a / (a + p(w)), the weight of Arora et al. 2017 ("A Simple but Tough-to-Beat Baseline for Sentence Embeddings").
"""
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from batches import Bags

SPECIAL = 3
SIF = 3e-4


class Table(nn.Module):
    """Token table with subword sums."""

    def __init__(self, subtokens: list[list[int]], probability: np.ndarray, dimensions: int) -> None:
        super().__init__()
        size = len(subtokens)
        weight = (SIF / (SIF + probability))[:, None] * torch.randn(size, dimensions).numpy() / dimensions**0.5
        weight[:SPECIAL] = 0
        self.weight = nn.Parameter(torch.tensor(weight, dtype=torch.float32))
        row = [i for i, parts in enumerate(subtokens) for _ in parts]
        column = [j for parts in subtokens for j in parts]
        value = [1 / len(parts) for parts in subtokens for _ in parts]
        self.parts = torch.sparse_coo_tensor(torch.tensor([row, column]), torch.tensor(value), (size, size)).coalesce()

    @classmethod
    def create(cls, work: Path, probability: np.ndarray, dimensions: int) -> "Table":
        return cls(json.loads((work / "subtokens.json").read_text()), probability, dimensions)

    def rows(self) -> Tensor:
        """T = W + A W; padding and class token never occur in training texts: their rows stay zero."""
        return torch.sparse.mm(self.parts, self.weight).add_(self.weight)


def embed(table: Tensor, texts: Bags) -> Tensor:
    """Unit vectors: sum of the token rows, divided by its length."""
    total = functional.embedding_bag(torch.from_numpy(texts.ids), table, torch.from_numpy(texts.starts), mode="sum")
    return functional.normalize(total, dim=1)


def joined(lists: Sequence[Bags]) -> Bags:
    """All lists of texts as one, so that the table's gradient is written once."""
    before = np.cumsum([0, *(len(texts.ids) for texts in lists)])
    starts = [texts.starts + offset for texts, offset in zip(lists, before)]
    return Bags(np.concatenate([texts.ids for texts in lists]), np.concatenate(starts))


def contrastive(queries: Tensor, passages: Tensor, negatives: Tensor, temperature: float) -> Tensor:
    """In-batch softmax in both directions: mean of CE(Q(P,N)t / t) and CE(PQt / t) against the diagonal."""
    logits = queries @ torch.cat([passages, negatives]).T / temperature
    target = torch.arange(len(queries))
    return (functional.cross_entropy(logits, target) + functional.cross_entropy(logits[:, : len(queries)].T, target)) / 2


def nested(vectors: Sequence[Tensor], lengths: Sequence[int], temperature: float) -> Tensor:
    """Mean of the contrastive losses of the vectors cut to each of the lengths, so that a cut vector is good in itself (Kusupati et
    al. 2022, "Matryoshka Representation Learning")."""
    losses = [contrastive(*(functional.normalize(v[:, :d], dim=1) for v in vectors), temperature) for d in lengths]
    return torch.stack(losses).mean()
