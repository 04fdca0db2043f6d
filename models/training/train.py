"""Trains the token table.

  python3 train.py --work DIR [--minutes 18] [--dimensions 320] [--matryoshka 128,256] [--resume]

Adam on the whole table, learning rate warmed up over 50 steps and falling linearly with the time spent; every 150 steps the
held-out figure is taken, the best table so far is kept in best.npy and the full state in checkpoint.pt. `--matryoshka` names lengths
below `--dimensions` that vectors may be cut to: the loss is then the mean over these and the full length.
"""
import argparse
import json
import time
from functools import partial
from pathlib import Path

import numpy as np
import torch

from batches import Corpus, Sampler
from held_out import HeldOut
from table import Table, embed, joined, nested


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--name", default="run", help="folder of this run inside the work folder")
    parser.add_argument("--dimensions", type=int, default=320)
    parser.add_argument("--matryoshka", type=lengths, default=[], help="shorter lengths that are trained too, as 128,256")
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--rate", type=float, default=7e-3)
    parser.add_argument("--temperature", type=float, default=0.05)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--minutes", type=float, default=18)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--every", type=int, default=150)
    parser.add_argument("--patience", type=int, default=6, help="stop after this many figures without a new best")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    return parser.parse_args()


def lengths(listed: str) -> list[int]:
    return [int(length) for length in listed.split(",")]


def main() -> None:
    a = arguments()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    folder = a.work / a.name
    folder.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(a.work)
    size = len(json.loads((a.work / "subtokens.json").read_text()))
    model = Table.create(a.work, corpus.token_probability(size), a.dimensions)
    optimiser = torch.optim.Adam(model.parameters(), lr=a.rate, betas=(0.9, 0.98))
    sampler, held_out = Sampler(corpus, a.batch, a.dropout, a.seed), HeldOut(corpus, distractors=5000)
    step, spent, best, stale, loss_sum = 0, 0.0, 0.0, 0, 0.0
    checkpoint = folder / "checkpoint.pt"
    if a.resume and checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        sampler.random.bit_generator.state = state["random"]
        step, spent, best, stale = state["step"], state["spent"], state["best"], state["stale"]
    reported = step
    print("start", json.dumps(held_out.scores(partial(embed, model.rows().detach()))), flush=True)
    while spent < a.minutes * 60 and stale < a.patience:
        began = time.monotonic()
        for group in optimiser.param_groups:
            group["lr"] = a.rate * min(1, (step + 1) / 50) * max(0.02, 1 - spent / (a.minutes * 60))
        batch = sampler.next()
        vectors = embed(model.rows(), joined(batch)).split([len(texts.starts) for texts in batch])
        loss = nested(vectors, [*a.matryoshka, a.dimensions], a.temperature)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        loss_sum += float(loss.detach())
        step += 1
        spent += time.monotonic() - began
        if step % a.every == 0 or spent >= a.minutes * 60:
            rows = model.rows().detach()
            scores = held_out.scores(partial(embed, rows))
            cut = {d: held_out.scores(partial(embed, rows[:, :d].contiguous()))["mean"] for d in a.matryoshka}
            stale = 0 if scores["mean"] > best else stale + 1
            if stale == 0:
                best = scores["mean"]
                np.save(folder / "best.npy", rows.numpy())
            torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "spent": spent, "best": best,
                        "stale": stale, "random": sampler.random.bit_generator.state}, checkpoint)
            print(step, f"{spent:.0f}s", f"loss {loss_sum / (step - reported):.3f}", json.dumps(scores), *([cut] if cut else []), flush=True)
            loss_sum, reported = 0.0, step


if __name__ == "__main__":
    main()
