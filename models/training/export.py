"""Writes the model folder from the trained rows; the same rows give the same bytes.

  python3 export.py --work DIR --run NAME --to DIR [--dimensions 256]

Each row r is stored as int8: s = max|r| / 127, q = round(r / s). The class token, which opens every text, gets a row so small that
it changes no vector but gives a text without any known token a fixed unit vector instead of 0 / 0. SHA256SUMS lists every other file.
`--dimensions` keeps the first columns of a table that was trained for it (`train.py --matryoshka`).
"""
import argparse
import hashlib
import json
from pathlib import Path

import numpy as np

from onnx_file import lookup_graph, model

CLASS_ID = 2
CONFIG = """{
  "model_type": "bert",
  "architectures": ["BertModel"],
  "vocab_size": %d,
  "hidden_size": %d,
  "max_position_embeddings": 512,
  "pad_token_id": 0,
  "wenju": {
    "pooling": "mean",
    "normalize": true,
    "dimensions": %d,
    "query_prefix": "",
    "passage_prefix": "",
    "max_tokens": 512
  }
}
"""


def quantise(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows and the float32 scale of each."""
    scale = np.maximum(np.abs(rows).max(1, keepdims=True) / 127, 1e-12).astype(np.float32)
    return np.clip(np.rint(rows / scale), -127, 127).astype(np.int8), scale


def checksums(folder: Path) -> str:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "SHA256SUMS")
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}\n" for p in files)


def write_folder(folder: Path, work: Path, onnx: bytes, shape: tuple[int, int]) -> None:
    """The layout that transformers.js and Hugging Face tools load, with its checksums."""
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    (folder / "onnx" / "model_quantized.onnx").write_bytes(onnx)
    (folder / "tokenizer.json").write_text((work / "tokenizer.json").read_text())
    (folder / "tokenizer_config.json").write_text((Path(__file__).parent / "tokenizer_config.json").read_text())
    (folder / "config.json").write_text(CONFIG % (*shape, shape[1]))
    (folder / "SHA256SUMS").write_text(checksums(folder))
    total = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    print(json.dumps({"rows": shape[0], "dimensions": shape[1], "bytes": total}))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--run", default="run")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--dimensions", type=int, help="of the table when absent")
    a = parser.parse_args()
    rows = np.load(a.work / a.run / "best.npy").astype(np.float32)[:, : a.dimensions]
    rows[CLASS_ID] = 1e-7 * np.where(np.arange(rows.shape[1]) % 2 == 0, 1, -1)
    size, dimensions = rows.shape
    quantised, scale = quantise(rows)
    graph = lookup_graph(quantised.tobytes(), scale.astype("<f4").tobytes(), size, dimensions)
    write_folder(a.to, a.work, model(graph, "wenju"), rows.shape)


if __name__ == "__main__":
    main()
