"""Trains the ranker of antecedents on what the program itself makes of marked texts, the encoder left as it is.

python coreference.py prepare --data FOLDER --work FOLDER            texts for the program to read
(then the program writes its candidates, rows and classes: see README.md)
python coreference.py train --data FOLDER --work FOLDER --out coref.npz
"""
import argparse
import csv
import glob
import json
import os
import random
import re
import time
from collections import defaultdict

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

ONE, PAIR, WIDTH = 16, 20, 384
EAGER = 0.5  # how much less than its score an antecedent may score than none does: chains want recall


# --- the marked sets -------------------------------------------------------

def prepare(data, work):
    os.makedirs(work, exist_ok=True)
    for part in ("train", "dev"):
        with open(f"{work}/gum-{part}.conllu", "w", encoding="utf8") as f:
            for p in sorted(glob.glob(f"{data}/gum/ontogum_conllu/{part}/*.conllu")):
                f.write(open(p, encoding="utf8").read().rstrip("\n") + "\n\n")
    with open(f"{work}/litbank.conllu", "w", encoding="utf8") as f:
        for p in sorted(glob.glob(f"{data}/litbank/coref/conll/*.conll")):
            f.write(f"# newdoc id = {os.path.basename(p)[:-6]}\n")
            sent = []
            for line in [*open(p, encoding="utf8"), "\n"]:
                c = line.rstrip("\n").split("\t")
                if len(c) > 12:
                    sent.append((c[3], "" if c[12] == "_" else c[12]))
                elif sent and not line.startswith("#"):
                    f.write("# text = " + " ".join(w for w, _ in sent) + "\n")
                    f.writelines(f"{i + 1}\t{w}" + "\t_" * 7 + f"\tEntity={e}\n" for i, (w, e) in enumerate(sent))
                    f.write("\n")
                    sent = []
    for part in ("development", "validation"):
        with open(f"{work}/gap-{part}.jsonl", "w", encoding="utf8") as f:
            for r in gap_rows(data, part):
                f.write(json.dumps({"id": r["ID"], "text": r["Text"]}) + "\n")


def gap_rows(data, part):
    with open(f"{data}/gap/gap-{part}.tsv", encoding="utf8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def gold_conllu(path, apart):
    """Of each document by id: chains as lists of (first, last, head word) over the words, and the words with their text positions.

    apart: the marks of a column are joined by "|" (LitBank) rather than by bracket alone (GUM)."""
    out, doc, sents, rows = {}, None, [], []
    for line in [*open(path, encoding="utf8"), "# newdoc id = end\n"]:
        if line.startswith("# newdoc"):
            if sents:
                out[doc] = document(sents, apart)
            doc, sents = line.split("=", 1)[1].strip(), []
        elif line == "\n":
            if rows:
                sents.append(rows)
            rows = []
        elif line[0] != "#":
            c = line.rstrip("\n").split("\t")
            if c[0].isdigit():
                rows.append(c)
    return out


def document(sents, apart):
    words, heads, chains, opened, base = [], [], defaultdict(list), defaultdict(list), 0
    for s in sents:
        for i, c in enumerate(s):
            words.append(c[1])
            heads.append(base + int(c[6]) - 1 if c[6].isdigit() and int(c[6]) else -1)
            m = re.search(r"Entity=(.*)$" if apart else r"Entity=([^|]*)", c[9])
            marks = re.findall(r"(\()?([^()|]+)(\))?", m.group(1)) if m else []
            for a, ident, e in marks:
                ident = re.sub(r"\[.*?\]", "", ident).split("-")[0]
                if a:
                    opened[ident].append(base + i)
                if e and opened[ident]:
                    first = opened[ident].pop()
                    inside = [k for k in range(first, base + i + 1) if not first <= heads[k] <= base + i] if not apart else []
                    chains[ident].append((first, base + i, inside[0] if inside else -1))
        base += len(s)
    return words, [c for c in chains.values() if len(c) > 1]


# --- what the program wrote ------------------------------------------------

class Text:
    """One text: its candidates, rows, classes, pairs and, where known, the chain of each candidate."""


def read(work, name):
    rows = np.fromfile(f"{work}/{name}.rows", "<f4").reshape(-1, WIDTH)
    ones = np.fromfile(f"{work}/{name}.ones", np.uint8).reshape(-1, ONE)
    pairs = np.fromfile(f"{work}/{name}.pairs", "<u2").reshape(-1, PAIR)
    js = np.fromfile(f"{work}/{name}.list", "<i4")
    out, r, o, p = [], 0, 0, 0
    for line in open(f"{work}/{name}.json", encoding="utf8"):
        d = json.loads(line)
        t, n, m = Text(), len(d["candidates"]), sum(d["pairs"])
        t.id, t.text, t.cands = d["id"], d["text"].encode(), d["candidates"]
        has = np.array([c["row"] >= 0 for c in t.cands], bool)
        t.rows = np.zeros((n, WIDTH), "f4")
        t.rows[has] = rows[r:r + has.sum()]
        t.ones, t.pairs, t.js = ones[o:o + n], pairs[p:p + m], js[p:p + m].astype(np.int64)
        t.is_ = np.repeat(np.arange(n), d["pairs"])
        r, o, p = r + has.sum(), o + n, p + m
        out.append(t)
    return out


def token_positions(words, text):
    out, at = [], 0
    for w in words:
        b = w.encode()
        k = text.find(b, at)
        if k < 0 or k > at + 200:
            out.append((at, at))
            continue
        out.append((k, k + len(b)))
        at = k + len(b)
    return out


def lay(t, words, chains):
    """Gives candidates their chains: by exact span, else by head word, else by one end and a head inside."""
    where = token_positions(words, t.text)
    t.chain = np.full(len(t.cands), -1)
    t.gold, free = [], []
    spans, heads = defaultdict(list), defaultdict(list)
    for k, c in enumerate(t.cands):
        if not c["hidden"]:
            spans[c["start"], c["end"]].append(k)
            heads[c["head"]["start"]].append(k)
    for n, chain in enumerate(chains):
        t.gold.append({(where[a][0], where[e][1]) for a, e, _ in chain})
        for a, e, h in chain:
            found = spans.get((where[a][0], where[e][1]))
            if found:
                for k in found:
                    t.chain[k] = n
            else:
                free.append((where[a][0], where[e][1], where[h][0] if h >= 0 else -1, n))
    for a, e, h, n in free:
        for k in heads.get(h, []) if h >= 0 else range(len(t.cands)):
            c = t.cands[k]
            if t.chain[k] < 0 and not c["hidden"] and (h >= 0 or (c["start"] == a or c["end"] == e) and a <= c["head"]["start"] < e):
                t.chain[k] = n
                break
    return t


def marked(work, name, apart):
    gold = gold_conllu(f"{work}/{name}.conllu", apart)
    return [lay(t, *gold[t.id]) for t in read(work, name)]


def gap(data, work, part):
    """Of each text the candidates of the pronoun and those headed in the names, with the answers."""
    out = []
    for t, r in zip(read(work, "gap-" + part), gap_rows(data, part)):
        byte = lambda k: len(r["Text"][:k].encode())
        at = lambda x: (byte(int(r[x + "-offset"])), byte(int(r[x + "-offset"]) + len(r[x])))
        p, a, b = at("Pronoun"), at("A"), at("B")
        t.pronoun = [k for k, c in enumerate(t.cands) if (c["start"], c["end"]) == p]
        inside = lambda s: [k for k, c in enumerate(t.cands) if not c["hidden"] and s[0] <= c["head"]["start"] and c["head"]["end"] <= s[1]]
        t.names, t.answers, t.female = (inside(a), inside(b)), (r["A-coref"] == "TRUE", r["B-coref"] == "TRUE"), r["Pronoun"].lower() in ("she", "her", "hers")
        out.append(t)
    return out


# --- the ranker ------------------------------------------------------------

class Ranker(nn.Module):
    """A mention is a row and classes; a pair is its two mentions, their product and its own classes."""

    def __init__(self, ones, pairs, hidden, none=32, drop=0.3):
        super().__init__()
        self.hidden, self.none_width = hidden, none
        self.project = nn.Linear(WIDTH, 4 * hidden + none)  # as anaphor, as antecedent, the two factors of the product, as nothing's anaphor
        self.one = nn.Embedding(int(ones[-1]), 2 * hidden + none)
        self.pair = nn.Embedding(int(pairs[-1]), hidden)
        self.register_buffer("ones", torch.tensor(ones[:-1]))
        self.register_buffer("pairs", torch.tensor(pairs[:-1]))
        self.score, self.score_none = nn.Linear(hidden, 1), nn.Linear(none, 1)
        self.drop, self.drop_row = nn.Dropout(0.2), nn.Dropout(drop)
        nn.init.normal_(self.one.weight, std=0.05)
        nn.init.normal_(self.pair.weight, std=0.05)

    def forward(self, t):
        h = self.hidden
        p = self.project(self.drop_row(t["rows"]))
        o = self.one(t["ones"] + self.ones).sum(1)
        a, b, c, d = p[:, :h] + o[:, :h], p[:, h:2 * h] + o[:, h:2 * h], p[:, 2 * h:3 * h], p[:, 3 * h:4 * h]
        i, j = t["i"], t["j"]
        z = a[i] + b[j] + c[i] * d[j] + F.embedding_bag(t["pairs"] + self.pairs, self.pair.weight, mode="sum")
        s = self.score(self.drop(F.relu(z))).squeeze(1)
        none = self.score_none(self.drop(F.relu(p[:, 4 * h:] + o[:, 2 * h:]))).squeeze(1)
        return s, none


def tensors(t):
    return {"rows": torch.from_numpy(t.rows), "ones": torch.from_numpy(t.ones.astype(np.int64)), "pairs": torch.from_numpy(t.pairs.astype(np.int64)),
            "i": torch.from_numpy(t.is_), "j": torch.from_numpy(t.js)}


def log_sums(s, i, n, none=None):
    """Log of the sum of exponentials by anaphor."""
    top = torch.full((n,), -1e4).scatter_reduce(0, i, s, "amax")
    if none is not None:
        top = torch.maximum(top, none)
    top = top.detach()
    total = torch.zeros(n).index_add(0, i, torch.exp(s - top[i]))
    if none is not None:
        total = total + torch.exp(none - top)
    return torch.log(total + 1e-12) + top


def loss_chains(model, t, which=None):
    s, none = model(tensors(t))
    n, i, j = len(t.cands), torch.from_numpy(t.is_), torch.from_numpy(t.js)
    chain = torch.from_numpy(t.chain)
    good = (chain[i] == chain[j]) & (chain[i] >= 0)
    some = torch.zeros(n, dtype=torch.bool).index_fill(0, i[good], True)
    whole = log_sums(s, i, n, none)
    right = torch.where(some, log_sums(s[good], i[good], n), none)
    each = whole - right
    asked = torch.tensor([not c["hidden"] for c in t.cands])
    if which is not None:
        asked &= which(t)
    return each[asked].sum(), int(asked.sum())


def ask(t):
    """What is asked of the pronoun of a text of GAP: which pairs are in the sum, and which are right; no other mention is asked."""
    keep = np.isin(t.is_, t.pronoun)
    t.is_, t.js, t.pairs = t.is_[keep], t.js[keep], t.pairs[keep]
    named = lambda answer: np.isin(t.js, [k for a, ks in zip(t.answers, t.names) if a == answer for k in ks])
    good, bad = named(True), named(False)
    if any(t.answers):  # other pronouns may stand for the same: they count neither way
        t.whole, t.right, t.none = good | bad | np.array([t.cands[j]["form"] < 2 for j in t.js], bool), good, False
    else:
        t.whole, t.right, t.none = np.ones(len(t.js), bool), ~bad, True
    t.asked = np.zeros(len(t.cands), bool)
    if len(t.js) and (t.right.any() if any(t.answers) else bad.any()):
        t.asked[t.pronoun] = True
    t.none = np.full(len(t.cands), t.none)
    return t


def together(texts):
    """Several texts of GAP as one."""
    out, at = Text(), np.cumsum([0] + [len(t.cands) for t in texts])
    out.cands = [c for t in texts for c in t.cands]
    for k in ("rows", "ones", "pairs", "whole", "right", "none", "asked"):
        setattr(out, k, np.concatenate([getattr(t, k) for t in texts]))
    for k in ("is_", "js"):
        setattr(out, k, np.concatenate([getattr(t, k) + n for t, n in zip(texts, at)]))
    return out


def loss_gap(model, t):
    s, none = model(tensors(t))
    n, i = len(t.cands), torch.from_numpy(t.is_)
    whole, right, asked = torch.from_numpy(t.whole), torch.from_numpy(t.right), torch.from_numpy(t.asked)
    low = torch.full((n,), -1e4)
    z = log_sums(s[whole], i[whole], n, none)
    r = log_sums(s[right], i[right], n, torch.where(torch.from_numpy(t.none), none, low))
    return (z - r)[asked].sum(), int(asked.sum())


# --- figures ---------------------------------------------------------------

def decode(model, t):
    """The chain of every candidate, nearly as the program makes it: each takes its best antecedent, or none, but joins no chains of a man and a
    woman. (The program also keeps descriptions with the names that grammar ties them to.)"""
    with torch.no_grad():
        s, none = model(tensors(t))
    s, none = s.numpy(), none.numpy() - EAGER
    parent = list(range(len(t.cands)))
    gender = [x // 4 if c["form"] in (0, 2) and x // 4 < 3 else 0 for x, c in zip(t.ones[:, 3], t.cands)]

    def root(k):
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    best = {}
    for k, (i, j) in enumerate(zip(t.is_, t.js)):
        a, b = root(i), root(j)
        clash = gender[a] and gender[b] and gender[a] != gender[b]
        if not clash and s[k] > best.get(i, (none[i], -1))[0]:
            best[i] = (s[k], j)
        if i in best and (k + 1 == len(t.is_) or t.is_[k + 1] != i):
            a, b = sorted((root(i), root(best[i][1])))
            if a != b:
                parent[b], gender[a] = a, gender[a] or gender[b]
    return [root(k) for k in range(len(t.cands))]


def chains_of(t, roots):
    found = defaultdict(set)
    for c, r in zip(t.cands, roots):
        if not c["hidden"]:
            found[r].add((c["start"], c["end"]))
    return [c for c in found.values() if len(c) > 1]


def figures(model, dev, rows, Coref):
    model.eval()
    out = score(dev, rows, Coref, lambda t: decode(model, t))
    model.train()
    return out


def score(dev, rows, Coref, roots_of):
    total, f = Coref(), [0, 0, 0]
    for t in dev:
        total.add(t.gold, chains_of(t, roots_of(t)))
    for t in rows:
        roots = roots_of(t)
        for answer, names in zip(t.answers, t.names):
            found = any(roots[p] == roots[k] for p in t.pronoun for k in names)
            f[0], f[1], f[2] = f[0] + (answer and found), f[1] + answer, f[2] + found
    return {"conll": round(total.conll, 2), **{m: round(total.prf(m)[2], 1) for m in total.sums}, "gap": round(200 * f[0] / max(1, f[1] + f[2]), 2)}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("what", choices=("prepare", "train"))
    p.add_argument("--data", required=True)
    p.add_argument("--work", required=True)
    p.add_argument("--out")
    p.add_argument("--hidden", type=int, default=64)
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--litbank", type=float, default=0.0, help="weight of a mention of LitBank")
    p.add_argument("--gap", type=float, default=1.0, help="weight of a pronoun of GAP")
    p.add_argument("--drop", type=float, default=0.5, help="of values of the rows")
    p.add_argument("--scorers", default="../shared/score")
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    if a.what == "prepare":
        return prepare(a.data, a.work)
    import sys
    sys.path.insert(0, a.scorers)
    from coref_metrics import Coref
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    train = [("gum", t) for t in marked(a.work, "gum-train", False)]
    dev, rows = marked(a.work, "gum-dev", False), gap(a.data, a.work, "validation")
    if a.litbank and os.path.exists(f"{a.work}/litbank.json"):
        train += [("litbank", t) for t in marked(a.work, "litbank", True)]
    if a.gap and os.path.exists(f"{a.work}/gap-development.json"):
        texts = [ask(t) for t in gap(a.data, a.work, "development")]
        train += [("gap", together(texts[k:k + 20])) for k in range(0, len(texts), 20)]
    for kind in ("gum", "litbank", "gap"):
        print(kind, sum(k == kind for k, _ in train), "texts", sum(len(t.js) for k, t in train if k == kind), "pairs")
    ones = np.concatenate([[0], np.cumsum(np.max([t.ones.max(0) for _, t in train if len(t.ones)] + [t.ones.max(0) for t in dev], 0).astype(int) + 1)])
    pairs = np.concatenate([[0], np.cumsum(np.max([t.pairs.max(0) for _, t in train if len(t.pairs)] + [t.pairs.max(0) for t in dev], 0).astype(int) + 1)])
    model = Ranker(ones, pairs, a.hidden, drop=a.drop)
    opt = torch.optim.AdamW(model.parameters(), lr=a.rate, weight_decay=0.01)
    average, step = [p.detach().clone() for p in model.parameters()], 0
    rng, began = random.Random(a.seed), time.time()
    print("passes", score(dev, rows, Coref, lambda t: [c["root"] for c in t.cands]), flush=True)
    for epoch in range(a.epochs):
        rng.shuffle(train)
        losses = defaultdict(lambda: [0.0, 0])
        at = 0
        while at < len(train):
            opt.zero_grad()
            size, total, weight = 0, torch.zeros(()), 0.0
            while at < len(train) and size < 250:
                kind, t = train[at]
                at += 1
                if not len(t.js):
                    continue
                if kind == "gap":
                    l, n = loss_gap(model, t)
                    w = a.gap
                else:
                    l, n = loss_chains(model, t)
                    w = a.litbank if kind == "litbank" else 1.0
                size += n
                if n:
                    total, weight = total + w * l, weight + w * n
                    losses[kind][0] += l.item()
                    losses[kind][1] += n
            if weight:
                for g in opt.param_groups:
                    g["lr"] = a.rate * max(0.02, 1 - (epoch + at / len(train)) / a.epochs)
                (total / weight).backward()
                torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                opt.step()
                step += 1
                with torch.no_grad():
                    torch._foreach_lerp_(average, list(model.parameters()), max(0.01, 1 / (step + 1)))
        raw = [p.detach().clone() for p in model.parameters()]
        for p, m in zip(model.parameters(), average):
            p.data.copy_(m)
        print(epoch + 1, f"{time.time() - began:.0f}s", {k: round(v[0] / max(1, v[1]), 3) for k, v in losses.items()}, figures(model, dev, rows, Coref), flush=True)
        if a.out:
            save(model, a.out)
        for p, m in zip(model.parameters(), raw):
            p.data.copy_(m)


def save(model, path):
    v = {k: x.detach().numpy() for k, x in model.state_dict().items()}
    np.savez(path, **{k.replace(".", "_"): x for k, x in v.items()})


if __name__ == "__main__":
    main()
