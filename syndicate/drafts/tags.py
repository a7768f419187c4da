"""Tags: the links of HTML in a source, by their attributes, and the edits that lead one elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape

from syndicate import escaping
from syndicate.drafts.placing import Span
from syndicate.drafts.source import Edit

_UNFOLLOWED = ("nofollow", "ugc", "sponsored")
_LONGEST = 2_000  # characters of an attribute, so that no source is gone through more than once
_QUOTED = rf'"[^"\n]{{0,{_LONGEST}}}"|\'[^\'\n]{{0,{_LONGEST}}}\''
_LINK = re.compile(rf"<a(?=\s)(?:[^<>\"']|{_QUOTED}){{0,{_LONGEST}}}+>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rf"\s([^\s\"'<>/=]+)(?:\s*=\s*({_QUOTED}|[^\s\"'<>=`]+))?")

Attributes = Mapping[str, Span]
"""Where each attribute of a tag stands, its name and value, by its name in lower case."""


def links(text: str, start: int) -> Iterator[Attributes]:
    """The tags of links from there on, as they are written; a browser may see some of them otherwise."""
    for tag in _LINK.finditer(text, start):
        attributes = _ATTRIBUTE.finditer(text, tag.start() + 2, tag.end() - 1)
        yield {each[1].lower(): (each.start(1), each.end()) for each in attributes}


def value(text: str, span: Span) -> str:
    """The value of the attribute that stands there; "" for none."""
    written = text[slice(*span)].partition("=")[2].strip()
    return unescape(written[1:-1] if written[:1] in ("'", '"') else written)


def with_value(text: str, span: Span, said: str) -> Edit:
    """The attribute that stands there with another value, which is escaped already, in the quotation marks that it has."""
    start, end = span
    name, _, written = text[start:end].partition("=")
    if written.strip()[:1] in ("'", '"'):
        return Edit(start + text[start:end].index(written.strip()[0]) + 1, end - 1, said)
    return Edit(start + len(name.rstrip()), end, f'="{said}"')


def relinked(text: str, attributes: Attributes, url: str) -> Iterator[tuple[Edit, ...]]:
    """The link so that search engines may follow it, so that it leads to the address, and both."""
    if "href" not in attributes:
        return
    followed = _followed(text, attributes["rel"]) if "rel" in attributes else ()
    to_article = (with_value(text, attributes["href"], href(url)),)
    yield from (edits for edits in (followed, to_article) if edits)
    if followed:
        yield (*followed, *to_article)


def link(words: str, url: str) -> str:
    """Words of HTML as a link."""
    return f'<a href="{href(url)}">{words}</a>'


def href(url: str) -> str:
    """An address as the value of an attribute."""
    return escape(escaping.href(url))


def _followed(text: str, rel: Span) -> tuple[Edit, ...]:
    """The edit that takes away what asks search engines not to follow; none where nothing does."""
    tokens = value(text, rel).split()
    kept = [each for each in tokens if each.lower() not in _UNFOLLOWED]
    if len(kept) == len(tokens):
        return ()
    if kept:
        return (with_value(text, rel, escape(" ".join(kept))),)
    start, end = rel
    return (Edit(len(text[:start].rstrip()), end, ""),)
