"""Whose words a passage is: the statement that it stands in, or none where the outlet itself asserts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from polybius.reading.cues import entries_at
from polybius.reading.document import Document, outermost_first
from polybius.reading.drafts import OWNED
from polybius.records import Statement


class Voices:
    """The statements of an article by the tokens of their contents, the innermost first."""

    def __init__(self, document: Document, statements: Sequence[Statement]) -> None:
        self._document = document
        self._by_token: dict[int, list[Statement]] = {}
        for statement in reversed(outermost_first(statements)):
            for index in range(*document.tokens(statement.content)):
                self._by_token.setdefault(index, []).append(statement)

    def of(self, token: Token, holders: Iterable[str]) -> str | None:
        """The id of the innermost statement whose content holds a word of stance.

        What a holder wants or thinks is no saying of it: *Kenya hopes to join* is told by the outlet.
        """
        own = set(holders)
        for statement in self._by_token.get(token.i, ()):
            if not (own & set(statement.speakers) and self._is_wish(statement)):
                return statement.id
        return None

    def _is_wish(self, statement: Statement) -> bool:
        first, last = self._document.tokens(statement.cue)
        entries = [e for t in self._document.doc[first:last] for e in entries_at(t, self._document.article.language)]
        return bool(entries) and all(entry.cls in OWNED for entry in entries)
