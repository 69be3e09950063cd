"""Compares the encoder with transformers' own: python check_encoder.py FOLDER ... (pip install transformers).

Fails where any number of a sentence's rows differs by more than 1e-4.
"""
import sys

import torch
from transformers import AutoModel

from model import Pieces, encoder

SENTENCES = ["The harbour master said no ship had left Odrin .", "Rain", "( Reuters ) - 14 people , among them M. Duval , were rescued on 3 May 2021 near the coast of the island " * 6]


@torch.no_grad()
def difference(folder):
    pieces = Pieces(folder)
    rows = [pieces.sequence(s.split())[0] for s in SENTENCES]
    ids = torch.full((len(rows), max(map(len, rows))), pieces.pad)
    for i, r in enumerate(rows):
        ids[i, :len(r)] = torch.tensor(r)
    mask = ids != pieces.pad
    mine = encoder(folder).eval()(ids, torch.zeros_like(ids), mask)
    theirs = AutoModel.from_pretrained(folder).eval()(input_ids=ids, attention_mask=mask.long()).last_hidden_state
    return float((mine - theirs)[mask].abs().max())


if __name__ == "__main__":
    for folder in sys.argv[1:]:
        d = difference(folder)
        print(folder, d)
        if d > 1e-4:
            sys.exit(f"{folder}: the encoder differs from transformers' by {d}")
