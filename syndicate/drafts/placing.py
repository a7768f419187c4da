"""Placing: where in the source of a draft the words stand that its page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from syndicate.drafts.source import Source
from syndicate.model import Evidence, Medium
from syndicate.text import Words, words

Span = tuple[int, int]
"""Where something begins and ends in a source, in characters."""

_CONTEXT = 6  # words around a quote that tell its place from others with the same words
_CUT = 60  # characters; a longer neighbourhood of a quote was cut, perhaps within a word
_MOST = 60  # words of a quote that are looked for

_TAG = r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)|</?[A-Za-z][^<>]*>"
_AUTOLINK = r"(?!<https?://[^<>\s]*>)"
_REFERENCE = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_UNSEEN = {
    Medium.WEB: re.compile(rf"(?P<ref>{_REFERENCE})|{_TAG}", re.DOTALL | re.IGNORECASE),
    Medium.MARKDOWN: re.compile(
        rf"(?P<ref>{_REFERENCE})|(?<=\])\((?:<[^<>\n]*>|[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)[^()\n]*+\)|(?<=\])\[[^\[\]\n]*\]"
        rf"|\\(?=[!-/:-@\[-`{{-~])|[*_`~]+|{_AUTOLINK}(?:{_TAG})",
        re.DOTALL | re.IGNORECASE,
    ),
}
"""Markup that is no words; in other media, addresses in angle brackets, and roles."""
_OTHER = re.compile(r"<https?://[^<>\s]*>|(?:link:)?https?://[^\s\[\]<>]+(?=\[)|:\w+:(?=`)|[*_`]+")


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of a source without its markup; word `i` stands at `spans[i]` of the source."""

    forms: tuple[str, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, source: Source) -> Shown:
        """The words of a source. Markup is known by its looks alone: enough to find words that are known to be there."""
        pieces: list[str] = []
        origins: list[
            tuple[int, int, int]
        ] = []  # offset in what is shown, offset in the source, its length there
        length = 0
        for text, start, taken in _pieces(source):
            pieces.append(text)
            origins.append((length, start, taken))
            length += len(text)
        seen = words("".join(pieces))
        return cls(seen.forms, tuple(_spans(seen, origins, pieces)))

    def find(self, exact: str, prefix: str = "", suffix: str = "", within: Span | None = None) -> Span | None:
        """Where these words stand, the ones with these neighbours if there are several; None where that is not certain.

        Of a long text the place of the first words is told.
        """
        sought = words(exact).forms[:_MOST]
        before = words(prefix).forms[len(prefix) >= _CUT :][-_CONTEXT:]
        after = words(suffix).forms[: -1 if len(suffix) >= _CUT else None][:_CONTEXT]
        first, last = within or (0, self.spans[-1][1] if self.spans else 0)
        found = [at for at in self._starts(sought) if first <= self.spans[at][0] < last]
        if len(found) > 1:
            found = [
                at
                for at in found
                if self.forms[max(0, at - len(before)) : at] == before
                and self.forms[at + len(sought) : at + len(sought) + len(after)] == after
            ]
        if len(found) != 1:
            return None
        return self.spans[found[0]][0], self.spans[found[0] + len(sought) - 1][1]

    def _starts(self, sought: Sequence[str]) -> Iterator[int]:
        at = -1
        while sought:
            try:
                at = self.forms.index(sought[0], at + 1)
            except ValueError:
                return
            if self.forms[at : at + len(sought)] == tuple(sought):
                yield at


class Written:
    """A source of which nothing is known but the words that it shows."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._shown = Shown.of(source)

    def found(self, evidence: Evidence, exact: str) -> Span | None:
        """Where the words stand; None where that is not certain."""
        return self._shown.find(exact, evidence.quote.prefix, evidence.quote.suffix)

    def element(self, _selector: str) -> int | None:
        """None: the elements are those of a page, not of this."""
        return None

    def before(self, _selector: str, text: str) -> Iterator[int]:
        """Where this text begins."""
        span = self._shown.find(text)
        yield from () if span is None else (span[0],)

    def after(self, _selector: str, text: str) -> Iterator[int]:
        """Where its last words end."""
        span = self._shown.find(" ".join(text.split()[-_MOST // 2 :]))
        yield from () if span is None else (span[1],)


def _pieces(source: Source) -> Iterator[tuple[str, int, int]]:
    """What a reader sees of the source, piece by piece: text, and where it stands. Markup inside a word parts no word."""
    pattern = _UNSEEN.get(source.medium, _OTHER)
    last = 0
    for found in pattern.finditer(source.text):
        if found.start() > last:
            yield source.text[last : found.start()], last, found.start() - last
        reference = found.groupdict().get("ref")
        if reference:
            yield unescape(reference), found.start(), len(reference)
        elif _parts(found[0]):
            yield " ", found.start(), len(found[0])
        last = found.end()
    if last < len(source.text):
        yield source.text[last:], last, len(source.text) - last


_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b", re.I
)


def _parts(markup: str) -> bool:
    """Whether words before and after it are two words."""
    return not (markup[:1] in "\\*_`~" or _INLINE.match(markup))


def _spans(seen: Words, origins: Sequence[tuple[int, int, int]], pieces: Sequence[str]) -> Iterator[Span]:
    at = 0
    for start, end in zip(seen.starts, seen.ends, strict=True):
        while at + 1 < len(origins) and origins[at + 1][0] <= start:
            at += 1
        last = at
        while last + 1 < len(origins) and origins[last + 1][0] < end:
            last += 1
        yield _origin(origins[at], pieces[at], start), _origin(origins[last], pieces[last], end, ends=True)


def _origin(piece: tuple[int, int, int], text: str, offset: int, *, ends: bool = False) -> int:
    shown, start, taken = piece
    if len(text) == taken:
        return start + offset - shown
    return start + taken if ends else start
