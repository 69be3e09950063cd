"""An encoder shaped like BERT or MPNet with a shape embedding, and the heads that read its words."""
import json
import math
import unicodedata

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer

import claims

SHAPES, ARC, LABEL, PIECES = 10, 256, 64, 8
FRAME, ROLE, REACH, SURE = 128, 96, 20, 128  # widths of the predicate and of its words, words of distance told apart, width of certainty
EVENT = 192  # width of what is read off an event's word


def shape(word):
    """The class of a word's letters and digits; neural.Shape in Go says the same."""
    cats = [unicodedata.category(c) for c in word]
    letters = [c in ("Lu", "Lt") for c in cats if c[0] == "L"]
    digits = any(c == "Nd" for c in cats)
    if letters and digits:
        return 8
    if digits:
        return 7
    if not letters:
        return 9
    if len(letters) == 1:
        return 3 if letters[0] else 1
    if not any(letters):
        return 1
    if all(letters):
        return 4
    if letters[0]:
        return 2 if not any(letters[1:]) else 5
    return 6


class Pieces:
    """Words to word pieces, as neural.WordPiece does it."""

    def __init__(self, folder):
        self.tok = Tokenizer.from_file(folder + "/tokenizer.json")
        self.tok.no_truncation()
        self.tok.no_padding()
        special = ("<s>", "</s>", "<pad>", "[UNK]") if self.tok.token_to_id("<s>") == 0 else ("[CLS]", "[SEP]", "[PAD]", "[UNK]")
        self.cls, self.sep, self.pad, self.unk = map(self.tok.token_to_id, special)
        self.known = {}

    def word(self, w):
        if w not in self.known:
            self.known[w] = self.tok.encode(w, add_special_tokens=False).ids[:PIECES] or [self.unk]
        return self.known[w]

    def sequence(self, words, shapes=None):
        ids, first, kinds = [self.cls], [], [0]
        for w, s in zip(words, shapes or map(shape, words)):
            first.append(len(ids))
            ps = self.word(w)
            ids += ps
            kinds += [s] * len(ps)
        return ids + [self.sep], kinds + [0], first

    def vocab(self):
        v = self.tok.get_vocab()
        return [t for t, _ in sorted(v.items(), key=lambda x: x[1])]


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()
        h = c["hidden_size"]
        self.heads = c["num_attention_heads"]
        self.qkv, self.out = nn.Linear(h, 3 * h), nn.Linear(h, h)
        self.up, self.down = nn.Linear(h, c["intermediate_size"]), nn.Linear(c["intermediate_size"], h)
        self.norm1, self.norm2 = (nn.LayerNorm(h, eps=c["layer_norm_eps"]) for _ in range(2))
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, t, h))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT. layers: how many of its layers are read, from the first on; None is all."""

    prefix, before = "bert.", 0  # of the names of its weights; positions that the table of positions has before the first
    names = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "out": "attention.output.dense",
             "norm1": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}

    def __init__(self, folder, layers=None):
        super().__init__()
        self.config = c = json.load(open(folder + "/config.json"))
        c["num_hidden_layers"] = min(layers or c["num_hidden_layers"], c["num_hidden_layers"])
        h = c["hidden_size"]
        self.word, self.position = nn.Embedding(c["vocab_size"], h), nn.Embedding(c["max_position_embeddings"] - self.before, h)
        self.shape, self.norm = nn.Embedding(SHAPES, h), nn.LayerNorm(h, eps=c["layer_norm_eps"])
        self.layers = nn.ModuleList(Layer(c) for _ in range(c["num_hidden_layers"]))
        self.drop = nn.Dropout(0.1)
        self.prepare()
        self.start_from({k.removeprefix(self.prefix): v for k, v in load_file(folder + "/model.safetensors").items()})

    def prepare(self):
        """Adds what only this kind of encoder has."""

    def start_from(self, g):
        e = "embeddings."
        self.word.weight.data = g[e + "word_embeddings.weight"].clone()
        self.position.weight.data = g[e + "position_embeddings.weight"][self.before:].clone()
        if e + "token_type_embeddings.weight" in g:
            self.position.weight.data += g[e + "token_type_embeddings.weight"][0]
        self.shape.weight.data.zero_()
        self.norm.weight.data, self.norm.bias.data = g[e + "LayerNorm.weight"].clone(), g[e + "LayerNorm.bias"].clone()
        for i, l in enumerate(self.layers):
            of = lambda name, part: g[f"encoder.layer.{i}.{self.names[name]}.{part}"]
            for part in ("weight", "bias"):
                getattr(l.qkv, part).data = torch.cat([of(n, part) for n in ("query", "key", "value")])
                for n in ("out", "norm1", "up", "down", "norm2"):
                    getattr(getattr(l, n), part).data = of(n, part).clone()

    def bias(self, length):
        """What the distance of two places adds to the attention between them: nothing here."""
        return 0

    def forward(self, ids, shapes, mask):
        x = self.word(ids) + self.position(torch.arange(ids.shape[1]))[None] + self.shape(shapes)
        x = self.drop(self.norm(x))
        m = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e9)[:, None, None, :] + self.bias(ids.shape[1])
        for layer in self.layers:
            x = layer(x, m.to(x.dtype))
        return x


class Distant(Encoder):
    """MPNet: BERT without types of tokens, its layers told how far two places are apart (as transformers' MPNetModel does it)."""

    prefix, before = "mpnet.", 2
    names = {"query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v", "out": "attention.attn.o",
             "norm1": "attention.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}

    def prepare(self):
        self.distance = nn.Embedding(self.config["relative_attention_num_buckets"], self.config["num_attention_heads"])

    def start_from(self, g):
        super().start_from(g)
        self.distance.weight.data = g["encoder.relative_attention_bias.weight"].clone()

    def bias(self, length, far=128):
        at = torch.arange(length)
        back, side = at[:, None] - at[None, :], self.distance.num_embeddings // 2
        n, exact = back.abs(), side // 2
        rest = exact + (torch.log(n.clamp(min=1) / exact) / math.log(far / exact) * (side - exact)).long()
        return self.distance((back < 0) * side + torch.where(n < exact, n, rest.clamp(max=side - 1))).permute(2, 0, 1)


def encoder(folder, layers=None):
    """The encoder of a folder with config.json and model.safetensors."""
    kinds = {"bert": Encoder, "mpnet": Distant}
    kind = json.load(open(folder + "/config.json"))["model_type"]
    if kind not in kinds:
        raise ValueError(f"{folder}/config.json: model_type {kind!r} is none of {sorted(kinds)}")
    return kinds[kind](folder, layers)


class Roles(nn.Module):
    """Of each predicate the role (BIO) of each word of its sentence."""

    def __init__(self, hidden, roles):
        super().__init__()
        self.roles = roles
        self.predicate, self.word = nn.Linear(hidden, FRAME), nn.Linear(hidden, ROLE)
        self.role = nn.Linear(FRAME, roles * (ROLE + 1))
        self.distance = nn.Embedding(2 * REACH + 1, roles)
        nn.init.normal_(self.role.weight, std=0.02)
        nn.init.zeros_(self.distance.weight)

    def forward(self, predicates, words, distance):
        """Scores [predicate, word, role] of predicates [predicate, hidden] and the words [predicate, word, hidden] of their sentences."""
        p = self.role(F.gelu(self.predicate(predicates))).view(len(predicates), self.roles, ROLE + 1)
        w = F.gelu(self.word(words))
        return w @ p[..., :ROLE].transpose(1, 2) + p[..., ROLE][:, None] + self.distance(distance.clamp(-REACH, REACH) + REACH)


class Frames(Roles):
    """PropBank: of each word its sense, of each predicate its roles."""

    def __init__(self, hidden, senses, roles):
        super().__init__(hidden, roles)
        self.sense = nn.Linear(hidden, senses)


class Events(Roles):
    """What happens: of each word the type of event it names, of each event who takes part, and its stance."""

    def __init__(self, hidden, labels):
        super().__init__(hidden, len(labels["part"]))
        self.row = nn.Linear(hidden, EVENT)
        self.drop = nn.Dropout(0.2)
        self.kinds = nn.ModuleDict({k: nn.Linear(EVENT, len(labels[k])) for k in ("event", *claims.STANCE)})

    def rows(self, h):
        return self.drop(F.gelu(self.row(h)))


class Speech(Roles):
    """Who says what: of each word whether it reports speech, of each such word its source and its content."""

    def __init__(self, hidden, labels):
        super().__init__(hidden, len(labels["speech"]))
        self.cue = nn.Linear(hidden, 2)


class Model(nn.Module):
    """labels: {"upos": [...], "xpos": [...], "feats": [...], "lemma": [...], "names": [...], "deprel": [...], "sense": [...], "role": [...], and those of claims.LABELS}."""

    def __init__(self, folder, labels, layers=None):
        super().__init__()
        self.labels, self.encoder = labels, encoder(folder, layers)
        h = self.encoder.config["hidden_size"]
        self.tags = nn.ModuleDict({k: nn.Linear(h, len(labels[k])) for k in ("upos", "xpos", "feats", "lemma", "names")})
        self.start = nn.Linear(h, 1)
        self.arc_head, self.arc_dep, self.arc = nn.Linear(h, ARC), nn.Linear(h, ARC), nn.Linear(ARC, ARC)
        self.label_head, self.label_dep = nn.Linear(h, LABEL), nn.Linear(h, LABEL)
        self.label = nn.Linear(LABEL, len(labels["deprel"]) * (LABEL + 1))
        nn.init.normal_(self.arc.weight, std=0.02)
        nn.init.normal_(self.label.weight, std=0.02)
        self.frames = Frames(h, len(labels["sense"]), len(labels["role"]))
        self.events, self.speech = Events(h, labels), Speech(h, labels)
        self.certainty = nn.Sequential(nn.Linear(h, SURE), nn.GELU(), nn.Linear(SURE, 1))
        self.root = nn.Parameter(torch.randn(h) * 0.02)
        self.drop = nn.Dropout(0.2)

    def words(self, batch):
        h = self.encoder(batch["ids"], batch["shapes"], batch["mask"])
        return self.drop(torch.gather(h, 1, batch["first"][:, :, None].expand(-1, -1, h.shape[-1])))

    def arcs(self, h):
        """Scores [batch, dependent, head] with head 0 the root."""
        b = h.shape[0]
        heads = F.gelu(self.arc_head(torch.cat([self.root.to(h.dtype)[None, None].expand(b, 1, -1), h], 1)))
        return self.arc(F.gelu(self.arc_dep(h))) @ heads.transpose(1, 2)

    def relations(self, h, heads):
        """Scores [batch, dependent, relation] given each word's head (0 the root)."""
        b, n, _ = h.shape
        hr = F.gelu(self.label_head(torch.cat([self.root.to(h.dtype)[None, None].expand(b, 1, -1), h], 1)))
        hr = torch.gather(hr, 1, heads[:, :, None].expand(-1, -1, LABEL))
        hr = torch.cat([hr, torch.ones_like(hr[..., :1])], -1)
        d = self.label(F.gelu(self.label_dep(h))).view(b, n, -1, LABEL + 1)
        return (d @ hr[..., None]).squeeze(-1)
