"""What the learned readers share: their files, sessions that sum in one order, and probabilities."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime

Scores = np.ndarray[Any, np.dtype[Any]]


def content(folder: str, name: str) -> bytes:
    """A file of a reader; ``folder`` is its path in the package."""
    return files("polybius").joinpath(folder, name).read_bytes()


@cache
def session(folder: str, name: str) -> onnxruntime.InferenceSession:
    """The weights, read once a process (0.2 s). One thread: the same sum in the same order, every time."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(content(folder, name), options, providers=["CPUExecutionProvider"])


def softmax(scores: Scores) -> Scores:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True))
