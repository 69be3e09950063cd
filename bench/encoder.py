"""Our encoder against ONNX Runtime: the same weights in int8, one thread each, in turns.

    taskset -c 0 python bench/encoder.py

writes random weights of MiniLM's size to bench/work, once as a weight file and once as ONNX (quantised by ONNX Runtime's own
quantize_dynamic, and the same after its BERT optimiser), then runs every batch by every engine in turns. Figures are medians
of word pieces per second of processor time, so that other work on the machine disturbs all sides alike. Sequences of mixed
lengths go to ONNX Runtime one by one and, sorted by length and padded, eight at a time; the better one counts.
Needs torch, onnx, onnxruntime, sympy (for the optimiser) and Go.
"""
import json
import math
import os
import random
import statistics
import struct
import subprocess
import time
import warnings

os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np
import onnxruntime as ort
import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.path.join(HERE, "work")
V, H, L, HEADS, FFN, POSITIONS, SHAPES = 30522, 384, 6, 12, 1536, 512, 10


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.out = (nn.Linear(H, H) for _ in range(4))
        self.up, self.down = nn.Linear(H, FFN), nn.Linear(FFN, H)
        self.norm1, self.norm2 = nn.LayerNorm(H, eps=1e-12), nn.LayerNorm(H, eps=1e-12)

    def heads(self, x):
        return x.view(x.shape[0], x.shape[1], HEADS, H // HEADS).transpose(1, 2)

    def forward(self, x, mask):
        q, k, v = self.heads(self.q(x)), self.heads(self.k(x)), self.heads(self.v(x))
        a = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(H // HEADS) + mask, -1) @ v
        x = self.norm1(x + self.out(a.transpose(1, 2).reshape(x.shape[0], x.shape[1], H)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.word, self.position, self.shape = nn.Embedding(V, H), nn.Embedding(POSITIONS, H), nn.Embedding(SHAPES, H)
        self.norm, self.layers = nn.LayerNorm(H, eps=1e-12), nn.ModuleList(Layer() for _ in range(L))

    def forward(self, ids, mask):
        shapes = ids % 10
        positions = torch.arange(ids.shape[1])[None]
        x = self.norm(self.word(ids) + self.position(positions) + self.shape(shapes))
        bias = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


def write_weights(model, path):
    """The weight file of docs/formats/model.md."""
    entries, data = [], bytearray()

    def add(name, kind, array, shape=None):
        data.extend(b"\0" * (-len(data) % 64))
        raw = np.ascontiguousarray(array).tobytes()
        entries.append({"name": name, "dtype": kind, "shape": list(shape or array.shape), "offset": len(data), "size": len(raw)})
        data.extend(raw)

    def norm(name, m):
        add(name + ".gain", "f32", m.weight.detach().numpy())
        add(name + ".bias", "f32", m.bias.detach().numpy())

    def dense(name, *parts):
        w = np.concatenate([p.weight.detach().numpy() for p in parts]).T
        scale = np.abs(w).max(0) / 127
        q = (np.rint(w / scale) + 128).astype(np.uint8)
        k, n = q.shape
        packed = q.reshape(k // 4, 4, n // 32, 32).transpose(2, 0, 3, 1)
        add(name + ".weight", "u8", packed, (k, n))
        add(name + ".scale", "f32", scale.astype(np.float32))
        add(name + ".bias", "f32", np.concatenate([p.bias.detach().numpy() for p in parts]))

    w = model.word.weight.detach().numpy()
    scale = np.abs(w).max(1) / 127
    add("embeddings.word", "i8", np.rint(w / scale[:, None]).astype(np.int8))
    add("embeddings.word.scale", "f32", scale.astype(np.float32))
    add("embeddings.position", "f32", model.position.weight.detach().numpy())
    add("embeddings.shape", "f32", model.shape.weight.detach().numpy())
    norm("embeddings.norm", model.norm)
    for i, l in enumerate(model.layers):
        p = f"layer.{i}."
        dense(p + "qkv", l.q, l.k, l.v)
        dense(p + "out", l.out)
        dense(p + "up", l.up)
        dense(p + "down", l.down)
        norm(p + "norm1", l.norm1)
        norm(p + "norm2", l.norm2)
    meta = {"name": "random", "hidden": H, "layers": L, "heads": HEADS, "ffn": FFN, "positions": POSITIONS, "shapes": SHAPES, "epsilon": 1e-12}
    header = json.dumps({"meta": meta, "tensors": entries}).encode()
    out = b"DLNN\0\0\0\1" + struct.pack("<Q", len(header)) + header
    out += b"\0" * (-len(out) % 64) + bytes(data)
    with open(path, "wb") as f:
        f.write(out + struct.pack("<I", crc32c(out)))


def crc32c(data):
    """CRC-32C without a package: eight tables would be faster, this is done once."""
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ (0x82F63B78 if n & 1 else 0)
        table.append(n)
    crc = 0xFFFFFFFF
    for b in data:
        crc = crc >> 8 ^ table[(crc ^ b) & 255]
    return crc ^ 0xFFFFFFFF


def write_models():
    from onnx import TensorProto
    from onnxruntime.quantization import QuantType, quantize_dynamic
    os.makedirs(WORK, exist_ok=True)
    path = os.path.join(WORK, "random")
    torch.manual_seed(1)
    model = Encoder().eval()
    for p in model.parameters():
        if p.dim() == 2:
            nn.init.normal_(p, std=0.05)
    if not os.path.exists(path + ".model"):
        write_weights(model, path + ".model")
    if not os.path.exists(path + ".f32.onnx"):
        ids = torch.randint(0, V, (2, 16))
        torch.onnx.export(model, (ids, torch.ones_like(ids)), path + ".f32.onnx", dynamo=False, input_names=["ids", "mask"], output_names=["hidden"],
                          opset_version=17, dynamic_axes={"ids": {0: "b", 1: "t"}, "mask": {0: "b", 1: "t"}, "hidden": {0: "b", 1: "t"}})
    if not os.path.exists(path + ".int8.onnx"):
        quantize_dynamic(path + ".f32.onnx", path + ".int8.onnx", weight_type=QuantType.QInt8)
    try:
        if not os.path.exists(path + ".fused.onnx"):
            from onnxruntime.transformers import optimizer
            optimizer.optimize_model(path + ".f32.onnx", model_type="bert", num_heads=HEADS, hidden_size=H).save_model_to_file(path + ".fused32.onnx")
            quantize_dynamic(path + ".fused32.onnx", path + ".fused.onnx", weight_type=QuantType.QInt8, extra_options={"DefaultTensorType": TensorProto.FLOAT})
    except Exception as e:  # the optimiser is an extra
        print("no BERT optimiser:", e)
    return model, path


def session(path):
    o = ort.SessionOptions()
    o.intra_op_num_threads = o.inter_op_num_threads = 1
    o.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    return ort.InferenceSession(path, o, providers=["CPUExecutionProvider"])


def padded(sequences):
    n = max(map(len, sequences))
    ids, mask = np.zeros((len(sequences), n), np.int64), np.zeros((len(sequences), n), np.int64)
    for i, s in enumerate(sequences):
        ids[i, :len(s)], mask[i, :len(s)] = s, 1
    return {"ids": ids, "mask": mask}


class Onnx:
    """ONNX Runtime; size is how many sequences go together, sorted by length."""

    def __init__(self, s, size):
        self.session, self.size = s, size

    def run(self, sequences):
        order = sorted(sequences, key=len)
        feeds = [padded(order[i:i + self.size]) for i in range(0, len(order), self.size)]
        before = time.process_time()
        for feed in feeds:
            self.session.run(None, feed)
        return time.process_time() - before


class Ours:
    def __init__(self, weights):
        binary = os.path.join(WORK, "encoder")
        subprocess.run(["go", "build", "-o", binary, os.path.join(HERE, "encoder.go")], check=True, cwd=HERE)
        self.p = subprocess.Popen([binary, weights], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "GOMAXPROCS": "1"})

    def ask(self, *lines):
        self.p.stdin.write("".join(line + "\n" for line in lines))
        self.p.stdin.flush()
        return json.loads(self.p.stdout.readline())

    def run(self, sequences):
        return self.ask(json.dumps(sequences))

    def rows(self, sequences):
        return np.array(self.ask("rows", json.dumps(sequences)), np.float32).reshape(-1, H)


def cosine(a, b):
    return float((a * b).sum(1).mean() / np.sqrt((a * a).sum(1) * (b * b).sum(1)).mean())


def check(model, sessions, ours):
    """All engines compute the same thing: cosine with the float model."""
    r = random.Random(3)
    sequences = [[r.randrange(V) for _ in range(n)] for n in (9, 33, 128)]
    with torch.no_grad():
        want = np.concatenate([model(torch.tensor([s]), torch.ones(1, len(s), dtype=torch.long))[0].numpy() for s in sequences])
    print(f"cosine with float32: ours {cosine(ours.rows(sequences), want):.5f}", end="")
    for name, s in sessions.items():
        got = np.concatenate([s.run(None, padded([x]))[0][0] for x in sequences])
        print(f", {name} {cosine(got, want):.5f}", end="")
    print(flush=True)


def batches():
    r = random.Random(4)
    ids = lambda n: [r.randrange(V) for _ in range(n)]
    # Lengths of windows as the analyzer makes them, and of single sentences of news.
    return {
        "1 x 128": [ids(128)], "8 x 128": [ids(128) for _ in range(8)], "8 x 256": [ids(256) for _ in range(8)],
        "32 sentences": [ids(min(96, max(6, round(r.lognormvariate(3.3, 0.5))))) for _ in range(32)],
        "12 windows": [ids(r.randrange(100, 176)) for _ in range(12)],
    }


def main(rounds=15):
    warnings.filterwarnings("ignore")
    torch.set_num_threads(1)
    model, path = write_models()
    sessions = {"onnx int8": session(path + ".int8.onnx")}
    if os.path.exists(path + ".fused.onnx"):
        sessions["onnx int8 fused"] = session(path + ".fused.onnx")
    ours = Ours(path + ".model")
    check(model, sessions, ours)
    print(f"ONNX Runtime {ort.__version__}, word pieces per second of one core")
    for name, batch in batches().items():
        engines = {"ours": ours}
        mixed = len(set(map(len, batch))) > 1
        for s, v in sessions.items():
            engines[s + (" by ones" if mixed else "")] = Onnx(v, 1 if mixed else len(batch))
            if mixed:
                engines[s + " padded"] = Onnx(v, 8)
        pieces, took = sum(map(len, batch)), {e: [] for e in engines}
        for i in range(rounds + 2):
            for e, engine in engines.items():
                t = engine.run(batch)
                if i >= 2:
                    took[e].append(t)
        rate = {e: pieces / statistics.median(t) for e, t in took.items()}
        best = max(v for e, v in rate.items() if e != "ours")
        print(f"{name:13} ours/onnx {rate['ours'] / best:.2f}   " + "   ".join(f"{e} {v:,.0f}" for e, v in rate.items()), flush=True)


if __name__ == "__main__":
    main()
