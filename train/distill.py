"""A teacher's opinion of every word, kept on disk, and a student that learns from it beside the marks.

python distill.py label --base mpnet --teacher RUN --data FOLDER --corpus FOLDER --texts words.jsonl --out LABELS [--rounds N]
python distill.py train --base minilm --labels LABELS --texts words.jsonl --from state.pt --data FOLDER --corpus FOLDER --out RUN

A round cuts the training sets and the clean texts (unlabelled.py) into windows, other names in some of them; the teacher reads them as
they are, the student with capitals and pieces changed at random. Both commands go on where they were stopped.
"""
import json
import os
import random
import zlib

import numpy as np
import torch
import torch.nn.functional as F

import claims
import train
from model import Model, Pieces

WORDS = {"upos": 4, "xpos": 4, "feats": 4, "lemma": 4, "names": 6, "sense": 4, "event": 4, "head": 4, "deprel": 4}  # of how many classes a word's probabilities are kept
ROLE = 3  # of how many roles a predicate's
SHARD = 1000  # windows a file


def unmarked(path):
    """Documents of sentences of words that nobody has marked, their sentences as the program splits them."""
    out = []
    for line in open(path, encoding="utf8"):
        sentences = [{"words": [t["text"] for t in s["tokens"]], "guessed": True} for s in json.loads(line)["sentences"]]
        out.append([s for s in sentences if 2 < len(s["words"]) <= 120])
    return out


def windows_of(texts, clean, pieces, number):
    """The windows of a round, always the same for the same number."""
    rng = random.Random(7000 + number)
    return texts.cut(pieces, rng) + train.windows(clean, pieces, rng, 100, 176)


def seal(window):
    """A number that tells whether labels were made for a window."""
    return zlib.crc32(" ".join(w for s in window for w in s["words"]).encode())


# ---- the teacher

def best(scores, k):
    """The k likeliest classes of each row and their probabilities in 255ths."""
    p, at = torch.softmax(scores.float(), -1).topk(min(k, scores.shape[-1]), -1)
    return at.numpy().astype(np.uint16), (255 * p).round().numpy().astype(np.uint8)


def chosen(item, found, marked, gold):
    """Places of an item's predicates: those of its marks where a word is marked, else those found."""
    return sorted({p for p in gold} | {j for j in range(item["n"]) if found[j] and marked[j] < 0})


def sentence_of(item, place):
    """First word of a word's sentence and how many words it has."""
    s = item["sentence"]
    first = s.index(s[place])
    return first, len(s) - s[::-1].index(s[place]) - first


def parents(heads, found):
    """Heads as marked, else as found."""
    return torch.where(heads >= 0, heads, found)


@torch.no_grad()
def opinion(model, items, pad):
    """Of each item what the teacher thinks of it, as arrays by name."""
    t = train.tensors(items, pad)
    h = model.words(t)
    arcs = model.arcs(h).float().masked_fill(~train.same_sentence(t), -1e4)
    scores = {k: head(h) for k, head in model.tags.items()}
    scores |= {"sense": model.frames.sense(h), "event": model.events.kinds["event"](model.events.rows(h)), "head": arcs}
    scores["deprel"] = model.relations(h, parents(t["head"], arcs.argmax(-1)))
    found = {"frames": scores["sense"].argmax(-1) > 0, "parts": scores["event"].argmax(-1) > 0, "says": model.speech.cue(h).argmax(-1) == 1}
    cue, start = (torch.sigmoid(x) for x in (model.speech.cue(h).diff(dim=-1)[..., 0].float(), model.start(h)[..., 0].float()))
    sure = model.certainty(h)[..., 0].float()
    out = []
    for i, x in enumerate(items):
        n = x["n"]
        one = {"n": np.array([n], np.uint16), "seal": np.array([seal(x["window"])], np.uint32), "certainty": sure[i, :n].numpy().astype(np.float16)}
        one |= {k: (255 * v[i, :n]).round().numpy().astype(np.uint8) for k, v in (("cue", cue), ("start", start))}
        for k, v in scores.items():
            one[k], one[k + ".p"] = best(v[i, :n], WORDS[k])
        for key, head, marked in (("frames", model.frames, "sense"), ("parts", model.events, "event"), ("says", model.speech, "cue")):
            one |= roles(x, h[i], key, head, chosen(x, found[key][i], x[marked], [p for p, *_ in x[key]]))
        rows = model.events.rows(h[i, torch.from_numpy(one["parts.at"].astype(np.int64))])
        ps = [torch.softmax(model.events.kinds[k](rows).float(), -1) for k in claims.STANCE]
        one["stance.p"] = (255 * torch.cat(ps, -1)).round().numpy().astype(np.uint8)
        out.append(one)
    return out


def roles(item, h, key, head, places):
    """Roles of the words of each predicate's sentence, one predicate after another."""
    at, index, p = np.array(places, np.uint16), [], []
    for place in places:
        first, n = sentence_of(item, place)
        words = torch.arange(first, first + n)
        i, q = best(head(h[place][None], h[words][None], (words - place)[None])[0], ROLE)
        index.append(i.astype(np.uint8))
        p.append(q)
    empty = [np.zeros((0, ROLE), np.uint8)]
    rows = np.concatenate(index + empty)
    return {key + ".at": at, key + ".count": np.array([len(at)], np.uint16), key + ".rows": np.array([len(rows)], np.uint32),
            key: rows, key + ".p": np.concatenate(p + empty)}


def label(a):
    texts, clean = train.Texts(a), unmarked(a.texts)
    pieces, model = Pieces(a.base), teacher(a, texts.labels)
    os.makedirs(a.out, exist_ok=True)
    json.dump(texts.labels, open(f"{a.out}/labels.json", "w"), ensure_ascii=False)
    for number in range(a.rounds):
        ws = windows_of(texts, clean, pieces, number)
        if a.limit:
            ws = random.Random(1).sample(ws, a.limit)
        for k in range(0, len(ws), SHARD):
            path = f"{a.out}/{number}.{k // SHARD:03d}.npz"
            if os.path.exists(path):
                continue
            items = [train.encode(w, pieces, texts.index) for w in ws[k:k + SHARD]]
            where = {id(x): i for i, x in enumerate(items)}
            read = [None] * len(items)
            for b in train.batches(items, a.batch, random.Random(0)):
                for x, one in zip(b, opinion(model, b, pieces.pad)):
                    read[where[id(x)]] = one
            np.savez_compressed(path + ".new.npz", **{key: np.concatenate([one[key] for one in read]) for key in read[0]})
            os.replace(path + ".new.npz", path)
            print(path, sum(x["n"] for x in items), "words,", os.path.getsize(path), "bytes", flush=True)


def teacher(a, labels):
    """The averaged weights of a run, reading; a run knows how many layers it reads by its weights."""
    if json.load(open(f"{a.teacher}/labels.json")) != labels:
        raise ValueError(f"{a.teacher}/labels.json are not the labels of these sets")
    weights = torch.load(f"{a.teacher}/{a.weights}.pt", weights_only=False)
    if "average" in weights:
        names = [n for n, _ in Model(a.base, labels, layers(weights["model"])).named_parameters()]
        weights = {**weights["model"], **dict(zip(names, weights["average"]))}
    model = Model(a.base, labels, layers(weights))
    model.load_state_dict(weights)
    return model.eval()


def layers(weights):
    return 1 + max(int(k.split(".")[2]) for k in weights if k.startswith("encoder.layers."))


# ---- the student

class Opinions:
    """The labels of a round, read from its files."""

    def __init__(self, folder, number):
        self.of, k = {}, 0
        while os.path.exists(path := f"{folder}/{number}.{k:03d}.npz"):
            self.add(dict(np.load(path)))
            k += 1
        if not k:
            raise ValueError(f"{folder}: no labels of round {number}")

    def add(self, z):
        per_word = [*WORDS, *(k + ".p" for k in WORDS), "cue", "start", "certainty"]
        ends = np.cumsum(z["n"], dtype=np.int64)
        for i, end in enumerate(ends.tolist()):
            n = int(z["n"][i])
            self.of[int(z["seal"][i])] = {k: z[k][end - n:end] for k in per_word}
        for key in train.ROLES:
            self.add_roles(z, key)

    def add_roles(self, z, key):
        """Predicates of each window, and a row for each word of their sentences."""
        ends = np.cumsum(z[key + ".count"], dtype=np.int64)
        rows = np.cumsum(z[key + ".rows"], dtype=np.int64)
        for i, (end, row) in enumerate(zip(ends.tolist(), rows.tolist())):
            a, b = end - int(z[key + ".count"][i]), row - int(z[key + ".rows"][i])
            one = self.of[int(z["seal"][i])]
            one |= {key + ".at": z[key + ".at"][a:end], key: z[key][b:row], key + ".p": z[key + ".p"][b:row]}
            if key == "parts":
                one["stance.p"] = z["stance.p"][a:end]


def soft_tensors(items):
    """The opinions of a batch: per word classes and probabilities, per predicate those of its roles."""
    b, n = len(items), max(x["n"] for x in items)
    out = {}
    for k, width in WORDS.items():
        width = items[0]["soft"][k].shape[-1]
        out[k], out[k + ".p"] = torch.zeros(b, n, width, dtype=torch.long), torch.zeros(b, n, width)
        for i, x in enumerate(items):
            out[k][i, :x["n"]] = torch.from_numpy(x["soft"][k].astype(np.int64))
            out[k + ".p"][i, :x["n"]] = torch.from_numpy(x["soft"][k + ".p"] / np.float32(255))
    for k in ("cue", "start", "certainty"):
        out[k] = torch.zeros(b, n)
        for i, x in enumerate(items):
            out[k][i, :x["n"]] = torch.from_numpy(x["soft"][k].astype(np.float32) / (1 if k == "certainty" else 255))
    for key in train.ROLES:
        out[key] = soft_roles(items, key)
    events = [(i, int(p)) for i, x in enumerate(items) for p in x["soft"]["parts.at"]]
    out["stance.at"] = torch.tensor(events, dtype=torch.long).view(-1, 2)
    out["stance.p"] = torch.from_numpy(np.concatenate([x["soft"]["stance.p"] for x in items]) / np.float32(255))
    return out


def soft_roles(items, key):
    """As train.role_tensors, with the likeliest roles of each word and their probabilities."""
    found = []
    for i, x in enumerate(items):
        row = 0
        for p in x["soft"][key + ".at"].tolist():
            first, n = sentence_of(x, p)
            found.append((i, p, first, x["soft"][key][row:row + n], x["soft"][key + ".p"][row:row + n]))
            row += n
    long = max((len(f[3]) for f in found), default=1)
    out = {"at": torch.tensor([f[:2] for f in found], dtype=torch.long).view(-1, 2)}
    out |= {k: torch.zeros(len(found), long, dtype=torch.long) for k in ("spread", "distance")}
    out |= {"role": torch.zeros(len(found), long, ROLE, dtype=torch.long), "p": torch.zeros(len(found), long, ROLE)}
    for k, (_, place, first, index, p) in enumerate(found):
        n = len(index)
        out["spread"][k, :n], out["distance"][k, :n] = torch.arange(first, first + n), torch.arange(first, first + n) - place
        out["role"][k, :n], out["p"][k, :n] = torch.from_numpy(index.astype(np.int64)), torch.from_numpy(p / np.float32(255))
    return out


def towards(scores, index, p):
    """Cross-entropy to the teacher's probabilities, over the words that have any."""
    p = p / p.sum(-1, keepdim=True).clamp(min=1e-6)
    told = p.sum(-1) > 0
    return -(p * torch.log_softmax(scores.float(), -1).gather(-1, index)).sum(-1)[told].mean()


def soft_losses(model, t, s, h):
    """How far the student is from the teacher."""
    arcs = model.arcs(h).float().masked_fill(~train.same_sentence(t), -1e4)
    events = model.events.rows(h)
    scores = {k: head(h) for k, head in model.tags.items()} | {"head": arcs, "sense": model.frames.sense(h), "event": model.events.kinds["event"](events)}
    scores["deprel"] = model.relations(h, parents(t["head"], s["head"][..., 0]))
    out = {k: towards(v, s[k], s[k + ".p"]) for k, v in scores.items()}
    read = t["sentence"] >= 0
    binary = lambda x, p: F.binary_cross_entropy_with_logits(x.float()[read], p[read])
    out |= {"start": binary(model.start(h)[..., 0], s["start"]), "cue": binary(model.speech.cue(h).diff(dim=-1)[..., 0], s["cue"])}
    predicate = (s["sense"][..., 0] > 0) & read
    if predicate.any():
        out["certainty"] = F.smooth_l1_loss(model.certainty(h[predicate])[..., 0].float(), s["certainty"][predicate])
    for key, head in (("frames", model.frames), ("parts", model.events), ("says", model.speech)):
        if len(s[key]["at"]):
            out[key] = towards(train.role_scores(head, h, s[key]), s[key]["role"], s[key]["p"])
    if len(s["stance.at"]):
        rows, at = events[s["stance.at"][:, 0], s["stance.at"][:, 1]], 0
        out["stance"] = 0
        for k, kinds in claims.STANCE.items():
            p = s["stance.p"][:, at:at + len(kinds)]
            out["stance"], at = out["stance"] + towards(model.events.kinds[k](rows), torch.arange(len(kinds)).expand(len(p), -1), p), at + len(kinds)
    return out


def mixed(marked, soft, share):
    """Losses of the marks, with a share of their weight, beside those of the teacher."""
    return {**{k: share * v for k, v in marked.items()}, **{"~" + k: (1 - share) * v for k, v in soft.items()}}


def learn(a):
    texts, clean = train.Texts(a), unmarked(a.texts)
    if json.load(open(f"{a.labels}/labels.json")) != texts.labels:
        raise ValueError(f"{a.labels}/labels.json are not the labels of these sets: label again")
    os.makedirs(a.out, exist_ok=True)
    json.dump(texts.labels, open(f"{a.out}/labels.json", "w"), ensure_ascii=False)
    pieces, model = Pieces(a.base), Model(a.base, texts.labels, a.layers)
    if a.start:
        train.begin(model, a.start)

    def batches_of(epoch):
        number, rng = epoch % a.rounds, random.Random(a.seed * 1000 + epoch)
        told = Opinions(a.labels, number).of
        ws = [w for w in windows_of(texts, clean, pieces, number) if seal(w) in told]
        items = [train.encode(w, pieces, texts.index, rng) | {"soft": told[seal(w)]} for w in ws]
        bs = train.batches(items, a.batch, rng)
        rng.shuffle(bs)
        return bs

    def losses_of(items):
        t = train.tensors(items, pieces.pad)
        h = model.words(t)
        return mixed(train.marked_losses(model, t, h), soft_losses(model, t, soft_tensors(items), h), a.marks)

    run = train.Run(model, a)
    print(f"{len(texts.docs)} documents, {len(clean)} texts, from step {run.step}", flush=True)
    run.fit(a.epochs, batches_of, losses_of, texts.figures(model, pieces, False))


def main():
    p = train.arguments(__doc__)
    p.add_argument("what", choices=("label", "train"))
    p.add_argument("--texts", required=True, help="words of clean texts (unlabelled.py)")
    p.add_argument("--rounds", type=int, default=1)
    p.add_argument("--teacher", help="folder of the teacher's run")
    p.add_argument("--weights", choices=("average", "state"), default="average", help="of the teacher: those of its last whole epoch, or of its last checkpoint (their average too)")
    p.add_argument("--limit", type=int, help="label so many windows only, drawn at random: to try it out")
    p.add_argument("--labels", help="folder of labels")
    p.add_argument("--marks", type=float, default=0.5, help="share of the marks in the loss; the rest is the teacher's")
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    {"label": label, "train": learn}[a.what](a)


if __name__ == "__main__":
    main()
