"""How likely a claim is right: fits the weights of extract/confidence.go on marked reports.

python train/confidence.py DATELINE MARKED.jsonl   (the program; what `go run ./corpus/build corpus/dev` writes)

What the rules alone make of a claim is taken back out of the confidence that the program gives, with the weights that it has now.
"""
import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

NOW = {kind: [float(x) for x in numbers.split(",")] for kind, numbers in
       re.findall(r"trust(Event|Statement)\s+= trust\{(.*?)\}", (Path(__file__).parent / "../extract/confidence.go").read_text())}
odds = lambda p: np.log((p + .01) / (1.01 - p))
overlap = lambda a, b: min(a["end"], b["end"]) - max(a["start"], b["start"])
length = lambda a: a["end"] - a["start"]


def right(marked, found):
    """The ids of the found claims that are right, each for one marked one."""
    free, out = list(found), set()
    for g in marked["claims"]:
        if g["kind"] == "event":
            hits = (c for c in free if c["kind"] == "event" and c["type"] == g["type"] and overlap(c["trigger"], g["trigger"]) > 0)
        else:
            hits = (c for c in free if c["kind"] == "statement" and 2 * overlap(c["content"], g["content"]) >= max(length(c["content"]), length(g["content"])))
        hit = next(hits, None)
        if hit:
            out.add(hit["id"])
            free.remove(hit)
    return out


def read(claim, analysis):
    """The learned reader's chance of a claim."""
    if claim["kind"] == "statement":
        cue = (claim["attribution"] or [{}])[-1].get("cue") or {}
        return next((s["share"] for s in analysis["speech"] if s["cue"]["start"] == cue.get("start")), 0)
    inside = [e for e in analysis["events"] if overlap(e["trigger"], claim["trigger"]) > 0]
    return next((t["share"] for e in inside[-1:] for t in e["types"] if t["value"] == claim["type"]), 0)


def samples(program, path):
    """Rows of (1, odds by the rules, odds by the reader) and what is right, by kind of claim."""
    reports = [json.loads(line) for line in open(path, encoding="utf8")]
    stdin = "\n".join(json.dumps({k: r.get(k, "") for k in ("id", "text", "published", "source")}) for r in reports)
    run = lambda *args: [json.loads(x) for x in subprocess.run([program, *args, "-"], input=stdin, capture_output=True, text=True, check=True).stdout.splitlines()]
    analyses = {a["id"]: a for a in run("analyze", "--layers", "events,speech")}
    found = defaultdict(list)
    for c in run("extract"):
        found[c["input"]].append(c)
    out = {"Event": ([], []), "Statement": ([], [])}
    for r in reports:
        good = right(r, found[r["id"]])
        for c in found[r["id"]]:
            kind, reader = c["kind"].capitalize(), odds(read(c, analyses[r["id"]]))
            bias, rule, weight = NOW[kind]
            out[kind][0].append((1, (np.log(c["confidence"] / (1 - c["confidence"])) - bias - weight * reader) / rule, reader))
            out[kind][1].append(c["id"] in good)
    return out


def fit(x, y, ridge=1.0):
    """Logistic regression by Newton's method; the bias is not shrunk."""
    w, shrink = np.zeros(x.shape[1]), ridge * np.diag([0, *[1] * (x.shape[1] - 1)])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + shrink, x.T @ (p - y) + shrink @ w)
    return w


if __name__ == "__main__":
    for kind, (x, y) in samples(*sys.argv[1:3]).items():
        print(kind, len(y), "claims,", sum(y), "right:", fit(np.array(x), np.array(y, float)).round(2))
