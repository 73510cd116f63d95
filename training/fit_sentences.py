"""Rebuilds the learned reader of sentences: weights, what is fitted beside them, and the figures.

    python -m training.fit_sentences ../shared/data --encoder FOLDER --work FOLDER

What `--encoder` holds and what training needs is said in `training.fit_event_types`. The first stage (what happened)
takes half an hour of two threads, the second (who says what) an hour of one; the third (who does what to whom) five
minutes of one thread for each of five folds and for the net that is shipped. What is done lies in `--work` and is not
done again; `--only judged`, `--only spoken`, `--only final` or `--only FOLD` does one, so that several processes can
share the work. Seeds are fixed.

Writes src/polybius/reading/weights/sentences (reader.onnx, reader.json) and evaluation/sentences_cv.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import torch

from polybius.reading.sentences import Party, parties
from training import sentences_data as data_
from training.attributions_data import Said, said
from training.event_types_folds import Base
from training.event_types_net import padded, pretrained
from training.sentences_figures import scales
from training.sentences_net import (
    Recipe,
    SentenceNet,
    export,
    in_eight_bit_arithmetic,
    on_judgements,
    on_parties,
    on_speech,
)

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "src/polybius/reading/weights/sentences"
REPORT = ROOT / "evaluation/sentences_cv.json"
SEED = 0
JUDGED, SPOKEN, FINAL = "judged", "spoken", "final"


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    names = [given.only] if given.only else [JUDGED, SPOKEN, FINAL, *map(str, range(data_.FOLDS))]
    for name in names:
        _done(Base(given.encoder), given.data, given.work, name)
    if not given.only:
        _ship(Base(given.encoder), given.data, given.work)


def _done(base: Base, data: Path, work: Path, name: str) -> None:
    out = work / {JUDGED: "judged.pt", SPOKEN: "spoken.pt", FINAL: "final.onnx"}.get(name, f"fold_{name}.npz")
    if out.exists():
        return
    print(name, flush=True)
    torch.set_num_threads(2 if name == JUDGED else 1)
    if name == JUDGED:
        torch.save(on_judgements(base.weights, _judged(base, data)[0], Recipe(), SEED).state_dict(), out)
    elif name == SPOKEN:
        net = _held(base, work / "judged.pt")
        on_speech(net, _spoken(base, data), _judged(base, data)[0], Recipe(), SEED)
        torch.save(net.state_dict(), out)
    else:
        _third(base, data, work, name, out)


def _third(base: Base, data: Path, work: Path, name: str, out: Path) -> None:
    """The net of a fold or the last one, from that of the second stage."""
    rows = data_.tagged(data, base.pieces())
    folds = data_.fold_of(len(rows))
    tested = [row for row, fold in zip(rows, folds, strict=True) if str(fold) == name]
    learned = [row for row, fold in zip(rows, folds, strict=True) if str(fold) != name]
    net = _held(base, work / "spoken.pt")
    beside = _judged(base, data)[0], _spoken(base, data)
    on_parties(net, data_.unlike(learned, tested) if tested else rows, beside, Recipe(), SEED)
    if name == FINAL:
        export(net, out)
    else:
        np.savez(out, *_tags(net, tested))


@cache
def _judged(base: Base, data: Path) -> tuple[list[data_.Judged], list[data_.Judged]]:
    """The judged sentences to learn from, and those on which thresholds are set."""
    return data_.apart(data_.judged(data, "train", base.pieces(), Recipe().longest))


@cache
def _spoken(base: Base, data: Path) -> list[Said]:
    """The sentences of who says what; to parse their articles takes minutes."""
    return said(data, base.pieces(), Recipe().longest)


def _held(base: Base, weights: Path) -> SentenceNet:
    """The net of an earlier stage."""
    net = SentenceNet(pretrained(base.weights, 2))
    net.load_state_dict(torch.load(weights))
    return net


def _tags(net: SentenceNet, rows: Sequence[data_.Tagged]) -> list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    """The logits of the tags of every word that is read, a table a sentence."""
    found = []
    with torch.no_grad():
        for row in rows:
            ids, mask = padded([row.pieces.ids])
            found.append(net(torch.from_numpy(ids), torch.from_numpy(mask))[2][0].numpy()[list(row.pieces.begins)])
    return found


def _ship(base: Base, data: Path, work: Path) -> None:
    """The weights into the package, and what the nets of the folds say of the sentences that they had not seen."""
    WEIGHTS.mkdir(parents=True, exist_ok=True)
    in_eight_bit_arithmetic(work / "final.onnx", WEIGHTS / "reader.onnx")
    digest = hashlib.sha256((WEIGHTS / "reader.onnx").read_bytes()).hexdigest()
    rows = data_.tagged(data, base.pieces())
    folds, found = data_.fold_of(len(rows)), [""] * len(rows)
    for fold in range(data_.FOLDS):
        logits = np.load(work / f"fold_{fold}.npz")
        at = [i for i, each in enumerate(folds) if each == fold]
        for i, name in zip(at, logits.files, strict=True):
            found[i] = _written(parties(logits[name]))
    _write(
        WEIGHTS / "reader.json",
        {"version": digest[:16], "scales": scales(WEIGHTS / "reader.onnx", _judged(base, data)[1])},
    )
    _write(REPORT, {"data": data_.fingerprint(data), "weights": digest, "folds": data_.FOLDS, "parties": found})


def _write(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", "utf-8")


def _written(found: Sequence[Party]) -> str:
    """ "S 3 5 0.97; T 7 8 0.81": role, first word, one past the last, probability."""
    return "; ".join(f"{p.role} {p.first} {p.last} {p.probability:.2f}" for p in found)


if __name__ == "__main__":
    main()
