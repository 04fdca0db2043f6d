"""Writes the model folder of a trained encoder; the same weights give the same bytes.

  python3 export_encoder.py --work DIR --run NAME --to DIR

Also writes `parity.json` into the run's folder: token ids of 200 held-out passages and the vectors that torch gives them, for
`parity.mjs`.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from batches import Corpus
from encoder import Encoder, padded
from encoder_graph import encoder_graph
from export import CLASS_ID, quantise, write_folder
from held_out import texts
from onnx_file import model

PARITY_TEXTS = 200


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--run", default="pairs")
    parser.add_argument("--to", type=Path, required=True)
    a = parser.parse_args()
    saved = torch.load(a.work / a.run / "best.pt")
    table = saved["encoder"]["table"].numpy()
    table[CLASS_ID] = 1e-7 * np.where(np.arange(table.shape[1]) % 2 == 0, 1, -1)
    encoder = Encoder(table, **saved["shape"])
    encoder.load_state_dict({**saved["encoder"], "table": torch.tensor(table)})
    weights = {k: v.numpy() for k, v in encoder.state_dict().items()}
    rows, scales = quantise(table)
    graph = encoder_graph(weights, rows, scales, saved["shape"]["layers"], saved["shape"]["heads"])
    write_folder(a.to, a.work, model(graph, "wenju", opset=18), table.shape)
    corpus = Corpus(a.work)
    held = texts(corpus, "passage", np.random.default_rng(3).permutation(np.flatnonzero(corpus.held))[:PARITY_TEXTS])
    ids = padded(*held, 256)
    with torch.no_grad():
        vectors = encoder(ids)
    lists = [row[row > 0].tolist() for row in ids]
    (a.work / a.run / "parity.json").write_text(json.dumps({"ids": lists, "vectors": [[round(float(x), 6) for x in v] for v in vectors]}))


if __name__ == "__main__":
    main()
