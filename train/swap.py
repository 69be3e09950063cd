"""Other names in the same places: a name of training gives its place to another of its kind and length now and then, so that
the network learns names from their company and their form and not by heart."""
import json
from collections import Counter

from data import TAGS

SHARE = 0.35  # of the names of an epoch


def marked(sentence):
    """(first, last exclusive, kind) of the names that can have one kind only."""
    names, out, i = sentence.get("names") or [], [], 0
    one = [TAGS[a[0]] if a and len(a) == 1 else None for a in names]
    while i < len(one):
        if one[i] and one[i][0] == "B":
            j = i + 1
            while j < len(one) and one[j] == "I-" + one[i][2:]:
                j += 1
            if j == len(one) or one[j] is None or one[j][0] != "I":
                out.append((i, j, one[i][2:]))
            i = j
        else:
            i += 1
    return out


class Pools:
    """Names by kind and number of words: those of the sets, the cities of GeoNames, and persons put together of others' parts."""

    def __init__(self, docs, root):
        count = Counter()
        for s in (s for d in docs for s in d):
            for i, j, kind in marked(s):
                words = s["words"][i:j]
                if kind in ("PER", "LOC", "COUNTRY", "ORG") and all(w[:1].isupper() and w.isalpha() for w in words):
                    count[kind, tuple(words)] += 1
        cities = json.load(open(f"{root}/geonames_cities15000/cities.json", encoding="utf8"))
        rows = cities.values() if isinstance(cities, dict) else cities
        for c in rows:
            words = tuple(c["name"].split())
            if c["name"].isascii() and all(w.isalpha() and w[:1].isupper() for w in words):
                count["LOC", words] += 1
        self.pool = {}
        for kind, words in sorted(count):
            self.pool.setdefault((kind, len(words)), []).append(words)
        people = self.pool.get(("PER", 2), [])
        self.first, self.last = [p[0] for p in people], [p[1] for p in people]

    def other(self, kind, n, rng):
        """Another name, None where there is none of the kind and length."""
        if kind == "PER" and n == 2:
            return rng.choice(self.first), rng.choice(self.last)
        if kind == "PER" and n == 1 and rng.random() < 0.5:
            return (rng.choice(self.last),)
        known = self.pool.get((kind, n))
        return rng.choice(known) if known else None

    def swapped(self, sentence, rng):
        """The sentence with some of its names swapped; its trees and tags stay, a swapped word is its own lemma."""
        out = None
        for i, j, kind in marked(sentence):
            words = sentence["words"][i:j]
            if rng.random() > SHARE or not all(w[:1].isupper() and not w.isupper() for w in words):
                continue
            name = self.other(kind, j - i, rng)
            if not name:
                continue
            if out is None:
                out = {**sentence, "words": list(sentence["words"])}
                if "lemma" in sentence:
                    out["lemma"] = list(sentence["lemma"])
            out["words"][i:j] = name
            if "lemma" in sentence:
                out["lemma"][i:j] = name
        return out or sentence
