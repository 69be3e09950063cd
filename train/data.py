"""The training sets as documents of sentences of words, with whatever each set marks.

A sentence is a dict: words, and per word where the set has it: upos, xpos, feats, lemma, head, deprel; names: for every
word the set of tags that the set's marks allow (a set that does not mark products says nothing about them: partial labels);
frames: {word: (roleset, roles in BIO)}; certainty: {word: -3..3}.
"""
import glob
import json
import os
import re

KINDS = ["PER", "ORG", "COUNTRY", "LOC", "FAC", "PROD", "EVT", "NORP", "MISC"]
TAGS = ["O"] + [f"{m}-{k}" for k in KINDS for m in "BI"]
TAG = {t: i for i, t in enumerate(TAGS)}
UNMARKED = {"uner": ["PROD", "EVT", "NORP", "MISC"], "btc": ["PROD", "EVT", "NORP", "MISC"], "wnut": ["EVT", "NORP", "MISC"]}
FACILITY = set("airport airbase base station stadium bridge dam hospital plant spaceport cosmodrome harbour harbor port palace hotel "
               "prison camp museum cathedral church mosque temple library mall tower arena park zoo theatre theater refinery mine barracks".split())


def read_conllu(path):
    """Documents of sentences of a CoNLL-U file."""
    docs, sent, doc = [], [], []
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if doc:
                docs.append(doc)
            doc = []
        elif not line:
            if sent:
                doc.append(sent)
            sent = []
        elif line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit():
                sent.append(c)
    if doc:
        docs.append(doc)
    return docs


def parsed(rows):
    return {"words": [c[1] for c in rows], "lemma": [c[2] for c in rows], "upos": [c[3] for c in rows], "xpos": [c[4] for c in rows],
            "feats": [c[5] for c in rows], "head": [int(c[6]) for c in rows], "deprel": [c[7] for c in rows]}


def identified(path):
    """The sentences of a CoNLL-U file by their sent_id."""
    out, ident, rows = {}, None, []
    for line in [*open(path, encoding="utf8"), "\n"]:
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            ident = line.split("=", 1)[1].strip()
        elif line and line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit():
                rows.append(c)
        elif not line and rows:
            out[ident], rows = rows, []
    return out


PRINTED = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": "\"", "''": "\""}


def roles(column):
    """BIO roles of a bracket column, V left out; a later part of an argument (C-) is a span of its role."""
    out, open_role, fresh = [], None, False
    for cell in column:
        m = re.match(r"\(([^*()]+)", cell)
        if m:
            open_role, fresh = m.group(1).removeprefix("C-"), True
        out.append("O" if open_role in (None, "V") else ("B-" if fresh else "I-") + open_role)
        fresh = False
        if cell.endswith(")"):
            open_role = None
    return out


def propbank(path):
    """{sent_id: (words, {word: (roleset, roles)})}"""
    out = {}
    for ident, rows in identified(path).items():
        at = [i for i, r in enumerate(rows) if r[7] not in ("-", "_")]
        out[ident] = [r[1] for r in rows], {i: (rows[i][7], roles([r[8 + k] for r in rows])) for k, i in enumerate(at)}
    return out


def judged(path):
    """{sent_id: {word: certainty}}: the mean over annotators of 3/4 x confidence, negative when it did not happen."""
    out = {}
    for line in open(path, encoding="utf8"):
        row = json.loads(line)
        vs = [(1 if h == "true" else -1) * 0.75 * int(c) for p, h, c in row["judgments"] if p == "True" and h in ("true", "false") and c.isdigit()]
        if vs:
            out.setdefault(row["sent_id"], {})[row["token"] - 1] = sum(vs) / len(vs), row["form"]
    return out


def deepen(docs, root, part):
    """Lays PropBank's frames and UDS's certainty over UD EWT, sentence by sentence where the words agree."""
    frames, certain = propbank(f"{root}/propbank_ewt/ewt-srl-{part}.conll"), judged(f"{root}/uds_ih2/uds-ih2-aligned-{part}.jsonl")
    for ident, s in zip(identified(glob.glob(f"{root}/ud_ewt/*{part}*.conllu")[0]), (s for d in docs for s in d)):
        words, found = frames.get(ident, ([], {}))
        if len(words) == len(s["words"]) and sum(PRINTED.get(a, a) != b for a, b in zip(words, s["words"])) < 3:
            s["frames"] = found
        s["certainty"] = {i: v for i, (v, form) in certain.get(ident, {}).items() if i < len(s["words"]) and s["words"][i] == form}
    return docs


def country_names(root):
    names = set()
    for path in glob.glob(f"{root}/countries/**/*.json", recursive=True):
        try:
            for c in json.load(open(path, encoding="utf8")):
                if isinstance(c, dict) and isinstance(c.get("name"), dict):
                    names |= {c["name"]["common"].lower(), c["name"]["official"].lower(), *(a.lower() for a in c.get("altSpellings", []) if len(a) > 3)}
        except (ValueError, OSError, KeyError):
            continue
    return names | {"us", "u.s.", "usa", "u.s.a.", "uk", "u.k.", "uae", "dprk", "britain", "england", "scotland", "wales", "america", "north korea", "south korea", "russia", "ussr", "soviet union", "congo"}


def place_kind(words, countries):
    text = re.sub(r"^the ", "", " ".join(words).lower()).replace(" 's", "'s")
    if text in countries:
        return "COUNTRY"
    return "FAC" if {words[-1].lower(), words[0].lower()} & FACILITY or text.split()[0] in FACILITY else "LOC"


def spans(tags):
    """(first, last exclusive, kind) of BIO or IO tags."""
    out, start, kind = [], None, None
    for i, t in enumerate([*tags, "O"]):
        k = t[2:] if t != "O" else None
        if start is not None and (k != kind or t[0] == "B"):
            out.append((start, i, kind))
            start = None
        if k and start is None:
            start, kind = i, k
    return out


def allowed(words, marked, unmarked):
    """Per word the indices of tags that the marks allow. marked: (first, last, [kinds])."""
    out = []
    for w in words:
        free = w[:1].isupper() or w[:1].isdigit()
        out.append([TAG["O"]] + ([TAG[f"{m}-{k}"] for k in unmarked for m in "BI"] if free else []))
    for a, b, kinds in marked:
        for i in range(a, b):
            out[i] = [TAG[f"{'B' if i == a else 'I'}-{k}"] for k in kinds]
    return out


def names(words, tags, source, countries):
    rename = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "GROUP", "product": "PROD", "creative-work": "WORK"}
    marked = []
    for a, b, k in spans(tags):
        k = rename.get(k, k)
        kinds = {"PER": ["PER"], "ORG": ["ORG"], "PROD": ["PROD"], "LOC": [place_kind(words[a:b], countries)], "GROUP": ["ORG", "NORP", "MISC"],
                 "WORK": ["MISC", "PROD"], "OTH": ["NORP", "MISC", "EVT", "PROD"], "MISC": ["NORP", "MISC", "EVT", "PROD"]}.get(k)
        if kinds:
            marked.append((a, b, kinds))
    return allowed(words, marked, UNMARKED.get(source, []))


def read_columns(path, word, tag):
    """Sentences of (words, tags) of a column file; blank lines end a sentence."""
    out, cur = [], []
    for line in [*open(path, encoding="utf8"), "\n"]:
        line = line.rstrip("\n")
        if line.startswith("# "):
            continue
        c = re.split(r"[\t ]", line)
        if len(c) > tag and c[word]:
            cur.append((c[word], c[tag]))
        elif cur:
            out.append(([w for w, _ in cur], [t for _, t in cur]))
            cur = []
    return out


def ewt(root, part, countries):
    """UD EWT with the names of UNER laid over it, sentence by sentence where the words agree."""
    marks = {}
    for ws, ts in read_columns(glob.glob(f"{root}/uner_ewt/*{part}.iob2")[0], 1, 2):
        marks.setdefault(tuple(ws), ts)
    docs = []
    for doc in read_conllu(glob.glob(f"{root}/ud_ewt/*{part}*.conllu")[0]):
        sents = []
        for rows in doc:
            s = parsed(rows)
            ts = marks.get(tuple(s["words"]))
            if ts:
                ts = [t if t[0] in "BI" and t[2:] in ("PER", "LOC", "ORG", "OTH") else "O" for t in ts]
                s["names"], s["gold"] = names(s["words"], ts, "uner", countries), ts
            sents.append(s)
        docs.append(sents)
    return deepen(docs, root, part)


GUM_KINDS = {"person": ["PER"], "organization": ["ORG"], "object": ["PROD", "MISC"], "abstract": ["MISC", "PROD", "EVT"], "event": ["EVT"],
             "substance": ["PROD", "MISC"], "animal": ["MISC"], "plant": ["MISC"], "time": []}


def gum(root, part, countries):
    """GUM: the proper-noun heads of its entities are names; other proper nouns stay open."""
    docs = []
    for doc in read_conllu(f"{root}/gum/clean/gum-{part}.conllu"):
        open_spans, sents = {}, []
        for rows in doc:
            s, found = parsed(rows), []
            for i, c in enumerate(rows):
                m = re.search(r"Entity=([^|]*)", c[9])
                for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", m.group(1)) if m else []:
                    parts = bracket.strip("()").split("-")
                    if bracket[0] == "(":
                        open_spans.setdefault(parts[0], []).append((i, parts[1] if len(parts) > 1 else ""))
                    if bracket[-1] == ")" and open_spans.get(parts[0]):
                        a, etype = open_spans[parts[0]].pop()
                        if a <= i:
                            found.append((a, i + 1, etype))
            open_spans = {}
            s["names"] = gum_names(s, found, countries)
            sents.append(s)
        docs.append(sents)
    return docs


def gum_names(s, found, countries):
    words, marked, taken = s["words"], [], set()
    for a, b, etype in sorted(found, key=lambda x: x[0] - x[1]):
        head = next((i for i in range(a, b) if not a < s["head"][i] <= b), None)
        if head is None or s["upos"][head] != "PROPN":
            continue
        ok = lambda i: s["upos"][i] == "PROPN" or (s["deprel"][i] in ("compound", "flat", "punct", "case", "nummod") and words[i] in ("-", "'s", "of", ".") or s["upos"][i] == "NUM" and s["deprel"][i] in ("nummod", "flat", "dep"))
        lo = hi = head
        while lo > a and ok(lo - 1) and s["deprel"][lo - 1] not in ("appos", "conj"):
            lo -= 1
        while hi + 1 < b and ok(hi + 1) and s["deprel"][hi + 1] not in ("appos", "conj"):
            hi += 1
        while hi > lo and s["upos"][hi] != "PROPN" and s["upos"][hi] != "NUM":
            hi -= 1
        while lo < hi and s["upos"][lo] != "PROPN":
            lo += 1
        kinds = [place_kind(words[lo:hi + 1], countries)] if etype == "place" else GUM_KINDS.get(etype, [])
        if kinds and not taken & set(range(lo, hi + 1)):
            marked.append((lo, hi + 1, kinds))
            taken |= set(range(lo, hi + 1))
    out = allowed(words, marked, [])
    for i, u in enumerate(s["upos"]):
        if i not in taken and (u == "PROPN" or u == "ADJ" and words[i][:1].isupper()):
            out[i] = list(range(len(TAGS)))
    return out


def own(folder):
    """The project's own sentences, marked [KIND words]."""
    docs = []
    for line in open(os.path.join(folder, "corpus", "names.txt"), encoding="utf8"):
        words, marked = [], []
        for kind, inner, outer in re.findall(r"\[([A-Z]+) ([^\]]*)\]|([^\[]+)", line.strip()):
            ws = re.findall(r"\w+(?:\.\w)+\.|\w\.(?:\w\.)*|n't|'s|\d[\d,.]*\d|\w+|[^\w\s]", inner or outer)
            if kind:
                marked.append((len(words), len(words) + len(ws), [kind]))
            words += ws
        if words:
            docs.append([{"words": words, "names": allowed(words, marked, [])}])
    return docs


def grouped(sents, size):
    return [sents[i:i + size] for i in range(0, len(sents), size)]


def load(root, here):
    """(training documents, EWT dev documents)."""
    countries = country_names(root)
    named = lambda path, w, t, source: [{"words": ws, "names": names(ws, [re.sub("^[A-Z]$", "O", x) for x in ts], source, countries)} for ws, ts in read_columns(path, w, t) if len(ws) < 120]
    docs = ewt(root, "train", countries) + gum(root, "train", countries)
    docs += grouped(named(f"{root}/wikigold/wikigold.conll.txt", 0, 1, "wikigold"), 6)
    docs += grouped(named(f"{root}/wnut17/wnut17train.conll", 0, 1, "wnut"), 1)
    docs += grouped(named(f"{root}/btc/g.conll", 0, 1, "btc"), 1)
    docs += own(here) * 4
    return docs, ewt(root, "dev", countries)
