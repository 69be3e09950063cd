"""The weights of a model file as average.pt and labels.json, to go on from: python reload.py --base FOLDER --model english.model --out FOLDER

int8 weights come back as their steps say; a run that goes on from them (train.py --from) or a mean with them (soup.py) needs no older checkpoint.
"""
import argparse
import json
import os

import numpy as np
import torch

import claims
from model import Model

TYPES = {"f32": "<f4", "i8": "i1", "u8": "u1", "u16": "<u2", "i32": "<i4"}


def read(path):
    """(meta, {name: array}) of a model file (docs/formats/model.md)."""
    raw = open(path, "rb").read()
    size = int.from_bytes(raw[8:16], "little")
    head, at = json.loads(raw[16:16 + size]), -(-(16 + size) // 64) * 64
    view = lambda t: np.frombuffer(raw, TYPES[t["dtype"]], t["size"] // np.dtype(TYPES[t["dtype"]]).itemsize, at + t["offset"])
    return head["meta"], {t["name"]: (view(t), t["shape"]) for t in head["tensors"]}


class Weights:
    """What export.py wrote, taken back piece by piece."""

    def __init__(self, tensors):
        self.tensors = tensors

    def floats(self, name):
        array, shape = self.tensors[name]
        return torch.tensor(array.reshape(shape).astype("f4"))

    def embedding(self, name):
        array, shape = self.tensors[name]
        return torch.tensor(array.reshape(shape).astype("f4") * self.tensors[name + ".scale"][0][:, None])

    def dense(self, name):
        """{"weight", "bias"} of a linear map, its columns unpacked from panels of 32."""
        packed, (k, n) = self.tensors[name + ".weight"]
        if packed.dtype == np.uint8:
            w = (packed.astype("f4") - 128).reshape(-1, k // 4, 32, 4).transpose(1, 3, 0, 2).reshape(k, -1)[:, :n] * self.tensors[name + ".scale"][0][:n]
        else:
            w = packed.reshape(-1, k, 32).transpose(1, 0, 2).reshape(k, -1)[:, :n]
        return {"weight": torch.tensor(np.ascontiguousarray(w.T)), "bias": self.floats(name + ".bias")}


def state(w, labels, layers):
    """The state of Model, by its own names."""
    out = {"encoder.word.weight": w.embedding("embeddings.word"), "encoder.position.weight": w.floats("embeddings.position"),
           "encoder.shape.weight": w.floats("embeddings.shape"), "root": w.floats("parse.root"),
           "frames.sense.weight": w.embedding("frames.sense"), "frames.sense.bias": w.floats("frames.sense.bias")}

    def linear(name, found):
        out.update({f"{name}.{k}": v for k, v in found.items()})

    def norm(name, at):
        out[name + ".weight"], out[name + ".bias"] = w.floats(at + ".gain"), w.floats(at + ".bias")

    norm("encoder.norm", "embeddings.norm")
    for i in range(layers):
        for part in ("qkv", "out", "up", "down"):
            linear(f"encoder.layers.{i}.{part}", w.dense(f"layer.{i}.{part}"))
        for part in ("norm1", "norm2"):
            norm(f"encoder.layers.{i}.{part}", f"layer.{i}.{part}")
    for k in ("upos", "xpos", "feats", "lemma", "names"):
        linear(f"tags.{k}", w.dense(f"head.{k}"))
    linear("start", w.dense("head.start"))
    for k in ("arc_head", "arc_dep", "arc", "label_head", "label_dep", "label"):
        linear(k, w.dense(f"parse.{k}"))
    for part in ("frames", "events", "speech"):
        for k in ("predicate", "word", "role"):
            linear(f"{part}.{k}", w.dense(f"{part}.{k}"))
        out[f"{part}.distance.weight"] = w.floats(f"{part}.distance")
    linear("events.row", w.dense("events.row"))
    linear("speech.cue", w.dense("speech.cue"))
    kinds, at = w.dense("events.kinds"), 0
    for k in ("event", *claims.STANCE):
        n = len(labels[k])
        linear(f"events.kinds.{k}", {p: v[at:at + n].clone() for p, v in kinds.items()})
        at += n
    linear("certainty.0", w.dense("certainty.0"))
    linear("certainty.2", w.dense("certainty.1"))
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--base", required=True)
    p.add_argument("--model", required=True)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    meta, tensors = read(a.model)
    model = Model(a.base, meta["labels"])
    model.load_state_dict(state(Weights(tensors), meta["labels"], meta["layers"]))
    os.makedirs(a.out, exist_ok=True)
    torch.save(model.state_dict(), f"{a.out}/average.pt")
    json.dump(meta["labels"], open(f"{a.out}/labels.json", "w"), ensure_ascii=False)
    print(f"{meta['name']}: {sum(v.numel() for v in model.state_dict().values())} weights")


if __name__ == "__main__":
    main()
