"""The errors of Polybius, as a tree.

    PolybiusError
    ├── InputError            something given to read cannot be read
    │   ├── EmptyInput        P101  there is no text in it
    │   ├── BinaryInput       P102  it is not text
    │   ├── UnreadableFile    P103  it is missing, a folder without articles, or may not be opened
    │   ├── TooLarge          P104  it is larger than an article can be
    │   ├── BrokenJson        P105  it is not JSON
    │   ├── MissingText       P106  its JSON or its page has no article text
    │   ├── UnsupportedFormat P107  no reader for this kind of file
    │   ├── InvalidField      P108  a field of its JSON has a value that it cannot have
    │   └── BadTable          P109  a table of pairs lacks a column or a cell
    ├── DateError             P201  not a date
    ├── LanguageUnknown       P301  no vocabulary for the language
    ├── FetchError            P401  a page could not be fetched
    │   ├── RefusedAddress    P402  its address is not a public one
    │   ├── FetchTimeout      P403  its server did not answer in time
    │   └── HttpStatus        P404  its server answered with an error
    ├── SettingsError         P501  a setting has a name or a value that it cannot have
    ├── RecordError           P601  a saved reading is not one
    │   └── RecordNotFound    P602  no record has the id
    ├── BriefError            P701  a brief could not be made
    └── ReadingFault          P801  a stage failed on an article: a fault of Polybius

Each has a ``code``, a message that says what is wrong with what, and a ``remedy`` that says what to do about it.
docs/errors.md lists them all; a test holds it to this file.
"""

from __future__ import annotations

import datetime as dt
import re
import traceback
from collections.abc import Iterable
from pathlib import Path


class PolybiusError(Exception):
    """What Polybius raises on purpose; everything else that escapes is a fault of Polybius."""

    code = "P000"
    remedy = "Read the message above."

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if remedy is not None:
            self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} [{self.code}] {self.remedy}"


class InputError(PolybiusError):
    """Something that was given to read cannot be read."""

    code = "P100"
    remedy = "Check the input."


class EmptyInput(InputError):
    """The input has no text in it."""

    code = "P101"
    remedy = "Give the text of an article."


class BinaryInput(InputError):
    """The input is not text: it has bytes that no text has."""

    code = "P102"
    remedy = "Save the article as plain text or HTML and read that."


class UnreadableFile(InputError):
    """A file or folder is missing, may not be opened, or has nothing to read in it."""

    code = "P103"
    remedy = "Check the path and the right to read it."


class TooLarge(InputError):
    """The input is larger than an article can be."""

    code = "P104"
    remedy = "Split it into one article a line (JSON lines), or raise max_input_bytes in polybius.toml."


class BrokenJson(InputError):
    """The input, or a line of it, is not the JSON of an article."""

    code = "P105"
    remedy = 'Write one object for each article, such as {"text": "...", "published": "2024-05-01"}.'


class MissingText(InputError):
    """An object or a page has no article text."""

    code = "P106"
    remedy = 'Give the text in the field "text", or save the article itself as plain text.'


class UnsupportedFormat(InputError):
    """No reader exists for this kind of file."""

    code = "P107"
    remedy = "Give plain text (.txt, .md), HTML (.html, .htm), JSON (.json), JSON lines (.jsonl) or a folder of these."


class InvalidField(InputError):
    """A field of a JSON article has a value that it cannot have."""

    code = "P108"
    remedy = "Give strings, dates as YYYY-MM-DD, and null for what is not known."


class BadTable(InputError):
    """A table of sentences and parties lacks a column, or a row of it lacks a cell or does not hold its parties."""

    code = "P109"
    remedy = "Give tab-separated UTF-8 with a header line that names the columns sentence, actor and recipient."


class DateError(PolybiusError):
    """Something that stands where a date must stand is not a date."""

    code = "P201"
    remedy = "Write dates as YYYY-MM-DD, such as 2024-05-01."


class LanguageUnknown(PolybiusError):
    """The article is in a language that has no vocabulary yet."""

    code = "P301"

    def __init__(self, language: str, known: Iterable[str] = ()) -> None:
        names = ", ".join(known)
        super().__init__(
            f"The article is in the language {language!r}, which has no vocabulary yet.",
            remedy=f"Languages that can be read: {names}. Where the language was misjudged, name it: --language.",
        )
        self.language = language


class FetchError(PolybiusError):
    """A page could not be fetched."""

    code = "P401"
    remedy = "Check the address and the connection, or save the page and read the file."


class RefusedAddress(FetchError):
    """The address, or one that it leads to, is not a public one."""

    code = "P402"
    remedy = "Save the page and read the file, or set allow_private_addresses = true where you trust the address."


class FetchTimeout(FetchError):
    """The server did not answer in time."""

    code = "P403"
    remedy = "Try again later, or raise fetch_timeout_seconds in polybius.toml."


class HttpStatus(FetchError):
    """The server answered with an error, or sent the request round in circles."""

    code = "P404"
    remedy = "Open the address in a browser; where a login or a consent page stands before it, save the page instead."


class SettingsError(PolybiusError):
    """A setting has a name that does not exist or a value that it cannot have."""

    code = "P501"
    remedy = "docs/settings.md lists every setting with its values."


class RecordError(PolybiusError):
    """A saved reading is not one, or is of another version of the records."""

    code = "P601"
    remedy = "Read the article again: polybius read INPUT --format json."


class RecordNotFound(RecordError):
    """No record of the readings at hand has the id that was asked for."""

    code = "P602"
    remedy = "List the ids with: polybius read INPUT --format json."


class BriefError(PolybiusError):
    """A brief could not be made or written."""

    code = "P701"
    remedy = "Check the path given with --out and that it may be written."


class ReadingFault(PolybiusError):
    """A stage failed on an article, which is a fault of Polybius and not of the article."""

    code = "P801"
    remedy = "Please report it with the article, if you may pass that on; the other articles were read."

    @classmethod
    def of(cls, error: Exception, article: str) -> ReadingFault:
        """The fault that an unexpected error makes, with the place in the code where it arose."""
        frames = traceback.extract_tb(error.__traceback__)
        where = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
        return cls(f"{article} could not be read: {type(error).__name__}: {error}{where}.")


def parse_date(value: str, *, where: str) -> dt.date:
    """The date that ``value`` writes as YYYY-MM-DD; a time of day after it is passed over.

    ``where`` names the place in the message. Raises `DateError`.
    """
    written = re.match(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\s*$|[T ][0-9])", value)
    try:
        return dt.date.fromisoformat(written[1] if written else "")
    except ValueError:
        raise DateError(f"{where} is {value!r}, which is not a date.") from None


def tree() -> tuple[type[PolybiusError], ...]:
    """Every error of Polybius, in the order of the codes."""
    found: list[type[PolybiusError]] = [PolybiusError]
    for each in found:
        found.extend(each.__subclasses__())
    return tuple(sorted(found, key=lambda error: error.code))
