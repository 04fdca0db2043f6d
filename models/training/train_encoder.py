"""Trains the contextual encoder: first on words, then on pairs.

  python3 train_encoder.py --work DIR --objective words --table DIR/run/best.npy --minutes 15
  python3 train_encoder.py --work DIR --objective pairs --table DIR/run/best.npy --start DIR/words/checkpoint.pt --minutes 50

`words` hides 15 % of the words of running text and learns the layers (the table is kept) by finding each again among the words
hidden in the same batch (Devlin et al. 2019; sampled softmax with the log-frequency correction of Bengio and Senecal 2008).
`pairs` learns layers and table by in-batch softmax over pairs, as for the table alone. Matrix products run in bfloat16.
`--resume` goes on from the checkpoint of the run, written every `--every` steps.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from batches import Bags, Corpus, Sampler
from encoder import MASK, Encoder, padded
from held_out import HeldOut
from table import SPECIAL, contrastive, joined

HIDDEN = 0.15
LONGEST_QUERY = 32


class Words:
    """The hidden-word objective on stretches of running text."""

    def __init__(self, corpus: Corpus, encoder: Encoder, a: argparse.Namespace) -> None:
        self.text, self.random, self.batch, self.length = corpus.ids["sentence"], np.random.default_rng(a.seed), a.batch, a.longest
        self.probability = torch.tensor(corpus.token_probability(len(encoder.table)), dtype=torch.float32)
        self.head = nn.Linear(encoder.shape["width"], encoder.table.shape[1])
        encoder.table.requires_grad_(False)

    def loss(self, encoder: Encoder) -> Tensor:
        start = self.random.integers(0, len(self.text) - self.length, self.batch)
        ids = torch.from_numpy(self.text[start[:, None] + np.arange(self.length)].astype(np.int64))
        hidden = torch.from_numpy(self.random.random(ids.shape) < HIDDEN) & (ids >= SPECIAL)
        _, states = encoder.context(torch.where(hidden, MASK, ids))
        words, target = torch.unique(ids[hidden], return_inverse=True)
        expected = 1 - (1 - self.probability[words]) ** len(target)
        rows = functional.normalize(encoder.table[words], dim=1)
        logits = 10 * self.head(states[hidden]) @ rows.T
        return functional.cross_entropy(logits.float() - expected.clamp_min(1e-6).log(), target)


class Pairs:
    """The contrastive objective."""

    def __init__(self, corpus: Corpus, encoder: Encoder, a: argparse.Namespace) -> None:
        self.sampler, self.longest, self.temperature = Sampler(corpus, a.batch, a.dropout, a.seed), a.longest, a.temperature
        self.random = self.sampler.random
        self.head = nn.Identity()

    def loss(self, encoder: Encoder) -> Tensor:
        queries, passages, negatives = self.sampler.next()
        first = in_order(encoder, queries, LONGEST_QUERY)
        second, third = (in_order(encoder, joined([passages, negatives]), self.longest)).split([len(first), len(negatives.starts)])
        # In bfloat16 a cosine near 1 has steps of 0.004: too coarse to be divided by the temperature.
        with torch.autocast("cpu", enabled=False):
            return contrastive(first, second, third, self.temperature)


def in_order(encoder: Encoder, texts: Bags, longest: int, at_once: int = 256) -> Tensor:
    """Vectors of texts of unlike length: computed in groups of like length, returned in the order given."""
    lengths = np.diff(np.append(texts.starts, len(texts.ids)))
    order = np.argsort(lengths, kind="stable")
    parts = [encoder(padded(*chosen(texts, order[at : at + at_once]), longest)) for at in range(0, len(order), at_once)]
    return torch.cat(parts)[torch.from_numpy(np.argsort(order))]


def chosen(texts: Bags, rows: np.ndarray) -> Bags:
    """Some of the texts."""
    ends = np.append(texts.starts[1:], len(texts.ids))
    lengths = ends[rows] - texts.starts[rows]
    starts = np.cumsum(lengths) - lengths
    owner = np.repeat(np.arange(len(rows)), lengths)
    return Bags(texts.ids[np.arange(lengths.sum()) - starts[owner] + texts.starts[rows][owner]], starts)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--objective", choices=["words", "pairs"], required=True)
    parser.add_argument("--name", help="folder of this run inside the work folder; the objective when absent")
    parser.add_argument("--table", type=Path, required=True, help="rows of a trained table")
    parser.add_argument("--start", type=Path, help="checkpoint of an earlier objective")
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--longest", type=int, default=64)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--table-rate", type=float, default=5e-4)
    parser.add_argument("--temperature", type=float, default=0.05)
    parser.add_argument("--dropout", type=float, default=0.1, help="share of tokens left out of pairs")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--every", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    return parser.parse_args()


def main() -> None:
    a = arguments()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    folder = a.work / (a.name or a.objective)
    folder.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(a.work)
    encoder = Encoder(np.load(a.table), a.layers)
    if a.start:
        earlier = torch.load(a.start)["encoder"]
        encoder.load_state_dict({**earlier, "table": encoder.table.data})
    task = (Words if a.objective == "words" else Pairs)(corpus, encoder, a)
    layers = [p for name, p in encoder.named_parameters() if name != "table"] + list(task.head.parameters())
    groups = [{"params": layers, "peak": a.rate}]
    if a.objective == "pairs":
        groups.append({"params": [encoder.table], "peak": a.table_rate, "weight_decay": 0.0})
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    held_out = HeldOut(corpus, distractors=500) if a.objective == "pairs" else None
    checkpoint = folder / "checkpoint.pt"
    step, spent, best, loss_sum = 0, 0.0, 0.0, 0.0
    if a.resume and checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        encoder.load_state_dict(state["encoder"])
        task.head.load_state_dict(state["head"])
        optimiser.load_state_dict(state["optimiser"])
        task.random.bit_generator.state = state["random"]
        step, spent, best = state["step"], state["spent"], state["best"]
    reported = step
    if held_out:
        print("start", json.dumps(held_out.scores(lambda texts: vectors(encoder, texts))), flush=True)
    while spent < a.minutes * 60:
        began = time.monotonic()
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * min(1, (step + 1) / 100) * max(0.02, 1 - spent / (a.minutes * 60))
        with torch.autocast("cpu", torch.bfloat16):
            loss = task.loss(encoder)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(layers, 1.0)
        optimiser.step()
        loss_sum += float(loss.detach())
        step += 1
        spent += time.monotonic() - began
        if step % a.every == 0 or spent >= a.minutes * 60:
            scores = held_out.scores(lambda texts: vectors(encoder, texts)) if held_out else {}
            if scores.get("mean", 1.0) > best:
                best = scores.get("mean", 0.0)
                torch.save({"encoder": encoder.state_dict(), "shape": encoder.shape}, folder / "best.pt")
            torch.save({"encoder": encoder.state_dict(), "head": task.head.state_dict(), "optimiser": optimiser.state_dict(),
                        "random": task.random.bit_generator.state, "step": step, "spent": spent, "best": best}, checkpoint)
            print(step, f"{spent:.0f}s", f"loss {loss_sum / (step - reported):.3f}", json.dumps(scores), flush=True)
            loss_sum, reported = 0.0, step


def vectors(encoder: Encoder, texts: Bags) -> Tensor:
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        return in_order(encoder, texts, 128)


if __name__ == "__main__":
    main()
