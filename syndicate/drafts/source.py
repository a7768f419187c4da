"""Source: a draft as characters that can be edited, and back to bytes that differ only there."""

from __future__ import annotations

import codecs
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from syndicate.errors import UsageError
from syndicate.model import Capture, Medium
from syndicate.page.charset import decode

_UTF8_MARK = codecs.BOM_UTF8
_HTML = "text/html"
_MARKDOWN = "text/markdown; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters from `start` up to, not including, `end` become `text`; lines in it end in LF."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a draft, every line of it ending in LF; offsets count its characters, as a parser of HTML does."""

    text: str = field(repr=False)
    medium: Medium = Medium.WEB
    encoding: str = "utf-8"
    newline: str = "\n"  #: that of most lines, which new ones get
    _mark: bytes = b""
    _raw: str = field(default="", repr=False)
    _pairs: tuple[int, ...] = field(default=(), repr=False)  # where CR LF stands, in offsets of `text`

    @classmethod
    def of(cls, capture: Capture) -> Self:
        """The source of a draft in Markdown (UTF-8) or HTML (as it declares).

        Raises UsageError where its bytes are not the characters that they are said to be: it could not be written again.
        """
        body = capture.body
        mark = _UTF8_MARK if body.startswith(_UTF8_MARK) else b""
        is_markdown = capture.medium is Medium.MARKDOWN
        encoding = decode(body, _MARKDOWN if is_markdown else capture.header("content-type")).encoding
        try:
            raw = body[len(mark) :].decode(encoding)
            same = raw.encode(encoding) == body[len(mark) :]
        except (LookupError, UnicodeError):
            same = False
        if not same or encoding.startswith("utf-16"):
            raise UsageError(f"the draft is {_fault(is_markdown, encoding)}; save it as UTF-8")
        pairs: list[int] = []
        at = raw.find("\r\n")
        while at >= 0:
            pairs.append(at - len(pairs))
            at = raw.find("\r\n", at + 2)
        text = raw.replace("\r\n", "\n").replace("\r", "\n")
        alone = raw.count("\r") - len(pairs)
        newline = "\n"
        if max(len(pairs), alone) > raw.count("\n") - len(pairs):
            newline = "\r\n" if len(pairs) >= alone else "\r"
        return cls(text, capture.medium, encoding, newline, mark, raw, tuple(pairs))

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The bytes with these edits, which must not overlap; of several at one place the first stands first.

        A character that the encoding does not have becomes a reference (HTML).
        """
        pieces, last = [], 0
        for edit in sorted(edits, key=lambda each: (each.start, each.end)):
            pieces += [self._raw[last : self._at(edit.start)], edit.text.replace("\n", self.newline)]
            last = self._at(edit.end)
        text = "".join((*pieces, self._raw[last:]))
        return self._mark + text.encode(self.encoding, "xmlcharrefreplace")

    def line(self, offset: int) -> int:
        """The number of the line, from 1, that holds the character."""
        return self.text.count("\n", 0, offset) + 1

    def _at(self, offset: int) -> int:
        return offset + bisect_left(self._pairs, offset)


def _fault(is_markdown: bool, encoding: str) -> str:
    if is_markdown:
        return "not UTF-8"
    if encoding.startswith("utf-16"):
        return f"in {encoding.upper()}, which is never written here"
    return f"not wholly in {encoding.upper()}, as it says" if encoding else "in no encoding that is known"
