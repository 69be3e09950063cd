"""The token splitter: a logistic regression over hashed features decides, inside a run of non-blanks, where a word ends.

    python train/splitter.py --data /work/data/train --out /work/data/splitter.npz

Running text -> words as Universal Dependencies has them: blanks always end a word, and each position inside a chunk (a
run of non-blanks) is judged by the features below, left to right. Chunks of letters alone only split where a table of
such words that was seen to split says so (can|not, gon|na). The same features, in the same order, are in
analyze/splitter_features.go; analyze/testdata/splitter.txt holds chunks whose scores both must agree on.
Trained on UD EWT train and the GUM documents of train; measured on EWT dev as score/parse.py does for raw-ewt.
"""
import argparse
import collections
import random
import unicodedata

import numpy as np
import torch

BITS, LONGEST = 18, 12
QUOTES = {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2032": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"'}


# ---- text with its words ----------------------------------------------------------------------------

def documents(path):
    """(text, [(start, end) of every word]) of each document, laid out as print has it: a blank between sentences, an
    empty line between paragraphs. Words of a multiword token that spell it are split points, others share its span."""
    docs, text, spans, lines, glued, first = [], "", [], [], False, True

    def close():
        nonlocal text, spans
        if spans:
            docs.append((text, spans))
        text, spans = "", []

    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            close()
        if line:
            lines.append(line)
            continue
        if not lines:
            continue
        paragraph = any(x.startswith("# newpar") for x in lines)
        rows = [x.split("\t") for x in lines if x[0] != "#"]
        if text:
            text += "\n\n" if paragraph else "" if glued else " "
        covered = 0
        for c in (c for c in rows if "." not in c[0]):
            if "-" in c[0]:
                a, b = map(int, c[0].split("-"))
                covered, words = b, [r[1] for r in rows if r[0].isdigit() and a <= int(r[0]) <= b]
                at = len(text)
                if "".join(words) == c[1]:
                    for w in words:
                        spans.append((at, at + len(w)))
                        at += len(w)
                else:
                    spans.append((at, at + len(c[1])))
            elif int(c[0]) <= covered:
                continue
            else:
                spans.append((len(text), len(text) + len(c[1])))
            text += c[1]
            glued = "SpaceAfter=No" in c[9]
            text += "" if glued else " "
        text = text.rstrip()
        lines = []
    close()
    return docs


def chunks(text, spans):
    """(chunk, cuts inside it, class of the chunk before, class of the one after) of a document. A paragraph end is a '$'."""
    cuts = {e for _, e in spans}
    out, start, before = [], None, "$"
    blank = [c.isspace() for c in text] + [True]
    for i, b in enumerate(blank):
        if not b and start is None:
            start = i
        elif b and start is not None:
            after, j = "$", i
            while j < len(text) and blank[j]:
                j += 1
            if j < len(text) and text[i:j].count("\n") < 2:
                after = shape(text[j])
            chunk = text[start:i]
            out.append((chunk, [k - start for k in range(start + 1, i) if k in cuts], before, after))
            before = shape(text[i - 1]) if after != "$" else "$"
            start = None
    return out


# ---- features: the same as in analyze/splitter_features.go -------------------------------------------

def normal(c):
    if c in QUOTES:
        return QUOTES[c]
    if c.isdecimal():
        return "0"
    low = c.lower()
    return low if len(low) == 1 else c


def shape(c):
    kind = unicodedata.category(c)
    if kind in ("Lu", "Lt"):
        return "A"
    if kind[0] in "LM":
        return "a"
    return "0" if kind == "Nd" else normal(c)


def squeezed(shapes):
    out = []
    for c in shapes:
        if not out or out[-1] != c:
            out.append(c)
    return "".join(out)


def features(chunk, before, after, words):
    """A function from (position, start of the word so far) to the feature strings of a position inside the chunk."""
    n, s = "".join(map(normal, chunk)), "".join(map(shape, chunk))
    size = len(chunk)
    alnum = [c in "aA0" for c in s]
    run = [0] * size  # start of the run of letters and digits, or of anything else, that holds each character
    for i in range(1, size):
        run[i] = run[i - 1] if alnum[i] == alnum[i - 1] else i
    end = [size] * size
    for i in range(size - 2, -1, -1):
        end[i] = end[i + 1] if alnum[i] == alnum[i + 1] else i + 1
    flags = 0
    if n[:4] == "http" or n[:4] == "www." or "://" in n[:16]:
        flags |= 1
    if "@" in n[:64]:
        flags |= 2
    if "0" in s[:64]:
        flags |= 4
    if n[:64].count(".") > 1:
        flags |= 8
    if "/" in n[:64]:
        flags |= 16
    if "a" not in s[:64] and "A" not in s[:64]:
        flags |= 32
    flag = chr(64 + flags)
    pn, ps = "^^^" + n + "$$$", "^^^" + s + "$$$"

    def at(i, word):
        p = i + 3
        left, right = n[max(run[i - 1], i - LONGEST):i], n[i:min(end[i], i + LONGEST)]
        sofar = n[max(word, i - LONGEST):i]
        rest = n[i:i + LONGEST]
        a, b = ps[p - 1], ps[p]
        last, first = "$" if size - i == 1 else "-", "^" if i == 1 else "-"
        known = "-"
        if alnum[i - 1] and alnum[i]:
            cut = words.get(n[run[i]:end[i]], 0)
            known = "x" if cut and run[i] + cut == i else "-"
        return [
            pn[p - 1:p + 1], pn[p - 2:p + 1], pn[p - 1:p + 2], pn[p - 2:p + 2], pn[p - 3:p], pn[p:p + 3], pn[p - 3:p + 3],
            a + b, ps[p - 2:p + 2], ps[p - 3:p + 3],
            left + "|" + pn[p], pn[p - 1] + "|" + right, left + "|" + right,
            sofar + "|" + pn[p], squeezed(s[max(word, i - LONGEST):i]) + "|" + b,
            pn[p - 1] + "|" + rest, a + "|" + squeezed(s[i:i + LONGEST]), squeezed(s[max(0, i - LONGEST):i]) + "|" + b,
            (n + chr(64 + i)) if size <= 16 else "", flag + a + b, flag + first + last + a + b,
            after + last + a + pn[p], after + last + left + "|" + right, before + first + pn[p - 1] + b,
            known + a + b, sofar + "|" + rest,
        ]
    return at


CACHE = {}


def bucket(template, text):
    """FNV-1a over code points, mixed, cut to BITS."""
    key = chr(template) + text
    h = CACHE.get(key)
    if h is None:
        h = 2166136261
        for c in key:
            h = ((h ^ ord(c)) * 16777619) & 0xFFFFFFFF
        h ^= h >> 15
        h = (h * 0x2C1B3C6D) & 0xFFFFFFFF
        h ^= h >> 12
        h &= (1 << BITS) - 1
        CACHE[key] = h
    return h


def buckets(strings):
    return [bucket(i + 1, x) for i, x in enumerate(strings)]


def lettered(chunk):
    return all(shape(c) in "aA" for c in chunk)


def written(rng):
    """What the treebanks lack: dates in figures stay whole, stops of other scripts are words."""
    out = []
    for _ in range(300):
        date = f"{rng.randint(1900, 2039)}-{rng.randint(1, 12):02}-{rng.randint(1, 31):02}"
        for left, right in (("", ""), ("(", ")"), ("", ","), ("", "."), ("", ";")):
            cuts = [k for k in (len(left), len(left + date)) if 0 < k < len(left + date + right)]
            out.append((left + date + right, cuts, rng.choice("aA0$,"), rng.choice("aA0$")))
        word = "".join(rng.choice("\u65e5\u672c\u8a9e\u4e2d\u56fd\u5317\u4eac\u0645\u0648\u0633\u0643") for _ in range(rng.randint(1, 5)))
        out.append((word + (stop := rng.choice("\u3002\uff0c\u3001\u061f\u060c")), [len(word)], "a", rng.choice("aA$")))
        out.append((word + stop + word, [len(word), len(word) + 1], "a", rng.choice("aA$")))
    return out


# ---- training ---------------------------------------------------------------------------------------

def word_table(rows):
    """Words of letters alone that split more often than not: {lower-cased word: where}."""
    seen = collections.Counter(c.lower() for c, _, _, _ in rows if lettered(c) and c.isascii())
    cut = collections.Counter((c.lower(), k[0]) for c, k, _, _ in rows if lettered(c) and c.isascii() and len(k) == 1)
    return {w: k for (w, k), v in sorted(cut.items()) if v * 2 > seen[w] and v > 1}


def positions(rows, words):
    x, y = [], []
    for chunk, cuts, before, after in rows:
        if len(chunk) < 2 or lettered(chunk):
            continue
        at, word, inner = features(chunk, before, after, words), 0, set(cuts)
        for i in range(1, min(len(chunk), 200)):
            x.append(buckets(at(i, word)))
            y.append(i in inner)
            if i in inner:
                word = i
    return torch.tensor(np.array(x, dtype=np.int32)), torch.tensor(np.array(y, dtype=np.float32))


def fit(x, y, epochs, seed=1):
    torch.manual_seed(seed)
    bag = torch.nn.EmbeddingBag(1 << BITS, 1, mode="sum", sparse=True)
    torch.nn.init.zeros_(bag.weight)
    best = torch.optim.Adagrad(bag.parameters(), lr=0.1)
    for epoch in range(epochs):
        total = 0.0
        for part in torch.randperm(len(y)).split(512):
            best.zero_grad()
            keep = torch.rand(x[part].shape) > 0.1  # forget features now and then: none may carry a decision alone
            score = bag(x[part], per_sample_weights=keep.float() / 0.9)[:, 0]
            loss = torch.nn.functional.binary_cross_entropy_with_logits(score, y[part])
            loss.backward()
            best.step()
            total += loss.item() * len(part)
        print(f"epoch {epoch + 1}: loss {total / len(y):.5f}", flush=True)
    return bag.weight.detach().numpy()[:, 0]


def split(chunk, before, after, words, weights):
    if lettered(chunk):
        cut = words.get(chunk.lower(), 0)
        return [cut] if cut else []
    at, word, out = features(chunk, before, after, words), 0, []
    for i in range(1, len(chunk)):
        if weights[buckets(at(i, word))].sum() > 0:
            out.append(i)
            word = i
    return out


def measure(docs, words, weights, show=0):
    gold = found = both = 0
    wrong = collections.Counter()
    for text, spans in docs:
        for chunk, cuts, before, after in chunks(text, spans):
            answer = split(chunk, before, after, words, weights)
            a, b = ({(x, y) for x, y in zip([0, *c], [*c, len(chunk)])} for c in (cuts, answer))
            gold, found, both = gold + len(a), found + len(b), both + len(a & b)
            if a != b:
                wrong[chunk, str(cuts), str(answer)] += 1
    for k, v in wrong.most_common(show):
        print(v, *k)
    return 200 * both / (gold + found)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--data", required=True)
    args.add_argument("--out", required=True)
    args.add_argument("--epochs", type=int, default=8)
    args.add_argument("--show", type=int, default=0)
    args.add_argument("--cases", help="only write the cases that hold analyze/ to the same features")
    args = args.parse_args()
    if args.cases:
        return write_cases(args.cases)
    torch.set_num_threads(1)
    train = documents(f"{args.data}/ud_ewt/en_ewt-ud-train.rebuilt.conllu") + documents(f"{args.data}/gum/clean/gum-train.conllu")
    rows = [c for text, spans in train for c in chunks(text, spans)] + written(random.Random(1))
    words = word_table(rows)
    x, y = positions(rows, words)
    print(f"{len(rows)} chunks, {len(words)} words of letters that split, {len(y)} positions", flush=True)
    weights = fit(x, y, args.epochs)
    scale = np.abs(weights).max() / 127
    small = np.round(weights / scale).astype(np.int8)
    np.savez(args.out, weights=small, scale=np.array([scale], dtype=np.float32),
             words=np.frombuffer("\n".join(f"{w[:k]}|{w[k:]}" for w, k in sorted(words.items())).encode(), dtype=np.uint8))
    for name, path in (("EWT dev", "ud_ewt/en_ewt-ud-dev.conllu"), ("GUM dev", "gum/clean/gum-dev.conllu")):
        print(f"{name}: words F1 {measure(documents(f'{args.data}/{path}'), words, small.astype(np.float32), args.show):.2f}")


CASES = ["don't", "(TASS)", "$5", "cannot", "http://www.example.org/a-b?c=1,", "Workers\u2019", "U.S.", "end.", "\u201cWell,", ":-)", "3,000km",
         "Komsomolsk-on-Amur.", "Su-35", "he'll", "and/or", "x@y.org", "wait...what?", "2023-09-13", "\u2014and", "caf\u00e9s\u2019", "\u65e5\u672c\u8a9e\u3002",
         "\u0663\u0664%", "\U0001f600!", "e\u0301t\u00c9.", "an-extraordinarily-long-chunk-of-hyphens"]


def pretend(h):
    """The weight of a bucket in the cases."""
    return h * 37 % 251 - 125


def write_cases(path):
    """Chunks with the sum of pretended weights at every position, which hold Go to the same features. The table of words
    knows cannot only, the first position begins the word so far."""
    with open(path, "w", encoding="utf8") as f:
        for chunk in CASES:
            at = features(chunk, "a", "$", {"cannot": 3})
            sums = [sum(pretend(h) for h in buckets(at(i, 0))) for i in range(1, len(chunk))]
            f.write(chunk + "\t" + " ".join(map(str, sums)) + "\n")


if __name__ == "__main__":
    main()
