"""The weighted mean of checkpoints of one line of training: python soup.py --out FOLDER 0.4=RUN/average.pt 0.6=RUN2/average.pt

Runs that went on from one another lie in one valley, and the mean of their weights keeps what each learned (docs/decisions/0018).
FOLDER gets average.pt, and labels.json of the last run; export.py --run FOLDER --weights average reads them.
"""
import argparse
import os
import shutil

import torch


def mean(parts):
    """parts: weights by their share; shares add up to 1."""
    out = {}
    for share, weights in parts:
        for k, v in weights.items():
            out[k] = out.get(k, 0) + share * v if v.is_floating_point() else v
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--out", required=True)
    p.add_argument("parts", nargs="+", metavar="SHARE=FILE")
    a = p.parse_args()
    named = [part.split("=", 1) for part in a.parts]
    shares = [float(s) for s, _ in named]
    if abs(sum(shares) - 1) > 1e-6:
        p.error(f"the shares add up to {sum(shares)}, not to 1")
    os.makedirs(a.out, exist_ok=True)
    torch.save(mean([(s, torch.load(f)) for s, (_, f) in zip(shares, named)]), f"{a.out}/average.pt")
    shutil.copy(os.path.join(os.path.dirname(named[-1][1]), "labels.json"), f"{a.out}/labels.json")


if __name__ == "__main__":
    main()
