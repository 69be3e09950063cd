"""Gathers clean text without marks for the teacher to label: python unlabelled.py --data FOLDER --against PATH ... --out texts.jsonl

The sets are those of train.tar.xz whose licence lets trained weights be given away and which are prose: Wikinews (MEANTIME, SemEval-2015
task 4, the Apple articles), MASC, GAP development (Wikipedia), the backgrounds of the World Factbook, LitBank. A text that shares a run
of words with anything that is measured on is left out. Its words come from the program itself:
dateline analyze --input jsonl --layers tokens texts.jsonl > words.jsonl
"""
import argparse
import csv
import glob
import html
import json
import os
import re
from collections import Counter

RUN = 13  # words in a row that no text may share with what is measured on


def naf(path):
    """Sentences of a file of MEANTIME's and SemEval-2015's kind."""
    out = {}
    for sentence, word in re.findall(r'<token [^>]*?sentence="(\d+)"[^>]*>([^<]*)</token>', open(path, encoding="utf8").read()):
        out.setdefault(int(sentence), []).append(html.unescape(word))
    return " ".join(w for _, ws in sorted(out.items()) for w in ws)


def spaced(words):
    """Words as print puts them together."""
    text = re.sub(r" ([.,;:!?%)\]}]|'s\b|'(?:re|ve|ll|m|d)\b|n't\b|\.\.\.)", r"\1", " ".join(words))
    return re.sub(r"([(\[{$]) ", r"\1", text)


def masc(path):
    """Paragraphs of MASC: a line is a sentence of word_TAG, an empty line begins a paragraph."""
    text, paragraph = [], []
    for line in [*open(path, encoding="utf8", errors="replace"), "\n"]:
        words = [w.rsplit("_", 1)[0] for w in line.split()]
        if words:
            paragraph.append(spaced(words))
        elif paragraph:
            text.append(" ".join(paragraph))
            paragraph = []
    return "\n\n".join(text)


def litbank(path):
    """Text of the first column of words of a file of LitBank's events, a sentence a line."""
    sentences = [[]]
    for line in open(path, encoding="utf8"):
        if line.strip():
            sentences[-1].append(line.split("\t")[0])
        elif sentences[-1]:
            sentences.append([])
    return "\n".join(spaced(s) for s in sentences if s)


def factbook(path):
    read = json.load(open(path, encoding="utf8")).get("Introduction", {}).get("Background", {}).get("text", "")
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", read))).strip()


def gathered(root):
    """(name, text) of every clean text, those nearest to news first."""
    files = lambda pattern: sorted(glob.glob(f"{root}/{pattern}", recursive=True))
    for path in files("meantime/intra_cross-doc_annotation/**/*.xml") + files("semeval2015_t4_timeline/**/Corpus-trial*/*.xml"):
        yield "wikinews/" + os.path.basename(path), naf(path)
    for path in (f for f in files("nltk/masc_tagged/written/*.txt") if not re.search("/(wsj_|enron)", f, re.I)):  # TimeBank has the Wall Street Journal, EWT letters of Enron
        yield "masc/" + os.path.basename(path), masc(path)
    for row in csv.reader(open(f"{root}/gap/gap-development.tsv", encoding="utf8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row[0] != "ID":
            yield "gap/" + row[0], row[1].replace("``", '"').replace("''", '"')
    for path in files("factbook/*/*.json"):
        yield "factbook/" + os.path.basename(path), factbook(path)
    for path in files("litbank/events/tsv/*.tsv"):
        yield "litbank/" + os.path.basename(path), litbank(path)
    for path in files("nltk/masc_tagged/spoken/*.txt"):
        yield "masc/" + os.path.basename(path), masc(path)


def plain(text):
    """The words of a text for comparing, tags of markup and columns of CoNLL-U set aside."""
    return re.findall(r"[a-z0-9]+", html.unescape(re.sub(r"<[^>]*>", " ", text)).lower())


def runs(words):
    return (hash(tuple(words[i:i + RUN])) for i in range(len(words) - RUN + 1))


def measured(path):
    """The plain words of a file that is measured on."""
    text = open(path, encoding="utf8", errors="replace").read()
    if path.endswith((".conllu", ".conll", ".iob2", ".col")):
        text = " ".join(c[1] if c[0].isdigit() else c[0] for c in (re.split(r"[\t ]", l) for l in text.splitlines() if l and l[:2] != "# ") if len(c) > 1)
    return plain(text)


def shared(texts, paths):
    """The names of texts that share a run of words with a file."""
    where = {}
    for name, text in texts.items():
        for r in runs(plain(text)):
            where.setdefault(r, set()).add(name)
    out = set()
    for path in paths:
        for r in runs(measured(path)):
            if r in where:
                out |= where[r]
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True, help="train.tar.xz, unpacked")
    p.add_argument("--against", nargs="+", default=[], help="files and folders that are measured on")
    p.add_argument("--words", type=int, default=2_000_000, help="the most that are gathered")
    p.add_argument("--out", required=True)
    a = p.parse_args()
    texts, seen = {}, set()
    for name, text in gathered(a.data):
        if len(text) > 100 and text not in seen:
            seen.add(text)
            texts[name] = text
    paths = [f for x in a.against for f in ([x] if os.path.isfile(x) else glob.glob(x + "/**/*", recursive=True)) if os.path.isfile(f)]
    bad, count, dropped = shared(texts, paths), Counter(), Counter()
    with open(a.out, "w", encoding="utf8") as f:
        for name, text in texts.items():
            kind = name.split("/")[0]
            if name in bad or sum(count.values()) > a.words:
                dropped[kind] += 1
                continue
            count[kind] += len(text.split())
            f.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")
    print("words", dict(count), "texts left out", dict(dropped))


if __name__ == "__main__":
    main()
