"""What the real processor of each format makes of many snippets: each format's documents go through it in one call."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from email import message_from_string
from email.policy import default
from html import escape

import bbcode
import docutils.core
import feedparser
import pypandoc
import yaml
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from syndicate.snippets import Credit, Line

BORDER = "NEXTDOCUMENT"
_BORDER = re.compile(rf"<p[^>]*>\s*{BORDER}\s*</p>")
_UNSEEN = re.compile("[\u2060\u2066-\u2069\ufe0e]")
_TYPOGRAPHY = str.maketrans({"’": "'", "”": '"', "∖": "\\"})
Shown = tuple[str, tuple[tuple[str, str], ...]]
"""A line as a reader has it: its words, and its links as words and addresses."""


def shown(html: str) -> list[Shown]:
    """The lines of an HTML page."""
    found = []
    for node in LexborHTMLParser(html).css("p, h1"):
        links = tuple((said(a.text()), a.attributes.get("href") or "") for a in node.css("a"))
        if said(node.text()) or links:
            found.append((said(node.text()), links))
    return found


def expected(lines: Sequence[Line]) -> list[Shown]:
    """What a reader should have of the lines of a credit."""
    return [
        (
            said("".join(piece.words for piece in line)),
            tuple((said(piece.words), piece.href) for piece in line if piece.href),
        )
        for line in lines
    ]


def said(text: str) -> str:
    """Words as they are compared: without what has no width. Typographers turn quotes; pandoc has its own backslash."""
    return " ".join(_UNSEEN.sub("", text).translate(_TYPOGRAPHY).split())


def each(render: Callable[[str], str]) -> Callable[[Sequence[str]], list[str]]:
    """A processor that takes one document at a time."""
    return lambda sources: [render(source) for source in sources]


def together(render: Callable[[str], str]) -> Callable[[Sequence[str]], list[str]]:
    """A processor that is slow to start: all documents go into one, with a border between them."""

    def rendered(sources: Sequence[str]) -> list[str]:
        pages = _BORDER.split(render(f"\n\n{BORDER}\n\n".join(sources)))
        assert len(pages) == len(sources), "a document swallowed its border"
        return pages

    return rendered


def pandoc(source: str) -> Callable[[Sequence[str]], list[str]]:
    return together(
        lambda text: pypandoc.convert_text(text, "html", format=source, extra_args=["--wrap=none"])
    )


def _rst(text: str) -> str:
    options = {"report_level": 1, "halt_level": 5, "warning_stream": _Warned()}
    return str(docutils.core.publish_parts(text, writer="html5", settings_overrides=options)["html_body"])


class _Warned:
    """Where docutils writes what it takes amiss: nothing may."""

    def write(self, warning: str) -> None:
        raise AssertionError(warning)


def _board(text: str) -> str:
    board = bbcode.Parser(newline="\n", replace_cosmetic=False)
    board.add_simple_formatter("img", '<img src="%(value)s">', replace_links=False, replace_cosmetic=False)
    html = board.format(text)
    return "".join(f"<p>{line}</p>" for line in html.split("\n\n"))


def _text(text: str) -> str:
    """Plain text, with the links that an editor makes of addresses."""
    linked = re.sub(r"https?://\S+", lambda m: f'<a href="{m[0]}">{m[0]}</a>', escape(text, quote=False))
    return "".join(f"<p>{line}</p>" for line in linked.splitlines())


def _post(text: str) -> str:
    """A post of a static site: YAML front matter, then Markdown."""
    if not text:
        return ""
    nothing, facts, body = text.split("---\n", 2)
    assert nothing == ""
    title = yaml.safe_load(facts)["title"]
    return f"<h1>{escape(title)}</h1>{MarkdownIt('commonmark').render(body)}"


def _feed(items: Sequence[str]) -> list[str]:
    feed = f'<rss version="2.0"><channel><title>x</title>{"".join(items)}</channel></rss>'
    read = feedparser.parse(feed.encode())
    assert not read.bozo, read.bozo_exception
    return [entry.content[0].value for entry in read.entries]


def _mail(text: str) -> str:
    part = message_from_string(text, policy=default).get_body(("html",))
    return str(part.get_content())


def is_page(html: str) -> str:
    return html


_markdown = MarkdownIt("commonmark").render
PROCESSORS: dict[str, Callable[[Sequence[str]], list[str]]] = {
    "html": each(is_page),
    "html-article": each(is_page),
    "markdown": each(_markdown),
    "bbcode": each(_board),
    "text": each(_text),
    "wordpress": each(is_page),
    "ghost": each(is_page),
    "medium": each(is_page),
    "substack": each(is_page),
    "mediawiki": pandoc("mediawiki"),
    "rst": together(_rst),
    "asciidoc": pandoc("asciidoc"),
    "org": pandoc("org"),
    "textile": pandoc("textile"),
    "latex": pandoc("latex"),
    "hugo": each(_post),
    "jekyll": each(_post),
    "eleventy": each(_post),
    "rss": _feed,
    "email": each(_mail),
}
TITLED = ("html-article", "hugo", "jekyll", "eleventy", "rss", "email")
"""Formats with a title of their own, which is a line more."""


def credit_lines(said_: Credit, format_: str, *, body: bool) -> list[Shown]:
    """Every line that the format should show of the credit."""
    title = [(said(said_.title), ())] if format_ in TITLED else []
    text = [(said(each), ()) for each in said_.body] if body else []
    said_first = _before_links if format_ == "org" else list
    return [*title, *said_first(expected(said_.top)), *text, *said_first(expected(said_.end))]


def _before_links(lines: list[Shown]) -> list[Shown]:
    """Org's words of a link that have brackets stand before it."""
    changed = []
    for text, links in lines:
        own = []
        for words, href in links:
            bracketed = "[" in words or "]" in words
            text = text[::-1].replace(words[::-1], f"{words} {href}"[::-1], 1)[::-1] if bracketed else text
            own.append((href if bracketed else words, href))
        changed.append((text, tuple(own)))
    return changed


__all__ = ["PROCESSORS", "credit_lines", "expected", "shown"]
