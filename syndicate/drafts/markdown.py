"""Markdown: a text by CommonMark 0.31 with tables and struck text, as the page that a site makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from syndicate.drafts.front_matter import CANONICAL, Facts, parted
from syndicate.page.charset import decode

_META = {"author": "author", "authors": "author", "robots": "robots", "date": "date"}


def html_of(body: bytes) -> str:
    """The page: the text as its processor writes it, the title above it, the facts of its front matter in the head.

    Raw HTML stays, as site generators keep it.
    """
    from markdown_it import MarkdownIt

    facts, text = parted(decode(body, "text/markdown; charset=utf-8").text)
    processor = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    written = processor.render(text)
    title = escape(" ".join(facts.get("title", ())))
    headline = f"<h1>{title}</h1>" if title and "<h1" not in written else ""
    head = "".join(_head(facts))
    language = escape((facts.get("lang") or facts.get("language") or ("",))[0])
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title}</title>{head}</head>'
        f"<body><main><article>{headline}\n{written}</article></main></body></html>"
    )


def _head(facts: Facts) -> Iterator[str]:
    for key, name in _META.items():
        for value in facts.get(key, ()):
            yield f'<meta name="{name}" content="{escape(value)}">'
    for key in CANONICAL:
        if values := facts.get(key):
            yield f'<link rel="canonical" href="{escape(values[0])}">'
            return
