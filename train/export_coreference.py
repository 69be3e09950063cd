"""Puts the ranker of train/coreference.py into a weight file.

python export_coreference.py --ranker coref.npz --model english.model [--out english.model]
A ranker belongs to the weights whose rows it was trained on: new weights want a new one.
"""
import argparse
import json
import types

import numpy as np
import torch

from export import MAGIC, Writer


def add(w, path):
    """Adds the tensors coref.* (docs/formats/model.md) to a Writer."""
    v = {k: torch.from_numpy(x) for k, x in np.load(path).items()}
    w.dense("coref.project", types.SimpleNamespace(weight=v["project_weight"], bias=v["project_bias"]))
    for table, first in (("one", "ones"), ("pair", "pairs")):
        t = v[table + "_weight"]
        w.embedding("coref." + table, t)
        w.add(f"coref.{table}.first", np.append(v[first].numpy(), len(t)).astype("<i4"), "i32")
    for name, layer in (("score", "score"), ("none", "score_none")):
        w.floats("coref." + name, torch.cat([v[layer + "_weight"].flatten(), v[layer + "_bias"]]))


def reopened(path):
    """A Writer that holds what a weight file holds, but for the ranker, and its meta."""
    body = open(path, "rb").read()
    assert body[:8] == MAGIC, "no weight file"
    size = int.from_bytes(body[8:16], "little")
    head, start = json.loads(body[16:16 + size]), 16 + size + -(16 + size) % 64
    w = Writer(False)
    for t in head["tensors"]:
        if not t["name"].startswith("coref."):
            raw = np.frombuffer(body, np.uint8, t["size"], start + t["offset"])
            w.add(t["name"], raw, t["dtype"], t["shape"])
    return w, head["meta"]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--ranker", required=True)
    p.add_argument("--model", required=True)
    p.add_argument("--out")
    a = p.parse_args()
    w, meta = reopened(a.model)
    add(w, a.ranker)
    print(w.write(a.out or a.model, meta), "bytes")


if __name__ == "__main__":
    main()
