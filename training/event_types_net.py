"""The coder's network for training: MiniLM (six layers of BERT, 384 wide) with a head over the marked parties.

Only training needs PyTorch; `export` writes what is shipped.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from polybius.reading.coder_tokens import ACTOR, RECIPIENT

WIDTH, LAYERS, HEADS, INNER, WORDS, POSITIONS = 384, 6, 12, 1536, 30522, 512
Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Sample:
    """A marked sentence as pieces, and the types that it may have; it is seen in one of `every` epochs."""

    pieces: tuple[int, ...]
    types: tuple[int, ...]
    every: int = 1


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the coder is trained."""

    epochs: int = 6
    rate: float = 1e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    smoothing: float = 0.1
    batch: int = 16
    dropout: float = 0.1


class Rates(Protocol):
    """How fast the parts of a net learn."""

    @property
    def rate(self) -> float:
        """Of the highest layer."""

    @property
    def head_rate(self) -> float:
        """Of the heads."""

    @property
    def decay(self) -> float:
        """Of every layer below, as a part of the one above."""


class Layer(nn.Module):  # type: ignore[misc]
    """A layer of BERT, with the names that its weights have in the file."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mixed, self.inner, self.outer = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm, self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """One pass."""
        batch, length = x.shape[0], x.shape[1]
        shape = (batch, length, HEADS, WIDTH // HEADS)
        q, k, v = (f(x).view(shape).transpose(1, 2) for f in (self.query, self.key, self.value))
        weights = torch.softmax(q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias, -1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm(x + self.drop(self.mixed(mixed)))
        return self.last_norm(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Net(nn.Module):  # type: ignore[misc]
    """The encoder and the head: the mean of the sentence beside what stands at the two marks."""

    def __init__(self, types: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(WORDS, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head = nn.Linear(3 * WIDTH, types)

    def encoded(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """What the encoder makes of every piece of a batch."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.positions(places)))
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The logits of a batch; `mask` is 1 where a piece stands and 0 behind the end."""
        x = self.encoded(ids, mask)
        pooled = [_mean(x, mask), _mean(x, (ids == ACTOR).float()), _mean(x, (ids == RECIPIENT).float())]
        return self.head(self.drop(torch.cat(pooled, -1)))


def _mean(x: torch.Tensor, chosen: torch.Tensor) -> torch.Tensor:
    chosen = chosen.unsqueeze(-1)
    return (x * chosen).sum(1) / chosen.sum(1).clamp(min=1.0)


def pretrained(weights: Path, types: int, dropout: float = 0.1) -> Net:
    """A net with the encoder's published weights and a new head."""
    net, file = Net(types, dropout), load_file(weights)
    state = net.state_dict()
    kind = file["embeddings.token_type_embeddings.weight"][0]
    state["words.weight"] = file["embeddings.word_embeddings.weight"]
    state["positions.weight"] = file["embeddings.position_embeddings.weight"] + kind
    named = {"norm": "embeddings.LayerNorm"}
    for i in range(LAYERS):
        named |= {f"layers.{i}.{ours}": f"encoder.layer.{i}.{theirs}" for ours, theirs in _LAYER.items()}
    for ours, theirs in named.items():
        for part in ("weight", "bias"):
            state[f"{ours}.{part}"] = file[f"{theirs}.{part}"]
    net.load_state_dict(state)
    return net


_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "last_norm": "output.LayerNorm",
}


def train(weights: Path, types: int, samples: Sequence[Sample], recipe: Recipe, seed: int) -> Net:
    """A net fitted to the samples."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net = pretrained(weights, types, recipe.dropout)
    plan = [
        batches(_of_epoch(samples, epoch), recipe.batch, chance, lambda s: len(s.pieces), within=8)
        for epoch in range(recipe.epochs)
    ]
    losses = [[partial(_loss, net, chunk, types, recipe.smoothing) for chunk in each] for each in plan]
    fit(net, groups(net, [*net.head.parameters()], recipe), losses)
    return net


def fit(net: nn.Module, by_group: list[dict[str, Any]], plan: Sequence[Sequence[Callable[[], torch.Tensor]]]) -> None:
    """One step for every loss of every epoch, in their order."""
    steps = sum(map(len, plan))
    optimizer = torch.optim.AdamW(by_group, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: _pace(s, steps))
    net.train()
    for loss in (each for epoch in plan for each in epoch):
        optimizer.zero_grad()
        loss().backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    net.eval()


def _of_epoch(samples: Sequence[Sample], epoch: int) -> list[Sample]:
    return [s for i, s in enumerate(samples) if (i + epoch) % s.every == 0]


def _pace(step: int, steps: int) -> float:
    """A tenth of the steps to warm up, then down to nothing."""
    return min(1.0, (step + 1) / (0.1 * steps)) * max(0.0, (steps - step) / steps)


def groups(net: Net, heads: Sequence[nn.Parameter], recipe: Rates) -> list[dict[str, Any]]:
    """The lower a layer, the slower it learns; the heads have a rate of their own."""
    found: list[dict[str, Any]] = [{"params": heads, "lr": recipe.head_rate}]
    for i, layer in enumerate(net.layers):
        found.append({"params": layer.parameters(), "lr": recipe.rate * recipe.decay ** (LAYERS - 1 - i)})
    rest = [*net.words.parameters(), *net.positions.parameters(), *net.norm.parameters()]
    return [*found, {"params": rest, "lr": recipe.rate * recipe.decay**LAYERS}]


def batches(
    rows: Sequence[Each], size: int, chance: random.Random, length: Callable[[Each], int], *, within: int
) -> list[list[Each]]:
    """The rows in another order each time, those of like length together: of `within` batches at a time."""
    order, wide = list(rows), size * within
    chance.shuffle(order)
    chunks: list[list[Each]] = []
    for start in range(0, len(order), wide):
        like = sorted(order[start : start + wide], key=length)
        chunks.extend(like[i : i + size] for i in range(0, len(like), size))
    chance.shuffle(chunks)
    return chunks


def _loss(net: Net, chunk: Sequence[Sample], types: int, smoothing: float) -> torch.Tensor:
    """Minus the log of the probability of all types that a sample may have, smoothed over all types."""
    ids, mask = padded([s.pieces for s in chunk])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = net(torch.from_numpy(ids), torch.from_numpy(mask))
    log = torch.log_softmax(logits.float(), -1)
    allowed = torch.full((len(chunk), types), float("-inf"))
    for row, sample in enumerate(chunk):
        allowed[row, list(sample.types)] = 0.0
    marginal = torch.logsumexp(log + allowed, -1)
    return (-(1 - smoothing) * marginal - smoothing * log.mean(-1)).mean()


def padded(pieces: Sequence[Sequence[int]]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Numbers and mask of a batch."""
    length = max(map(len, pieces))
    ids = np.zeros((len(pieces), length), dtype=np.int64)
    mask = np.zeros((len(pieces), length), dtype=np.float32)
    for i, each in enumerate(pieces):
        ids[i, : len(each)] = each
        mask[i, : len(each)] = 1.0
    return ids, mask


def export(net: Net, path: Path) -> None:
    """The net as ONNX with its weights in eight bits."""
    import onnx

    from training.event_types_bits import in_eight_bits

    plain = path.with_suffix(".plain.onnx")
    ids, mask = padded([[101, ACTOR, 2000, 2, 3, 2001, 4, 102], [101, ACTOR, 2000, 2, 102]])
    torch.onnx.export(
        net,
        (torch.from_numpy(ids), torch.from_numpy(mask)),
        str(plain),
        input_names=["ids", "mask"],
        output_names=["logits"],
        dynamic_axes={"ids": {0: "batch", 1: "length"}, "mask": {0: "batch", 1: "length"}, "logits": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )
    onnx.save(in_eight_bits(onnx.load(plain)), path)
    plain.unlink()
