"""Trains the head that tells whether a word tells of something that happens: python happening.py --base FOLDER --run FOLDER --data FOLDER --corpus FILE --out happening.npz.

The encoder stays as it is; the head reads its rows of verbs, nouns and adjectives. Positive are the triggers of the
project's corpus (JSON lines of `go run ./corpus/build corpus/train`), of MEANTIME's events and of LitBank's, which
marks only what really takes place. Minutes on one core.
"""
import argparse
import glob
import json
import os
import re
import xml.etree.ElementTree as ET

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from model import Model, Pieces, shape

WIDTH = 64
OPEN = ("VERB", "NOUN", "ADJ", "PROPN")


def litbank(root):
    for path in sorted(glob.glob(f"{root}/litbank/events/tsv/*.tsv")):
        rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf8")]
        yield [(r[0], r[1] == "EVENT") for r in rows if len(r) == 2 and r[0]]


def meantime(root):
    for path in sorted(glob.glob(f"{root}/meantime/intra-doc_annotation/corpus_apple/*.xml")):
        tree = ET.parse(path).getroot()
        marked = {m.find("token_anchor").get("t_id") for m in tree.iter("EVENT_MENTION") if m.find("token_anchor") is not None}
        yield [(t.text, t.get("t_id") in marked) for t in tree.iter("token") if t.text]


def corpus(path):
    for line in open(path, encoding="utf8"):
        r = json.loads(line)
        raw = r["text"].encode()
        at = [c["trigger"] for c in r["claims"] if c["kind"] == "event"]
        words = []
        for m in re.finditer(rb"\w+(?:[.,]\w+)*|n't|'s|[^\w\s]", raw):
            try:
                words.append((m.group().decode(), any(m.start() < t["end"] and t["start"] < m.end() for t in at)))
            except UnicodeDecodeError:
                words += [(x, False) for x in raw[m.start():m.end()].decode(errors="ignore")]
        yield words


@torch.no_grad()
def rows(model, pieces, docs, size=150):
    """The encoder's rows of the open-class words and whether each is marked."""
    model.eval()
    feats, gold = [], []
    for doc in docs:
        for i in range(0, len(doc), size // 2):  # each word is read with words on both sides; the middle counts
            part = doc[i:i + size]
            words = [w for w, _ in part]
            ids, shapes, first = pieces.sequence(words, [shape(w) for w in words])
            if len(ids) > 500:
                continue
            b = {"ids": torch.tensor([ids]), "shapes": torch.tensor([shapes]), "mask": torch.ones(1, len(ids), dtype=torch.bool), "first": torch.tensor([first])}
            h = model.words(b)[0]
            tags = model.tags["upos"](h).argmax(-1)
            lo, hi = (0 if i == 0 else size // 4), (len(part) if i + size >= len(doc) else size * 3 // 4)
            keep = [j for j in range(lo, min(hi, len(part))) if model.labels["upos"][int(tags[j])] in OPEN]
            feats.append(h[keep])
            gold += [float(part[j][1]) for j in keep]
            if i + size >= len(doc):
                break
    return torch.cat(feats), torch.tensor(gold)


def f1(scores, gold, cut=0.0):
    found, right = (scores > cut).sum().item(), ((scores > cut) & (gold > 0.5)).sum().item()
    p, r = right / max(1, found), right / max(1, gold.sum().item())
    return f"F1 {200 * p * r / max(1e-9, p + r):.1f} (P {100 * p:.1f}, R {100 * r:.1f})"


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--base", required=True)
    p.add_argument("--run", required=True)
    p.add_argument("--weights", choices=("last", "average"), default="last")
    p.add_argument("--data", required=True)
    p.add_argument("--corpus", required=True)
    p.add_argument("--dev", help="a part of the corpus to print figures on")
    p.add_argument("--out", required=True)
    a = p.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    model, pieces = Model(a.base, json.load(open(f"{a.run}/labels.json"))), Pieces(a.base)
    w = torch.load(f"{a.run}/{'state' if a.weights == 'last' else 'average'}.pt", weights_only=False)
    model.load_state_dict(w["model"] if a.weights == "last" else w)
    lit, apple, own = list(litbank(a.data)), list(meantime(a.data)), list(corpus(a.corpus))
    sets = [(*rows(model, pieces, d), weight) for d, weight in ((lit[:90], 0.15), (apple[:24], 1.0), (own, 2.0))]
    held = {"LitBank": rows(model, pieces, lit[90:]), "MEANTIME": rows(model, pieces, apple[24:])}
    if a.dev:
        held["corpus"] = rows(model, pieces, list(corpus(a.dev)))
    x, y, weight = torch.cat([s[0] for s in sets]), torch.cat([s[1] for s in sets]), torch.cat([torch.full((len(s[1]),), s[2]) for s in sets])
    head = nn.Sequential(nn.Dropout(0.2), nn.Linear(x.shape[1], WIDTH), nn.GELU(), nn.Linear(WIDTH, 1))
    opt = torch.optim.AdamW(head.parameters(), lr=1e-3, weight_decay=0.02)
    for epoch in range(8):
        head.train()
        for part in torch.randperm(len(x)).split(256):
            loss = F.binary_cross_entropy_with_logits(head(x[part]).squeeze(-1), y[part], weight=weight[part])
            opt.zero_grad()
            loss.backward()
            opt.step()
        head.eval()
        with torch.no_grad():
            print(epoch + 1, {k: f1(head(v[0]).squeeze(-1), v[1]) for k, v in held.items()}, flush=True)
    np.savez(a.out, **{f"{i}.{k}": getattr(head[j], k).detach().numpy() for i, j in ((0, 1), (1, 3)) for k in ("weight", "bias")})


if __name__ == "__main__":
    main()
