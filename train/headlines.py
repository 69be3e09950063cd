"""Headlines made of sentences with trees, marks and all: what treebanks hardly have, and every report begins with.

A sentence of the past becomes one of the present ("The police arrested two men." "Police arrest two men"), loses articles, the
verbs "be" of its passives and its last mark, "will" becomes "to"; now and then Each Word Gets a Capital.
"""
import re

SHARE = 0.3  # of the windows of an epoch that begin with a headline of one of their sentences
TITLED = 0.4  # of headlines in Title Case, and of the titles of the project's corpus
SMALL = set("a an the and or but nor of in on at to for by with from as vs via over into".split())
ARTICLES = {"a", "an", "the"}
IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes"}
KEYED = ("events", "stance", "speech", "told", "frames", "certainty")  # what sentences hold by word
ROWED = ("words", "lemma", "upos", "xpos", "feats", "deprel", "names")  # and of every word


def present(lemma):
    """A verb's form of the third person singular."""
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if re.search(r"(s|x|z|ch|sh|o)$", lemma):
        return lemma + "es"
    return lemma[:-1] + "ies" if re.search(r"[^aeiou]y$", lemma) else lemma + "s"


def suits(s):
    """Whether a sentence tells of somebody who does or suffers something, as headlines do."""
    n = len(s["words"])
    if not 6 <= n <= 28 or s["words"][-1] in "?!:;\"”" or any(w in ("\"", "“", "``", "(", ":") for w in s["words"]):
        return False
    root = s["head"].index(0)
    subjects = [i for i, h in enumerate(s["head"]) if h == root + 1 and s["deprel"][i].startswith("nsubj")]
    if s["upos"][0] == "CCONJ" or s["upos"][root] not in ("VERB", "ADJ") or len(subjects) != 1 or subjects[0] > root or s["upos"][subjects[0]] not in ("NOUN", "PROPN"):
        return False
    return not {"I", "we", "you", "my", "your", "our", "We", "You", "My", "Our"} & set(s["words"])


def finite(s, subject):
    """The sentence with its verbs of the past in the present; subject: the word that its root agrees with."""
    out = {**s, **{k: list(s[k]) for k in ("words", "lemma", "upos", "xpos", "feats", "deprel")}}
    plural = "Number=Plur" in s["feats"][subject] or any(h == subject + 1 and d == "conj" for h, d in zip(s["head"], s["deprel"]))
    root = s["head"][subject] - 1
    for i, h in enumerate(s["head"]):
        if i != root and not (h == root + 1 and s["deprel"][i] == "conj"):
            continue
        helped = any(x == i + 1 and d.startswith(("aux", "cop")) for x, d in zip(s["head"], s["deprel"]))
        if s["xpos"][i] == "VBD" and not helped:
            form = s["lemma"][i].lower()
            out["words"][i], out["xpos"][i] = (form, "VBP") if plural else (present(form), "VBZ")
            out["feats"][i] = f"Mood=Ind|Number={'Plur' if plural else 'Sing'}|Person=3|Tense=Pres|VerbForm=Fin"
    for i, w in enumerate(s["words"]):
        v = s["head"][i] - 1
        if w.lower() == "will" and s["deprel"][i] == "aux" and v == root and s["xpos"][v] == "VB":
            out["words"][i], out["lemma"][i], out["upos"][i], out["xpos"][i], out["feats"][i], out["deprel"][i] = "to", "to", "PART", "TO", "_", "mark"
    return out


def silent(s):
    """The words that a headline leaves out."""
    leaf, root = set(range(len(s["words"]))) - {h - 1 for h in s["head"]}, s["head"].index(0) + 1
    main = {0, root} | {i + 1 for i, h in enumerate(s["head"]) if h == root and s["deprel"][i] == "conj"}
    out = set()
    for i in leaf:
        w, d = s["words"][i].lower(), s["deprel"][i]
        if s.get("names") and s["names"][i] and 0 not in s["names"][i]:
            continue  # of a name: The Hague
        if d == "det" and w in ARTICLES or d in ("aux:pass", "cop") and s["head"][i] in main and s["lemma"][i] == "be" and s["xpos"][i] in ("VBD", "VBZ", "VBP"):
            out.add(i)
    last = len(s["words"]) - 1
    if last in leaf and s["words"][last] == ".":
        out.add(last)
    return out


def without(s, gone):
    """The sentence without some words on which no other hangs."""
    kept = [i for i in range(len(s["words"])) if i not in gone]
    place = {i: k for k, i in enumerate(kept)}
    out = {k: [s[k][i] for i in kept] for k in ROWED if s.get(k)}
    out["head"] = [0 if s["head"][i] == 0 else place[s["head"][i] - 1] + 1 for i in kept]
    for k in KEYED:
        if k in s:
            out[k] = {place[i]: cut(v, kept) for i, v in s[k].items() if i in place}
    return out


def cut(value, kept):
    """What is held of a word, its roles (a list, or the second of a pair) without the words left out."""
    if isinstance(value, list):
        return begun([value[i] for i in kept])
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], list):
        return value[0], begun([value[1][i] for i in kept])
    return value


def begun(tags):
    """BIO in which every span begins with B."""
    return ["B" + t[1:] if t[0] == "I" and (i == 0 or tags[i - 1][2:] != t[2:] or tags[i - 1] == "O") else t for i, t in enumerate(tags)]


def titled(s):
    """The sentence In Title Case."""
    return {**s, "words": [w if k and w.lower() in SMALL or not w[:1].islower() else w[0].upper() + w[1:] for k, w in enumerate(s["words"])]}


def headline(s, rng):
    """A headline of a sentence with a tree that suits, None of others."""
    if "head" not in s or not suits(s):
        return None
    root = s["head"].index(0)
    subject = next(i for i, h in enumerate(s["head"]) if h == root + 1 and s["deprel"][i].startswith("nsubj"))
    out = finite(s, subject)
    out = without(out, silent(out))
    if out["words"][0][:1].islower():
        out["words"][0] = out["words"][0][0].upper() + out["words"][0][1:]
    return titled(out) if rng.random() < TITLED else out


def headed(window, rng):
    """Now and then the window under a headline of one of its sentences, or its own title in Title Case."""
    if window[0].get("title"):
        return [titled(window[0]), *window[1:]] if rng.random() < TITLED else window
    if rng.random() >= SHARE:
        return window
    suited = [h for s in rng.sample(window, len(window)) if (h := headline(s, rng))]
    return [suited[0], *window] if suited else window
