"""The settings, with their reasons: defaults < polybius.toml < environment (POLYBIUS_NAME) < command line.

docs/settings.md lists them all; a test holds it to this file.
"""

from __future__ import annotations

import dataclasses
import difflib
import tomllib
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from polybius.errors import SettingsError

FILE = "polybius.toml"
PREFIX = "POLYBIUS_"
CONFIG = "POLYBIUS_CONFIG"
"""The environment variable that names a settings file in place of the one in the current folder."""

Count = Annotated[int, msgspec.Meta(ge=1, le=2_000_000_000)]
"""Up to what any machine can count and hold."""
Seconds = Annotated[float, msgspec.Meta(gt=0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set. Each has a default that suits one person with one machine."""

    language: str = "en"
    """The language, as an ISO 639-1 code, that is assumed of a text too short for its language to be told."""

    detect_language: bool = True
    """Whether the language is judged from the text where neither the input nor the command line names it. Judging
    costs a millisecond and keeps an article from being read with the words of another language."""

    max_input_bytes: Count = 10_000_000
    """The largest file, page, or line of JSON lines that is opened. The heaviest news pages are below 5 MB; more is a
    dump of many articles or no article. A file of JSON lines may be of any size."""

    max_article_characters: Count = 150_000
    """The longest text that is read as one article. The longest reports of the press have some 100,000 characters;
    reading 150,000 takes 0.7 GB of memory and more takes more."""

    fetch_timeout_seconds: Seconds = 20.0
    """How long one page may take in all, redirects included. Slow sites of ministries take up to ten seconds."""

    fetch_max_redirects: Annotated[int, msgspec.Meta(ge=0, le=100)] = 5
    """How many times a server may send a request elsewhere. Honest sites need three: to https, to www, to the page."""

    allow_private_addresses: bool = False
    """Whether pages of the own machine and of private networks are fetched. Off, because an address can come from a
    file that somebody else wrote, and must not open what only this machine may see."""

    colour: Literal["auto", "always", "never"] = "auto"
    """Colour on a terminal; "auto" leaves it out where output is piped or NO_COLOR is set."""

    progress: bool = True
    """Whether long work shows how far it is, on standard error and only where that is a terminal."""

    remember_inputs: bool = True
    """Whether `read`, `brief` and `demo` note which inputs they read, so that `explain` needs only a record's id. Only
    paths and options are noted, never text; off where even those are sensitive."""


FIELDS: Mapping[str, Any] = typing.get_type_hints(Settings, include_extras=True)


def load(
    *,
    config: Path | None = None,
    environment: Mapping[str, str],
    folder: Path,
    **given: object,
) -> Settings:
    """The settings that hold.

    ``config`` names the file, else POLYBIUS_CONFIG in ``environment`` does, else polybius.toml in ``folder`` is read
    where it is there. ``given`` are those of the command line; None stands for not given. Raises `SettingsError`.
    """
    named = config or (Path(environment[CONFIG]) if environment.get(CONFIG) else None)
    values = _from_file(named or folder / FILE, required=named is not None)
    values |= _from_environment(environment)
    values |= {name: _checked(name, v, "the command line") for name, v in given.items() if v is not None}
    return dataclasses.replace(Settings(), **values)


def _from_file(path: Path, *, required: bool) -> dict[str, Any]:
    if not required and not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"The settings file {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings file {path} is not TOML: {error}.") from error
    return {name: _checked(name, value, str(path)) for name, value in found.items()}


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    names = {PREFIX + name.upper(): name for name in FIELDS}
    return {
        name: _checked(name, environment[variable], variable, lax=True)
        for variable, name in names.items()
        if variable in environment
    }


def _checked(name: str, value: object, where: str, *, lax: bool = False) -> Any:
    """The value, if the setting may have it; ``lax`` reads numbers and truth values from strings."""
    if name not in FIELDS:
        near = difflib.get_close_matches(name, FIELDS, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise SettingsError(f"{where}: there is no setting {name!r}.{hint}")
    try:
        return msgspec.convert(value, FIELDS[name], strict=not lax)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{where}: the setting {name!r} cannot be {value!r}: {error}.") from None
