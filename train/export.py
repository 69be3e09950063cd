"""Writes english.model and the vectors that neural/ and analyze/ are tested with.

python export.py --base FOLDER --run FOLDER [--weights last|average] --splitter splitter.npz|--keep old.model --out english.model [--vectors FOLDER] [--f32]
The format is described in docs/formats/model.md.
"""
import argparse
import json
import os

import numpy as np
import torch

import claims
from model import ARC, FRAME, LABEL, ROLE, SHAPES, Model, Pieces, shape

MAGIC = b"DLNN\x00\x00\x00\x01"
POSITIONS = 512


def crc32c(data):
    """CRC-32C (Castagnoli)."""
    table = []
    for i in range(256):
        c = i
        for _ in range(8):
            c = c >> 1 ^ 0x82F63B78 if c & 1 else c >> 1
        table.append(c)
    c = 0xFFFFFFFF
    for b in data:
        c = table[(c ^ b) & 255] ^ c >> 8
    return c ^ 0xFFFFFFFF


class Writer:
    def __init__(self, f32):
        self.f32, self.tensors, self.data, self.at = f32, [], [], 0

    def add(self, name, array, dtype, shape=None):
        raw = np.ascontiguousarray(array).tobytes()
        pad = -self.at % 64
        self.data += [b"\0" * pad, raw]
        self.at += pad
        self.tensors.append({"name": name, "dtype": dtype, "shape": list(shape or array.shape), "offset": self.at, "size": len(raw)})
        self.at += len(raw)

    def floats(self, name, t):
        self.add(name, t.detach().float().numpy().astype("<f4"), "f32")

    def embedding(self, name, t):
        w = t.detach().float().numpy()
        scale = np.maximum(np.abs(w).max(1), 1e-12) / 127
        self.add(name, np.rint(w / scale[:, None]).astype(np.int8), "i8")
        self.add(name + ".scale", scale.astype("<f4"), "f32")

    def dense(self, name, linear, f32=False):
        """Packed in panels of 32 columns: int8 + 128 as [N/32][K/4][32][4] with a scale a column, or f32 as [N/32][K][32]."""
        w = linear.weight.detach().float().numpy().T
        k, n = w.shape
        n32 = -(-n // 32) * 32
        if self.f32 or f32:
            p = np.zeros((k, n32), "<f4")
            p[:, :n] = w
            self.add(name + ".weight", p.reshape(k, n32 // 32, 32).transpose(1, 0, 2), "f32", (k, n))
        else:
            scale = np.maximum(np.abs(w).max(0), 1e-12) / 127
            q = np.zeros((k, n32), np.int16)
            q[:, :n] = np.rint(w / scale)
            packed = (q + 128).astype(np.uint8).reshape(k // 4, 4, n32 // 32, 32).transpose(2, 0, 3, 1)
            self.add(name + ".weight", packed, "u8", (k, n))
            self.add(name + ".scale", scale.astype("<f4"), "f32")
        self.floats(name + ".bias", linear.bias)

    def write(self, path, meta):
        head = json.dumps({"meta": meta, "tensors": self.tensors}, ensure_ascii=False, separators=(",", ":")).encode()
        body = MAGIC + len(head).to_bytes(8, "little") + head
        body += b"\0" * (-len(body) % 64)
        body += b"".join(self.data)
        with open(path + ".new", "wb") as f:
            f.write(body + crc32c(body).to_bytes(4, "little"))
        os.replace(path + ".new", path)
        return len(body) + 4


def beside(linears):
    """Some linear maps of one input as one."""
    out = torch.nn.Linear(linears[0].in_features, sum(l.out_features for l in linears))
    out.weight.data, out.bias.data = torch.cat([l.weight for l in linears]), torch.cat([l.bias for l in linears])
    return out


def keep(w, path):
    """Adds the splitter and the ranker of antecedents of another weight file as they are."""
    body = open(path, "rb").read()
    size = int.from_bytes(body[8:16], "little")
    head, start = json.loads(body[16:16 + size]), 16 + size + -(16 + size) % 64
    for t in head["tensors"]:
        if t["name"].startswith(("splitter.", "coref.")):
            w.add(t["name"], np.frombuffer(body, np.uint8, t["size"], start + t["offset"]), t["dtype"], t["shape"])


def write_model(model, pieces, splitter, path, name, f32, kept=None):
    w, c, e = Writer(f32), model.encoder.config, model.encoder
    w.add("vocab", np.frombuffer("\n".join(pieces.vocab()).encode(), np.uint8), "u8")
    w.embedding("embeddings.word", e.word.weight)
    w.floats("embeddings.position", e.position.weight[:POSITIONS])
    w.floats("embeddings.shape", e.shape.weight)
    norm = lambda at, n: (w.floats(at + ".gain", n.weight), w.floats(at + ".bias", n.bias))
    norm("embeddings.norm", e.norm)
    for i, l in enumerate(e.layers):
        for part in ("qkv", "out", "up", "down"):
            w.dense(f"layer.{i}.{part}", getattr(l, part))
        norm(f"layer.{i}.norm1", l.norm1)
        norm(f"layer.{i}.norm2", l.norm2)
    for k, head in model.tags.items():
        w.dense(f"head.{k}", head)
    w.dense("head.start", model.start, f32=True)
    for k in ("arc_head", "arc_dep", "arc", "label_head", "label_dep", "label"):
        w.dense(f"parse.{k}", getattr(model, k))
    w.floats("parse.root", model.root)
    w.embedding("frames.sense", model.frames.sense.weight)
    w.floats("frames.sense.bias", model.frames.sense.bias)
    for part in ("frames", "events", "speech"):
        head = getattr(model, part)
        for k in ("predicate", "word", "role"):
            w.dense(f"{part}.{k}", getattr(head, k))
        w.floats(f"{part}.distance", head.distance.weight)
    w.dense("events.row", model.events.row)
    w.dense("events.kinds", beside([model.events.kinds[k] for k in ("event", *claims.STANCE)]), f32=True)
    w.dense("speech.cue", model.speech.cue, f32=True)
    w.dense("certainty.0", model.certainty[0])
    w.dense("certainty.1", model.certainty[2], f32=True)
    if splitter:
        for k, v in np.load(splitter).items():
            w.add(f"splitter.{k}", v, {"float32": "f32", "int8": "i8", "uint8": "u8", "uint16": "u16", "int32": "i32"}[str(v.dtype)])
    if kept:
        keep(w, kept)
    meta = {"name": name, "hidden": c["hidden_size"], "layers": c["num_hidden_layers"], "heads": c["num_attention_heads"], "ffn": c["intermediate_size"],
            "positions": POSITIONS, "shapes": SHAPES, "epsilon": c["layer_norm_eps"], "arc": ARC, "label": LABEL, "frame": FRAME, "role": ROLE, "labels": model.labels}
    return w.write(path, meta)


SENTENCES = ["The harbour master said no ship had left Odrin .", "Rain", "( Reuters ) - 14 people , among them M. Duval , were rescued on 3 May 2021 near the coast of the island"]


@torch.no_grad()
def write_vectors(model, pieces, folder):
    """What the f32 network makes of a few sentences of our own."""
    model.eval()
    out = {"sentences": SENTENCES, "ids": [], "shapes": [], "hidden": [], "upos": [], "names": []}
    for s in SENTENCES:
        ids, shapes, first = pieces.sequence(s.split(), [shape(w) for w in s.split()])
        b = {"ids": torch.tensor([ids]), "shapes": torch.tensor([shapes]), "mask": torch.ones(1, len(ids), dtype=torch.bool), "first": torch.tensor([first])}
        h = model.encoder(b["ids"], b["shapes"], b["mask"])
        words = model.words(b)
        out["ids"].append(ids)
        out["shapes"].append(shapes)
        out["hidden"].append([[round(float(v), 4) for v in row] for row in h[0]])
        for k in ("upos", "names"):
            out[k].append([model.labels[k][int(i)] for i in model.tags[k](words)[0].argmax(-1)])
    with open(f"{folder}/vectors.json", "w") as f:
        json.dump(out, f, separators=(",", ":"))


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--base", required=True)
    p.add_argument("--run", required=True)
    p.add_argument("--splitter")
    p.add_argument("--keep", help="weight file whose splitter and ranker are taken over, in place of --splitter")
    p.add_argument("--out", required=True)
    p.add_argument("--vectors")
    p.add_argument("--weights", choices=("last", "average"), default="last")
    p.add_argument("--name", default="english/3")
    p.add_argument("--f32", action="store_true")
    a = p.parse_args()
    model = Model(a.base, json.load(open(f"{a.run}/labels.json")))
    last = a.weights == "last"
    weights = torch.load(f"{a.run}/{'state' if last else 'average'}.pt", weights_only=not last)
    model.load_state_dict(weights["model"] if last else weights)
    pieces = Pieces(a.base)
    print(write_model(model, pieces, a.splitter, a.out, a.name, a.f32, a.keep), "bytes")
    if a.vectors:
        write_vectors(model, pieces, a.vectors)


if __name__ == "__main__":
    main()
