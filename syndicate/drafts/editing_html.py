"""Editing HTML: the places in a page's source where a credit, a link or a line of the head can be put."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from syndicate import escaping
from syndicate.drafts import tags
from syndicate.drafts.places_html import HtmlPlaces
from syndicate.drafts.placing import Span
from syndicate.drafts.source import Edit, Source
from syndicate.model import Evidence
from syndicate.snippets.as_html import paragraphs, picture, words
from syndicate.snippets.parts import Credit, Line

_INDEXED = ("index", "all")


class Html(HtmlPlaces):
    """The source of a page whose language is known (BCP 47, "" where it is not)."""

    def __init__(self, source: Source, language: str) -> None:
        super().__init__(source)
        self._language = language

    def paragraph(self, credit: Credit, line: Line) -> str:
        """A line of a credit as a paragraph that says its language where the page has another."""
        (text,) = paragraphs(credit, (line,))
        lang = f' lang="{credit.lang}"' if credit.lang != self._language else ""
        side = ' dir="rtl"' if credit.dir == "rtl" and not text.startswith("<p dir") else ""
        return f"<p{lang}{side}{_plain(text)[2:]}"

    def counter(self, address: str) -> str:
        return f"<p>{''.join(picture(address))}</p>"

    def inserted(self, at: int, texts: list[str], *, under: bool) -> Edit:
        """The paragraphs at that place, each on its own line where what is there does so too."""
        text = self.source.text
        line = text.rfind("\n", 0, at) + 1
        indent = (re.match(r"[ \t]*", text[line:at]) or [""])[0]
        if under:
            alone = text[at : at + 1] in ("", "\n")
            between = f"\n{indent}" if alone and line < at else ""
            return Edit(at, at, "".join(f"{between}{each}" for each in texts))
        alone = text[line:at] == indent and (line > 0 or bool(indent))
        between = f"\n{indent}" if alone else ""
        return Edit(at, at, "".join(f"{each}{between}" for each in texts))

    def linked(self, evidence: Evidence, name: str, url: str) -> Iterator[Edit]:
        """The words made a link; nothing where markup stands in them, or around them what can hold no link."""
        span = self.found(evidence, name)
        if span and not self._is_in_control(span[0]) and "<" not in self.source.text[slice(*span)]:
            yield Edit(*span, tags.link(self.source.text[slice(*span)], url))

    def relinked(self, evidence: Evidence, _was: str, url: str) -> Iterator[tuple[Edit, ...]]:
        """A link that search engines may follow, one that leads to the address, one that does both."""
        node = self.node(evidence.selector)
        place = node.source_location if node is not None and node.tag == "a" else None
        if place:
            attributes = {name: _span(place, name) for name in place.attrs}
            yield from tags.relinked(self.source.text, attributes, url)

    def retitled(self, evidence: Evidence, title: str) -> Iterator[Edit]:
        """The heading with this title."""
        span = self.found(evidence, evidence.quote.exact)
        if span and "<" not in self.source.text[slice(*span)]:
            yield Edit(*span, _plain(words(title)))

    def canonical(self, address: str) -> Iterator[Edit]:
        """The head with this canonical address (RFC 6596)."""
        nodes = self.nodes("head link[rel~=canonical i]")
        if not nodes:
            yield from self._in_head(f'<link rel="canonical" href="{tags.href(address)}">')
        elif len(nodes) == 1 and (place := nodes[0].source_location) and "href" in place.attrs:
            yield tags.with_value(self.source.text, _span(place, "href"), tags.href(address))

    def unindexed(self, crawler: str) -> Iterator[Edit]:
        """The head that keeps a crawler away; "robots" is all."""
        name = escaping.one_line(crawler).lower()
        nodes = [each for each in self.nodes("head meta[name]") if str(each.attr("name")).lower() == name]
        if not nodes:
            yield from self._in_head(f'<meta name="{escape(name)}" content="noindex">')
        elif len(nodes) == 1 and (place := nodes[0].source_location) and "content" in place.attrs:
            said = [each.strip() for each in str(nodes[0].attr("content")).split(",")]
            kept = [each for each in said if each and each.lower() not in _INDEXED]
            yield tags.with_value(
                self.source.text, _span(place, "content"), escape(", ".join(("noindex", *kept)))
            )

    def _is_in_control(self, at: int) -> bool:
        places = (each.source_location for each in self.nodes("a, button, select"))
        return any(
            place and place.end_tag and place.start_tag.end_offset <= at < place.end_tag.start_offset
            for place in places
        )

    def _in_head(self, element: str) -> Iterator[Edit]:
        """Before the head's end, else behind the last thing in it."""
        for head in self.nodes("head"):
            inside = [each for each in head.children if getattr(each, "tag", "") and each.source_location]
            if inside:
                yield self.inserted(self.end_of(inside[-1]), [element], under=True)
            elif head.source_location:
                yield self.inserted(head.source_location.start_tag.end_offset, [element], under=True)


def _span(place: Any, name: str) -> Span:
    return place.attrs[name].start_offset, place.attrs[name].end_offset


def _plain(html: str) -> str:
    """What template engines find nothing of their own in."""
    return html.replace("{", "&#123;")
