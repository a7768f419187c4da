"""Sentences: the wording of a language (`data/snippet.toml`), filled with pieces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from syndicate import resources
from syndicate.errors import UsageError
from syndicate.snippets.parts import Line, Piece, seen

Wording = Mapping[str, str]

_SLOT = re.compile(r"\{(\w+)\}")


def wording(lang: str) -> tuple[str, Wording]:
    """The language and its sentences; `lang` in any case, with any subtags.

    Raises UsageError for one that there is no wording in.
    """
    languages: dict[str, dict[str, str]] = resources.data("snippet")
    primary = lang.replace("_", "-").partition("-")[0].lower()
    if primary not in languages:
        raise UsageError(f"snippet language {lang!r} is not known; choose one of {', '.join(languages)}")
    return primary, languages[primary]


def fill(sentence: str, **slots: Line) -> Line:
    """The sentence, cut at its slots, each replaced by its pieces."""
    pieces: list[Piece] = []
    for at, part in enumerate(_SLOT.split(sentence)):
        if at % 2:
            pieces += slots[part]
        elif part:
            pieces.append(Piece(part, ours=True))
    return tuple(pieces)


def listed(names: Sequence[str], words: Wording) -> Line:
    """The names in a row, as the language joins them."""
    pieces: list[Piece] = []
    known = [name for name in map(seen, names) if name]
    for at, name in enumerate(known):
        if at:
            last = at == len(known) - 1
            pieces.append(Piece(words["and"] if last else words.get("comma", ", "), ours=True))
        pieces.append(Piece(name))
    return tuple(pieces)
