"""The project's corpus as sentences to learn from: what happens, who takes part, how sure it is, and who says what.

Two files of JSON lines, a report each: the marked reports (`go run ./corpus/build corpus/train`), and their words
(`dateline analyze --layers tokens`). A sentence of them has, beside its words,
events: {word: (type, roles in BIO)}, all of them; stance: {word: (polarity, certainty, modality, voice)} of its events;
speech: {word: roles in BIO} of the words that report what somebody says, thinks or writes, all of them.
"""
import json

TYPES = ["-", "OTHER", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
         "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
PARTS = ["actor", "recipient", "object", "instrument", "topic", "beneficiary", "accompanied-by", "origin", "destination", "place", "time"]
STANCE = {"polarity": ["affirmed", "denied", "unknown"], "certainty": ["certain", "probable", "possible", "unknown"],
          "modality": ["actual", "planned", "hypothetical", "historical"], "voice": ["report", "opinion"]}
SPEECH = ["source", "content"]
bio = lambda kinds: ["O"] + [f"{m}-{k}" for k in kinds for m in "BI"]
LABELS = {"event": TYPES, "part": bio(PARTS), "speech": bio(SPEECH), **STANCE}


def over(tokens, span):
    """The words that a span of bytes touches, as (first, last exclusive); None when there is none."""
    at = [i for i, t in enumerate(tokens) if t["start"] < span["end"] and span["start"] < t["end"]]
    return (at[0], at[-1] + 1) if at else None


def tagged(n, spans):
    """BIO of spans (first, last exclusive, kind); of two that share words the first in the list stays."""
    out = ["O"] * n
    for a, b, k in spans:
        if all(t == "O" for t in out[a:b]):
            out[a:b] = ["B-" + k] + ["I-" + k] * (b - a - 1)
    return out


def roles(claim, tokens):
    marked = [(x["role"], x) for x in claim["arguments"]] + [("time", claim.get("when")), ("place", claim.get("where"))]
    found = [(k, over(tokens, x)) for k, x in marked if x and k in PARTS and "start" in x]
    return tagged(len(tokens), [(*at, k) for k, at in sorted(found, key=lambda f: PARTS.index(f[0])) if at])


def sentences(report, analysis):
    out = []
    for s in analysis["sentences"]:
        tokens = s["tokens"]
        one = {"words": [t["text"] for t in tokens], "events": {}, "stance": {}, "speech": {}}
        for c in report["claims"]:
            cue = c["attribution"][-1].get("cue") if c["kind"] == "statement" else c["trigger"]
            at = cue and over(tokens, cue)
            if not at:
                continue
            if c["kind"] == "event":
                at = at[0]
                one["events"].setdefault(at, (c["type"], roles(c, tokens)))
                one["stance"].setdefault(at, tuple(c["stance"][k] for k in STANCE))
            else:
                found = [(over(tokens, c["attribution"][-1]["speaker"]), "source"), (over(tokens, c["content"]), "content")]
                one["speech"].setdefault(at[0], tagged(len(tokens), [(*x, k) for x, k in found if x]))
        out.append(one)
    return out


def corpus(marked, words):
    """Documents of sentences of the marked reports; the first sentence of one with a title is marked as "title"."""
    analyses, docs = {a["id"]: a for a in map(json.loads, open(words, encoding="utf8"))}, []
    for r in map(json.loads, open(marked, encoding="utf8")):
        docs.append(sentences(r, analyses[r["id"]]))
        if r.get("title") and docs[-1]:
            docs[-1][0]["title"] = True
    return docs


def told(docs, words, found):
    """Lays over parsed documents what the lexicon finds in them, in their order: {word: type} as sentence["told"].

    words, found: what `dateline analyze --input conllu --layers tokens` and `dateline extract --input conllu` make of the set.
    It knows many more verbs than the corpus has, and is wrong more often: weighed less than a mark.
    """
    by = {}
    for c in map(json.loads, open(found, encoding="utf8")):
        if c["kind"] == "event" and c["type"] in TYPES:
            by.setdefault(c["report"], []).append(c)
    for doc, analysis in zip(docs, map(json.loads, open(words, encoding="utf8"))):
        claims = by.get(analysis["report"], [])
        for s, read in zip(doc, analysis["sentences"]):
            if [t["text"] for t in read["tokens"]] != s["words"]:
                continue
            inside = [c for c in claims if read["start"] <= c["trigger"]["start"] < read["end"]]
            s["told"] = {over(read["tokens"], c["trigger"])[0]: c["type"] if c["type"] != "OTHER" else None for c in inside}
    return docs


# Predicates of speech and of thought whose clause is what somebody says or holds (VerbNet say-37.7, conjecture-29.5, order-60 and their nouns).
REPORTING = set("""acknowledge add admit advise affirm agree allege announce answer argue assert assess assure believe boast brief caution charge cite claim comment
complain concede conclude confess confirm contend declare demand deny describe disclose doubt emphasize estimate expect explain fear forecast hint hope indicate inform
insist instruct joke lament maintain mention note notify object observe order plead pledge point predict proclaim promise propose protest quip quote reassure recall
recommend recount reiterate relate remark remind repeat reply report request respond reveal say speculate state stress suggest suspect swear tell testify think threaten
tweet urge vow warn worry write""".split())
FIRST_PERSON = {"i", "we"}
CLAUSES = {"ccomp", "xcomp", "parataxis", "root", "acl"}


def spoken(sentence):
    """What PropBank's frames of speech say of a sentence, as sentence["speech"]: sources are ARG0, contents the clauses that are ARG1.

    A frame without such a content stays open (its roles are None); thoughts of "I" and "we" are none.
    """
    out = {}
    for p, (roleset, roles) in sentence.get("frames", {}).items():
        if roleset.rsplit(".", 1)[0] not in REPORTING:
            continue
        of = lambda kind: [i for i, r in enumerate(roles) if r[2:] == kind]
        if [sentence["words"][i].lower() for i in of("ARG0")] in ([w] for w in FIRST_PERSON):
            continue
        inside = set(of("ARG1"))
        clause = any(sentence["deprel"][i].split(":")[0] in CLAUSES and sentence["head"][i] - 1 not in inside for i in inside)
        name = {"ARG0": "source", "ARG1": "content"}
        out[p] = [r[:2] + name[r[2:]] if r[2:] in name else "O" for r in roles] if clause else None
    sentence["speech"] = out


def heard(docs, folder):
    """Documents with what can be had without marking: the lexicon's opinion of UD EWT and GUM, and the speech of PropBank's frames."""
    at = 0
    for part in ("ewt", "gum"):
        words = f"{folder}/told.{part}.words.jsonl"
        n = sum(1 for _ in open(words, encoding="utf8"))
        told(docs[at:at + n], words, f"{folder}/told.{part}.claims.jsonl")
        at += n
    for s in (s for d in docs for s in d if "frames" in s):
        spoken(s)
    return docs
