"""Editing: what can be done to the source of a draft, whatever it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from syndicate.drafts.placing import Span, Written
from syndicate.drafts.source import Edit, Source
from syndicate.model import Evidence, Medium
from syndicate.snippets.parts import Credit, Line


class Places(Protocol):
    """A source that knows where things stand. Places are offsets of its text; evidence is of the page that it becomes."""

    source: Source

    def found(self, evidence: Evidence, exact: str, /) -> Span | None:
        """Where words of a piece of evidence stand; None where that is not certain."""
        ...

    def element(self, selector: str, /) -> int | None:
        """Where the element of that selector begins; None where the source has none, or several."""
        ...

    def before(self, selector: str, text: str, /) -> Iterator[int]:
        """Where paragraphs can stand above the block of the page with this selector and text, the nearest first."""
        ...

    def after(self, selector: str, text: str, /) -> Iterator[int]:
        """The same under it."""
        ...


class Draft(Places, Protocol):
    """A source in which things can be put."""

    def paragraph(self, credit: Credit, line: Line, /) -> str:
        """A line of a credit as a paragraph."""
        ...

    def counter(self, address: str, /) -> str:
        """The publisher's counter as a paragraph."""
        ...

    def starts(self) -> Iterator[int]:
        """Where they can stand above the text, wherever that is."""
        ...

    def ends(self) -> Iterator[int]:
        """The same under it."""
        ...

    def inserted(self, at: int, texts: list[str], /, *, under: bool) -> Edit:
        """The paragraphs under, or above, what stands at that place."""
        ...

    def linked(self, evidence: Evidence, words: str, url: str, /) -> Iterator[Edit]:
        """Words in the line of that evidence made a link; nothing where they are not plain text."""
        ...

    def relinked(self, evidence: Evidence, href: str, url: str, /) -> Iterator[tuple[Edit, ...]]:
        """A link of the draft, which leads to `href`, that leads to `url`, or that search engines may follow."""
        ...

    def retitled(self, evidence: Evidence, title: str, /) -> Iterator[Edit]:
        """That headline with the words of the title."""
        ...

    def canonical(self, address: str, /) -> Iterator[Edit]:
        """The head of the page with this canonical address (RFC 6596)."""
        ...

    def unindexed(self, crawler: str, /) -> Iterator[Edit]:
        """The head of the page that keeps a crawler away; "robots" is all."""
        ...


def draft_of(source: Source, language: str) -> Draft:
    """The draft, in Markdown or HTML, whose page is in that language (BCP 47, "" where unknown)."""
    if source.medium is Medium.MARKDOWN:
        from syndicate.drafts.editing_markdown import Markdown

        return Markdown(source)
    from syndicate.drafts.editing_html import Html

    return Html(source, language)


def places_of(source: Source) -> Places:
    """The places of a source in any medium that is text."""
    if source.medium in (Medium.MARKDOWN, Medium.WEB):
        return draft_of(source, "")
    return Written(source)
