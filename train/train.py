"""Trains english.model: python train.py --base FOLDER --data FOLDER --out FOLDER [--epochs N].

Every epoch cuts the documents into windows of consecutive sentences, so that a sentence is read in its neighbours' company,
and the model learns where sentences begin. Checkpoints every few minutes; started again, it goes on from the last.
"""
import argparse
import json
import os
import random
import time
from collections import Counter

import torch
import torch.nn.functional as F

import claims
import data
import headlines
import swap
from model import Model, Pieces, shape

HERE = os.path.dirname(os.path.abspath(__file__))


def lemma_script(word, lemma):
    """What turns a word into its lemma: L (lower case) or K (keep), how many characters to cut, what to add."""
    best = None
    for case, base in (("L", word.lower()), ("K", word)):
        n = len(os.path.commonprefix([base, lemma]))
        s = (len(base) - n + len(lemma) - n, f"{case}{len(base) - n}{lemma[n:]}")
        if best is None or s[0] < best[0]:
            best = s
    return best[1]


def sense(roleset, known):
    """The class of a roleset: itself when training has it twice, else its number alone."""
    return roleset if roleset in known else "*." + roleset.rsplit(".", 1)[1]


def frame_labels(docs):
    """Senses, roles in BIO, and which senses the words of training had, by lemma."""
    seen, kinds, by = Counter(), Counter(), {}
    for s in (s for d in docs for s in d):
        for i, (roleset, roles) in s.get("frames", {}).items():
            seen[roleset] += 1
            kinds.update(t[2:] for t in roles if t[0] == "B")
            by.setdefault(s["lemma"][i].lower(), set()).add(roleset)
    known = sorted(r for r, n in seen.items() if n > 1)
    numbers = sorted({"*." + r.rsplit(".", 1)[1] for r in seen if r not in known} | {"*.01"})
    roles = ["O"] + [f"{m}-{k}" for k, n in sorted(kinds.items(), key=lambda x: (-x[1], x[0])) if n >= 20 for m in "BI"]
    return {"sense": ["-", *numbers, *known], "role": roles, "rolesets": {k: sorted(v) for k, v in sorted(by.items())}}


def label_sets(docs):
    count = {k: Counter() for k in ("upos", "xpos", "feats", "lemma", "deprel")}
    for s in (s for d in docs for s in d if "head" in s):
        s["script"] = [lemma_script(w, l) for w, l in zip(s["words"], s["lemma"])]
        for k in count:
            count[k].update(s["script" if k == "lemma" else k])
    floor = {"lemma": 3, "feats": 3, "deprel": 2}
    out = {k: [x for x, n in sorted(c.items(), key=lambda x: (-x[1], x[0])) if n >= floor.get(k, 1)] for k, c in count.items()}
    out["names"] = data.TAGS
    return {**out, **frame_labels(docs), **claims.LABELS}


def windows(docs, pieces, rng, low, high):
    """Runs of consecutive sentences of about low..high pieces."""
    out = []
    for d in docs:
        room, cur, size = rng.randint(low, high), [], 0
        for s in d:
            n = sum(len(pieces.word(w)) for w in s["words"])
            if n > 300:
                continue
            if cur and size + n > room:
                out.append(cur)
                room, cur, size = rng.randint(low, high), [], 0
            cur.append(s)
            size += n
        if cur:
            out.append(cur)
    return out


def disguise(shapes, rng):
    """Now and then a window in capitals or in Title Case: the letters stay, their shapes change."""
    r = rng.random()
    if r < 0.03:
        return [{1: 4, 2: 4, 5: 4, 6: 4}.get(s, s) for s in shapes]
    if r < 0.06:
        return [2 if s == 1 else s for s in shapes]
    if r < 0.075:
        return [1 if s in (2, 3, 4, 5) else s for s in shapes]
    return shapes


def forget(ids, pieces, rng, share=0.06):
    """Now and then a piece is hidden, so that its neighbours must tell what it is."""
    return [pieces.unk if i not in (pieces.cls, pieces.sep) and rng.random() < share else i for i in ids]


def encode(window, pieces, index, rng=None):
    words = [w for s in window for w in s["words"]]
    shapes = [shape(w) for w in words]
    ids, kinds, first = pieces.sequence(words, disguise(shapes, rng) if rng else shapes)
    if rng and "head" not in window[0]:
        ids = forget(ids, pieces, rng)
    item = {"ids": ids, "shapes": kinds, "first": first, "n": len(words), "sentence": [], "start": [], "head": [], "names": [], "window": window,
            "sense": [], "frames": [], "certainty": [], "event": [], "told": [], "parts": [], "stance": [], "cue": [], "says": []}
    for k in ("upos", "xpos", "feats", "lemma", "deprel"):
        item[k] = []
    at = 0
    for i, s in enumerate(window):
        n = len(s["words"])
        item["sentence"] += [i] * n
        item["start"] += [-100] * n if s.get("guessed") else [1] + [0] * (n - 1)
        if "head" in s:
            item["head"] += [h + at if h else 0 for h in s["head"]]
            for k in ("upos", "xpos", "feats", "deprel"):
                item[k] += [index[k].get(x, -100) for x in s[k]]
            item["lemma"] += [index["lemma"].get(lemma_script(w, l), -100) for w, l in zip(s["words"], s["lemma"])]
        else:
            for k in ("head", "upos", "xpos", "feats", "deprel", "lemma"):
                item[k] += [-100] * n
        item["names"] += s.get("names") or [None] * n
        senses, known = [-100 if "frames" not in s else 0] * n, index["sense"]
        for p, (roleset, roles) in s.get("frames", {}).items():
            senses[p] = known.get(sense(roleset, known), 0)
            item["frames"].append((at + p, at, [index["role"].get(r, 0) for r in roles]))
        item["sense"] += senses
        item["certainty"] += [(at + p, v) for p, v in s.get("certainty", {}).items()]
        encode_claims(item, s, at, index)
        at += n
    return item


def encode_claims(item, s, at, index):
    """Adds what a sentence that begins at word at says of events and of speech."""
    n = len(s["words"])
    event, told, cue = ([-100 if k not in s else 0] * n for k in ("events", "told", "speech"))
    for p, (kind, roles) in s.get("events", {}).items():
        event[p] = index["event"][kind]
        item["parts"].append((at + p, at, [index["part"][r] for r in roles]))
        item["stance"].append((at + p, [index[k].get(v, -100) for k, v in zip(claims.STANCE, s["stance"][p])]))
    for p, kind in s.get("told", {}).items():
        told[p] = index["event"].get(kind, -100)
    for p, roles in s.get("speech", {}).items():
        cue[p] = 1 if roles else -100
        if roles:
            item["says"].append((at + p, at, [index["speech"][r] for r in roles]))
    item["event"] += event
    item["told"] += told
    item["cue"] += cue


def batches(items, size, rng):
    items = sorted(items, key=lambda x: len(x["ids"]) + rng.random() * 6)
    out, cur, longest = [], [], 0
    for x in items:
        if cur and max(longest, len(x["ids"])) * (len(cur) + 1) > size:
            out.append(cur)
            cur, longest = [], 0
        cur.append(x)
        longest = max(longest, len(x["ids"]))
    return out + [cur] if cur else out


def tensors(items, pad):
    b, t, n = len(items), max(len(x["ids"]) for x in items), max(x["n"] for x in items)
    out = {"ids": torch.full((b, t), pad), "shapes": torch.zeros(b, t, dtype=torch.long), "mask": torch.zeros(b, t, dtype=torch.bool),
           "first": torch.zeros(b, n, dtype=torch.long), "sentence": torch.full((b, n), -1)}
    keys = ("start", "head", "upos", "xpos", "feats", "lemma", "deprel", "sense", "event", "told", "cue")
    out.update({k: torch.full((b, n), -100) for k in keys})
    out["names"] = torch.zeros(b, n, len(data.TAGS), dtype=torch.bool)
    for i, x in enumerate(items):
        m = len(x["ids"])
        out["ids"][i, :m], out["shapes"][i, :m], out["mask"][i, :m] = torch.tensor(x["ids"]), torch.tensor(x["shapes"]), True
        for k in ("first", "sentence", *keys):
            out[k][i, :x["n"]] = torch.tensor(x[k])
        for j, a in enumerate(x["names"]):
            if a and len(a) < len(data.TAGS):
                out["names"][i, j, a] = True
    out["stance"] = torch.tensor([(i, p, *v) for i, x in enumerate(items) for p, v in x["stance"]], dtype=torch.long).view(-1, 2 + len(claims.STANCE))
    return {**out, **{k: role_tensors(items, k) for k in ROLES}, **certainty_tensors(items)}


ROLES = {"frames": "role", "parts": "part", "says": "speech"}  # kinds of predicates, and the labels of their roles


def role_tensors(items, key):
    """Predicates of a batch: item and place of each, the words of its sentence, their distance and roles (-100 beyond its end)."""
    found = [(i, f) for i, x in enumerate(items) for f in x[key]]
    long = max((len(r) for _, (_, _, r) in found), default=1)
    out = {"at": torch.tensor([(i, p) for i, (p, _, _) in found], dtype=torch.long).view(-1, 2), "spread": torch.zeros(len(found), long, dtype=torch.long),
           "distance": torch.zeros(len(found), long, dtype=torch.long), "role": torch.full((len(found), long), -100)}
    for k, (_, (p, at, roles)) in enumerate(found):
        n = len(roles)
        out["spread"][k, :n] = torch.arange(at, at + n)
        out["distance"][k, :n] = torch.arange(at, at + n) - p
        out["role"][k, :n] = torch.tensor(roles)
    return out


def certainty_tensors(items):
    found = [(i, p, v) for i, x in enumerate(items) for p, v in x["certainty"]]
    return {"judged": torch.tensor([(i, p) for i, p, _ in found], dtype=torch.long).view(-1, 2), "certainty": torch.tensor([v for *_, v in found])}


def role_scores(head, h, t):
    at = t["at"][:, 0]
    return head(h[at, t["at"][:, 1]], h[at[:, None], t["spread"]], t["distance"])


def same_sentence(t):
    """Which heads a word may have: the root and the words of its sentence."""
    s = t["sentence"]
    inside = (s[:, :, None] == s[:, None, :]) & (s >= 0)[:, None, :]
    return torch.cat([torch.ones(*s.shape, 1, dtype=torch.bool), inside], -1)


def losses(model, t):
    return marked_losses(model, t, model.words(t))


def marked_losses(model, t, h):
    """What the marks of a batch say of its words h."""
    flat = lambda scores, gold: F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=-100)
    out = {}
    if (t["start"] >= 0).any():
        out["start"] = F.binary_cross_entropy_with_logits(model.start(h).squeeze(-1).float()[t["start"] >= 0], t["start"][t["start"] >= 0].float())
    if t["names"].any():
        scores = torch.log_softmax(model.tags["names"](h).float(), -1)
        marked = t["names"].any(-1)
        out["names"] = -torch.logsumexp(scores.masked_fill(~t["names"], -1e9), -1)[marked].mean()
    if (t["head"] >= 0).any():
        for k in ("upos", "xpos", "feats", "lemma"):
            out[k] = flat(model.tags[k](h), t[k])
        arcs = model.arcs(h).float().masked_fill(~same_sentence(t), -1e4)
        out["head"] = F.cross_entropy(arcs.flatten(0, 1), t["head"].flatten(), ignore_index=-100)
        out["deprel"] = flat(model.relations(h, t["head"].clamp(min=0)), t["deprel"])
    if (t["sense"] >= 0).any():
        out["sense"] = flat(model.frames.sense(h), t["sense"])
    for key, head in (("frames", model.frames), ("parts", model.events), ("says", model.speech)):
        if len(t[key]["at"]):
            out[key] = flat(role_scores(head, h, t[key]), t[key]["role"])
    if (t["event"] >= 0).any() or (t["told"] >= 0).any():
        scores = model.events.kinds["event"](model.events.rows(h))
        out |= {k: flat(scores, t[k]) for k in ("event", "told") if (t[k] >= 0).any()}
    if (t["cue"] >= 0).any():
        out["cue"] = flat(model.speech.cue(h), t["cue"])
    if len(t["stance"]):
        rows = model.events.rows(h[t["stance"][:, 0], t["stance"][:, 1]])
        out["stance"] = sum(F.cross_entropy(model.events.kinds[k](rows).float(), t["stance"][:, 2 + i]) for i, k in enumerate(claims.STANCE))
    if len(t["judged"]):
        out["certainty"] = F.smooth_l1_loss(model.certainty(h[t["judged"][:, 0], t["judged"][:, 1]]).squeeze(-1).float(), t["certainty"])
    return out


WEIGHT = {"feats": 0.5, "lemma": 0.5, "xpos": 0.7, "start": 0.5, "names": 1.5, "certainty": 0.3, "told": 0.15, "stance": 0.3}


def decode_roles(scores, tags):
    """Best BIO sequence of each frame under its constraints, as spans."""
    best = decode(scores, tags)
    return {(a, b, k) for a, b, k in data.spans(best)}


def decode(scores, tags=data.TAGS):
    """Best BIO sequence under its constraints."""
    ok = torch.full((len(tags), len(tags)), -1e9)
    for i, a in enumerate(tags):
        for j, b in enumerate(tags):
            if b[0] != "I" or a[2:] == b[2:] and a != "O":
                ok[i, j] = 0
    first = torch.tensor([-1e9 if t[0] == "I" else 0.0 for t in tags])
    v, back = scores[0] + first, []
    for s in scores[1:]:
        best, arg = (v[:, None] + ok).max(0)
        back.append(arg)
        v = best + s
    path = [int(v.argmax())]
    for arg in reversed(back):
        path.append(int(arg[path[-1]]))
    return [tags[i] for i in reversed(path)]


def count_roles(c, name, gold, scores, labels):
    """Counts the spans of one predicate that are marked, found, and right."""
    n = int((gold != -100).sum())
    g = data.spans([labels[r] for r in gold.tolist()[:n]])
    f = decode_roles(torch.log_softmax(scores[:n], -1), labels)
    c[name + "+"] += len(set(g) & f)
    c[name] += len(g) + len(f)


@torch.no_grad()
def evaluate_claims(model, items, pad):
    """On marked reports: F1 of events, of events with their type, of their parts and of cues, sources and contents given event and cue; stance right."""
    model.eval()
    c = Counter()
    for b in batches(items, 3000, random.Random(0)):
        t = tensors(b, pad)
        h = model.words(t)
        rows = model.events.rows(h)
        for name, found, gold in (("event", model.events.kinds["event"](rows).argmax(-1), t["event"]), ("cue", model.speech.cue(h).argmax(-1), t["cue"])):
            f, g = (found > 0) & (gold >= 0), gold > 0
            c[name] += int(f.sum() + g.sum())
            c[name + "+"] += int((f & g).sum())
            c[name + " with type"] += int(f.sum() + g.sum())
            c[name + " with type+"] += int((f & g & (found == gold)).sum())
        for key, head in (("parts", model.events), ("says", model.speech)):
            scores = role_scores(head, h, t[key]).float()
            for k in range(len(scores)):
                count_roles(c, key, t[key]["role"][k], scores[k], model.labels[ROLES[key]])
        for i, k in enumerate(claims.STANCE):
            right = model.events.kinds[k](rows[t["stance"][:, 0], t["stance"][:, 1]]).argmax(-1) == t["stance"][:, 2 + i]
            c[k] += 2 * len(right)
            c[k + "+"] += int(right.sum())
    model.train()
    return {k: round(200 * c[k + "+"] / max(1, c[k]), 1) for k in ("event", "event with type", "parts", "cue", "says", *claims.STANCE)}


COARSE = {"COUNTRY": "LOC", "FAC": "LOC", "LOC": "LOC", "PER": "PER", "ORG": "ORG"}


@torch.no_grad()
def evaluate(model, items, pad, bf):
    model.eval()
    c, judged = Counter(), []
    for b in batches(items, 3000, random.Random(0)):
        t = tensors(b, pad)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf):
            h = model.words(t)
            arcs = model.arcs(h).float().masked_fill(~same_sentence(t), -1e4)
            heads = arcs.argmax(-1)
            rels = model.relations(h, heads).float().argmax(-1)
            tags = {k: model.tags[k](h).float() for k in model.tags}
            start = model.start(h).squeeze(-1).float() > 0
            senses, roles = model.frames.sense(h).float().argmax(-1), role_scores(model.frames, h, t["frames"]).float()
            sure = model.certainty(h[t["judged"][:, 0], t["judged"][:, 1]]).squeeze(-1).float()
        judged += list(zip(sure.tolist(), t["certainty"].tolist()))
        right, gold = (senses > 0) & (t["sense"] >= 0), t["sense"] > 0
        c["pred+"] += int((right & gold).sum())
        c["pred"] += int(right.sum() + gold.sum())
        c["sense+"] += int((right & gold & (senses == t["sense"])).sum())
        for k in range(len(roles)):
            count_roles(c, "args", t["frames"]["role"][k], roles[k], model.labels["role"])
        base = [r.split(":")[0] for r in model.labels["deprel"]]
        for i, x in enumerate(b):
            at = 0
            gold, found = set(), set()
            names = decode(torch.log_softmax(tags["names"][i, :x["n"]], -1)) if x["n"] else []
            for s in x["window"]:
                n = len(s["words"])
                for j in range(n):
                    w = at + j
                    c["words"] += 1
                    for k in ("upos", "xpos", "feats", "lemma"):
                        c[k] += int(tags[k][i, w].argmax()) == x[k][w]
                    right = int(heads[i, w]) == x["head"][w]
                    c["uas"] += right
                    c["las"] += right and base[int(rels[i, w])] == s["deprel"][j].split(":")[0]
                if "gold" in s:
                    gold |= {(at + a, at + e, k) for a, e, k in data.spans(s["gold"]) if k != "OTH"}
                    found |= {(at + a, at + e, COARSE[k]) for a, e, k in data.spans(names[at:at + n]) if k in COARSE}
                at += n
            c["ner+"] += len(gold & found)
            c["ner"] += len(gold) + len(found)
            g, f = {j for j, v in enumerate(x["start"]) if v and j}, {j for j in range(1, x["n"]) if start[i, j]}
            c["start+"] += len(g & f)
            c["start"] += len(g) + len(f)
    model.train()
    out = {k: round(100 * c[k] / c["words"], 2) for k in ("upos", "xpos", "feats", "lemma", "uas", "las")}
    out |= {"pred": round(200 * c["pred+"] / max(1, c["pred"]), 2), "sense": round(100 * c["sense+"] / max(1, c["pred+"]), 2), "args": round(200 * c["args+"] / max(1, c["args"]), 2)}
    pairs = torch.tensor(judged).T
    out["certainty"] = [round(100 * float(torch.corrcoef(pairs)[0, 1]), 2), round(float((pairs[0] - pairs[1]).abs().mean()), 3)]
    out["names"], out["start"] = round(200 * c["ner+"] / max(1, c["ner"]), 2), round(200 * c["start+"] / max(1, c["start"]), 2)
    return out


def rates(model, encoder, heads, decay):
    """Groups of parameters with their rates at the peak: the encoder's highest layer learns at the rate encoder, every layer below decay times slower."""
    n, groups = len(model.encoder.layers), {}
    for name, p in model.named_parameters():
        below = n - 1 - int(name.split(".")[2]) if name.startswith("encoder.layers.") else n
        rate = heads if not name.startswith("encoder.") or "shape" in name else encoder * decay ** below
        groups.setdefault(rate, []).append(p)
    return [{"params": ps, "lr": rate, "peak": rate} for rate, ps in groups.items()]


class Run:
    """A training in a folder: weights, their average, the optimizer, and how far it is. Begun again, it goes on where it was saved last.

    The average is over about the last tenth of all steps (polynomial averaging), so that it never lags far behind.
    """

    def __init__(self, model, a):
        self.model, self.out, self.minutes, self.reports = model, a.out, a.minutes, a.figures
        self.opt = torch.optim.AdamW(rates(model, a.rate, a.heads, a.decay), weight_decay=0.01)
        self.average = [p.detach().clone() for p in model.parameters()]
        self.step = self.epoch = self.done = 0
        self.state = f"{a.out}/state.pt"
        if os.path.exists(self.state):
            s = torch.load(self.state, weights_only=False)
            model.load_state_dict(s["model"])
            self.opt.load_state_dict(s["opt"])
            self.average, self.step, self.epoch, self.done = s["average"], s["step"], s["epoch"], s.get("done", 0)
            if "rng" in s:
                torch.set_rng_state(s["rng"])

    def save(self):
        torch.save({"model": self.model.state_dict(), "opt": self.opt.state_dict(), "average": self.average, "step": self.step, "epoch": self.epoch,
                    "done": self.done, "rng": torch.get_rng_state()}, self.state + ".new")
        os.replace(self.state + ".new", self.state)
        self.saved = time.time()

    def averaged(self, what):
        """What a function gives while the model has its averaged weights."""
        raw = [p.detach().clone() for p in self.model.parameters()]
        for p, m in zip(self.model.parameters(), self.average):
            p.data.copy_(m)
        out = what()
        for p, m in zip(self.model.parameters(), raw):
            p.data.copy_(m)
        return out

    def learn(self, loss, share):
        """One step down a loss; share: of the training that is behind."""
        for g in self.opt.param_groups:
            g["lr"] = g["peak"] * min(1, (share + 1e-4) / 0.06) * max(0.0, 1 - share)
        self.opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.opt.step()
        torch._foreach_lerp_(self.average, [p.detach() for p in self.model.parameters()], max(0.003, 10 / (self.step + 10)))
        self.step, self.done = self.step + 1, self.done + 1

    def fit(self, epochs, batches_of, losses_of, figures):
        """Trains to the end of the last epoch.

        batches_of: the batches of an epoch, the same for the same number; losses_of: the losses of a batch by name (~NAME weighs as NAME does);
        figures: what is printed of the averaged weights a few times an epoch, and at its end, where they are kept too.
        """
        began, seen, self.saved, total = time.time(), 0, time.time(), epochs * len(batches_of(0)) if self.epoch < epochs else 0
        while self.epoch < epochs:
            bs = batches_of(self.epoch)
            marks = {len(bs) * k // self.reports for k in range(1, self.reports)}
            for items in bs[self.done:]:
                parts = losses_of(items)
                self.learn(sum(WEIGHT.get(k.removeprefix("~"), 1.0) * v for k, v in parts.items()), (self.epoch + self.done / len(bs)) / epochs)
                seen += sum(len(x["ids"]) for x in items)
                if self.step % 50 == 0:
                    print(f"{self.step}/{total} {time.time() - began:.0f}s {seen / (time.time() - began):.0f} pieces/s " +
                          " ".join(f"{k} {v.item():.3f}" for k, v in parts.items()), flush=True)
                if self.done in marks:
                    print("EPOCH", f"{self.epoch + self.done / len(bs):.2f} {time.time() - began:.0f}s", *self.averaged(figures), flush=True)
                if time.time() - self.saved > 60 * self.minutes or self.done in marks:
                    self.save()
            self.epoch, self.done = self.epoch + 1, 0
            self.save()
            self.averaged(lambda: torch.save(self.model.state_dict(), f"{self.out}/average.pt"))
            print("EPOCH", self.epoch, f"{time.time() - began:.0f}s", *self.averaged(figures), flush=True)


def arguments(about):
    """What every training is told."""
    p = argparse.ArgumentParser(description=about)
    p.add_argument("--base", required=True, help="folder of the encoder to begin with")
    p.add_argument("--data", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--corpus", required=True, help="folder of train.jsonl and dev.jsonl (corpus/build) and of their words (train.words.jsonl, ...)")
    p.add_argument("--often", type=int, default=3, help="times that an epoch reads the corpus")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--layers", type=int, help="of the encoder that are read, from the first on")
    p.add_argument("--rate", type=float, default=3e-4, help="of the encoder's highest layer")
    p.add_argument("--decay", type=float, default=1.0, help="of the rate from a layer to the one below")
    p.add_argument("--heads", type=float, default=1e-3, help="rate of the heads")
    p.add_argument("--batch", type=int, default=2200, help="word pieces")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--minutes", type=float, default=20, help="between checkpoints")
    p.add_argument("--figures", type=int, default=1, help="times that an epoch prints figures on the development sets")
    p.add_argument("--f32", action="store_true", help="no bfloat16")
    p.add_argument("--from", dest="start", help="state.pt or average.pt of another run whose weights to begin with; new heads begin fresh")
    return p


class Texts:
    """What is learned from and measured on: documents, their labels, and names to swap."""

    def __init__(self, a):
        docs, self.dev = data.load(a.data, HERE)
        corpus, self.marked = (claims.corpus(f"{a.corpus}/{part}.jsonl", f"{a.corpus}/{part}.words.jsonl") for part in ("train", "dev"))
        self.pools = swap.Pools(docs, a.data)
        self.docs = claims.heard(docs, a.corpus) + corpus * a.often
        self.labels = label_sets(self.docs)
        self.index = {k: {x: i for i, x in enumerate(v)} for k, v in self.labels.items() if isinstance(v, list)}

    def cut(self, pieces, rng):
        """The windows of an epoch, some of their names swapped, some under a headline."""
        return [headlines.headed([self.pools.swapped(s, rng) for s in w], rng) for w in windows(self.docs, pieces, rng, 40, 176)]

    def figures(self, model, pieces, bf):
        devs, marks = ([encode(w, pieces, self.index) for w in windows(d, pieces, random.Random(0), 150, 160)] for d in (self.dev, self.marked))
        return lambda: (evaluate(model, devs, pieces.pad, bf), evaluate_claims(model, marks, pieces.pad))


def begin(model, path):
    """Begins with the weights of another run."""
    weights = torch.load(path, weights_only=False)
    print("new:", model.load_state_dict(weights.get("model", weights), strict=False).missing_keys, flush=True)


def main():
    a = arguments(__doc__).parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    os.makedirs(a.out, exist_ok=True)
    texts = Texts(a)
    json.dump(texts.labels, open(f"{a.out}/labels.json", "w"), ensure_ascii=False)
    pieces, model = Pieces(a.base), Model(a.base, texts.labels, a.layers)
    if a.start:
        begin(model, a.start)

    def batches_of(epoch):
        rng = random.Random(a.seed * 1000 + epoch)
        bs = batches([encode(w, pieces, texts.index, rng) for w in texts.cut(pieces, rng)], a.batch, rng)
        rng.shuffle(bs)
        return bs

    def losses_of(items):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not a.f32):
            return losses(model, tensors(items, pieces.pad))

    run = Run(model, a)
    print(f"{len(texts.docs)} documents, from step {run.step}, labels {({k: len(v) for k, v in texts.labels.items()})}", flush=True)
    run.fit(a.epochs, batches_of, losses_of, texts.figures(model, pieces, not a.f32))


if __name__ == "__main__":
    main()
