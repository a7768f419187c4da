"""Formats: every format by its name, with its writer and what it can hold. A new one is a writer and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from syndicate.snippets import as_html, as_markdown, as_text
from syndicate.snippets.parts import Credit


@dataclass(frozen=True, slots=True)
class Format:
    """How a credit is written, how files of the kind end, and what such a file can hold."""

    write: Callable[[Credit], str]
    ending: str
    links: bool = True  #: an address becomes a hyperlink
    counts: bool = True  #: it can hold the publisher's counter
    has_body: bool = False  #: the text of the article is in it
    is_shown: bool = True  #: readers see it; else it goes into the head of a page


FORMATS = {
    "html": Format(as_html.block, ".html"),
    "html-article": Format(as_html.article, ".html", has_body=True),
    "markdown": Format(as_markdown.markdown, ".md"),
    "text": Format(as_text.text, ".txt", links=False, counts=False),
    "ghost": Format(as_html.ghost, ".html"),
    "medium": Format(as_html.bare, ".html", counts=False),
    "substack": Format(as_html.bare, ".html", counts=False),
}
