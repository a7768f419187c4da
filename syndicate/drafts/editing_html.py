"""Editing HTML: the places in a page's source where a credit, a link or a line of the head can be put."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import Any

from syndicate import escaping
from syndicate.drafts.placing import Shown, Span
from syndicate.drafts.source import Edit, Source
from syndicate.model import Evidence
from syndicate.snippets.as_html import paragraphs, picture, words
from syndicate.snippets.parts import Credit, Line

_FLOW = frozenset("body article main section div td".split())
"""Elements that hold paragraphs."""
_UNFOLLOWED = ("nofollow", "ugc", "sponsored")
_INDEXED = ("index", "all")
_CLOSES_BLOCK = re.compile(r"\s*<!--\s*/wp:[^>]*-->")  # WordPress marks where its blocks end
_OPENS_BLOCK = re.compile(r"<!--\s*wp:[^>]*-->\s*\Z")
_OUTWARDS = 3  # elements around the copy after which a credit is tried


class Html:
    """The source of a page, parsed with the place of every tag."""

    def __init__(self, source: Source, language: str) -> None:
        from turbohtml import parse

        self.source, self._language = source, language
        self.shown = Shown.of(source)
        self._document: Any = parse(
            source.text, source_locations=True, scripting=True, allow_declarative_shadow_roots=False
        )

    def paragraph(self, credit: Credit, line: Line) -> str:
        """A line of a credit as a paragraph that says its language where the page has another."""
        (text,) = paragraphs(credit, (line,))
        lang = f' lang="{credit.lang}"' if credit.lang != self._language else ""
        side = ' dir="rtl"' if credit.dir == "rtl" and not text.startswith("<p dir") else ""
        return f"<p{lang}{side}{_plain(text)[2:]}"

    def counter(self, address: str) -> str:
        return f"<p>{''.join(picture(address))}</p>"

    def before(self, selector: str, _text: str) -> Iterator[int]:
        """Where something can stand right above an element, then above those around it."""
        return self._around(selector, self._start)

    def after(self, selector: str, _text: str) -> Iterator[int]:
        """The same under it."""
        return self._around(selector, self._end)

    def starts(self) -> Iterator[int]:
        """None: above a text that is not found, a page has its navigation."""
        return iter(())

    def ends(self) -> Iterator[int]:
        """The end of the page."""
        yield self._end_of_body()

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
        """The words made a link; nothing where markup stands in them, or a link around them."""
        span = self.found(evidence, name)
        if span and not self._is_linked(span[0]) and not {"<", "\n\n"} & set(self.source.text[slice(*span)]):
            yield Edit(*span, f'<a href="{_href(url)}">{self.source.text[slice(*span)]}</a>')

    def relinked(self, evidence: Evidence, _was: str, url: str) -> Iterator[Edit]:
        """A link that search engines may follow, one that leads to the address, one that does both."""
        node = self._node(evidence.selector)
        place = node.source_location if node is not None and node.tag == "a" else None
        if place is None or "href" not in place.attrs:
            return
        tag = place.start_tag
        before = self.source.text[tag.start_offset : tag.end_offset]
        followed = unfollowed(node, place, before, tag.start_offset)
        to_article = self._with_value(place.attrs["href"], "href", _href(url))
        if followed:
            yield followed
        yield to_article
        if followed:
            start, end = tag.start_offset, tag.end_offset
            both = sorted((followed, to_article), key=lambda each: each.start, reverse=True)
            for each in both:
                before = before[: each.start - start] + each.text + before[each.end - start :]
            yield Edit(start, end, before)

    def retitled(self, evidence: Evidence, title: str) -> Iterator[Edit]:
        """The heading with this title."""
        span = self.found(evidence, evidence.quote.exact)
        if span and "<" not in self.source.text[slice(*span)]:
            yield Edit(*span, _plain(words(title)))

    def canonical(self, address: str) -> Iterator[Edit]:
        """The head with this canonical address (RFC 6596)."""
        nodes = self._select("head link[rel~=canonical i]")
        if not nodes:
            yield from self._in_head(f'<link rel="canonical" href="{_href(address)}">')
        elif len(nodes) == 1 and (place := nodes[0].source_location) and "href" in place.attrs:
            yield self._with_value(place.attrs["href"], "href", _href(address))

    def unindexed(self, crawler: str) -> Iterator[Edit]:
        """The head that keeps a crawler away; "robots" is all."""
        name = escaping.one_line(crawler).lower()
        nodes = [each for each in self._select("head meta[name]") if str(each.attr("name")).lower() == name]
        if not nodes:
            yield from self._in_head(f'<meta name="{escape(name)}" content="noindex">')
        elif len(nodes) == 1 and (place := nodes[0].source_location) and "content" in place.attrs:
            said = [each.strip() for each in str(nodes[0].attr("content")).split(",")]
            kept = [each for each in said if each and each.lower() not in _INDEXED]
            yield self._with_value(place.attrs["content"], "content", escape(", ".join(("noindex", *kept))))

    def found(self, evidence: Evidence, exact: str) -> Span | None:
        """Where words of a piece of evidence stand, in the element that it names."""
        node, quote = self._node(evidence.selector), evidence.quote
        if node is None or node.source_location is None:
            return None
        within = (node.source_location.start_tag.end_offset, self._end(node))
        if exact == quote.exact:
            return self.shown.find(exact, quote.prefix, quote.suffix, within)
        return self.shown.find(exact, within=within)

    def element(self, selector: str) -> int | None:
        """Where the only element of that selector begins."""
        nodes = self._select(selector)
        place = nodes[0].source_location if len(nodes) == 1 else None
        return place.start_tag.start_offset if place else None

    def _is_linked(self, at: int) -> bool:
        places = (each.source_location for each in self._select("a[href]"))
        return any(
            place and place.end_tag and place.start_tag.end_offset <= at < place.end_tag.start_offset
            for place in places
        )

    def _around(self, selector: str, edge: Any) -> Iterator[int]:
        node, told = self._node(selector), 0
        while node is not None and node.tag not in ("body", "html") and told < _OUTWARDS:
            parent = node.parent
            if node.source_location and getattr(parent, "tag", "") in _FLOW:
                told += 1
                yield edge(node)
            node = parent if getattr(parent, "tag", "") else None

    def _start(self, node: Any) -> int:
        start: int = node.source_location.start_tag.start_offset
        opened = _OPENS_BLOCK.search(self.source.text[max(0, start - 2_000) : start])
        return start - len(opened[0]) if opened else start

    def _end(self, node: Any) -> int:
        """Behind its end tag; without one, it ends where the next tag begins that is not inside it."""
        place = node.source_location
        if place.end_tag:
            end: int = place.end_tag.end_offset
            closed = _CLOSES_BLOCK.match(self.source.text, end, end + 2_000)
            return closed.end() if closed else end
        ends = [
            each.source_location.end_tag.start_offset
            for each in node.ancestors
            if getattr(each, "tag", "") and each.source_location and each.source_location.end_tag
        ]
        behind = (each for each in node.following if getattr(each, "tag", "") and each.source_location)
        ends += [each.source_location.start_tag.start_offset for each in islice(behind, 1)]
        return len(self.source.text[: min(ends, default=len(self.source.text))].rstrip())

    def _end_of_body(self) -> int:
        for tag in ("body", "html"):
            for node in self._select(tag):
                if node.source_location and node.source_location.end_tag:
                    return len(self.source.text[: node.source_location.end_tag.start_offset].rstrip())
        return len(self.source.text.rstrip())

    def _in_head(self, element: str) -> Iterator[Edit]:
        """Before the head's end, else behind the last thing in it."""
        for head in self._select("head"):
            inside = [each for each in head.children if getattr(each, "tag", "") and each.source_location]
            if inside:
                yield self.inserted(self._end(inside[-1]), [element], under=True)
            elif head.source_location:
                yield self.inserted(head.source_location.start_tag.end_offset, [element], under=True)

    def _with_value(self, span: Any, name: str, value: str) -> Edit:
        return Edit(span.start_offset, span.end_offset, f'{name}="{value}"')

    def _node(self, selector: str) -> Any:
        return next(iter(self._select(selector)), None)

    def _select(self, selector: str) -> list[Any]:
        try:
            return list(self._document.select(selector)) if selector else []
        except (ValueError, RecursionError):  # a fact of the metadata names a thing that is no selector
            return []


def unfollowed(node: Any, place: Any, tag: str, start: int) -> Edit | None:
    """The edit that takes away what asks search engines not to follow; None where nothing does."""
    span = place.attrs.get("rel")
    said = node.attr("rel") or ""
    tokens = said if isinstance(said, list) else str(said).split()
    kept = [each for each in tokens if each.lower() not in _UNFOLLOWED]
    if span is None or len(kept) == len(tokens):
        return None
    if kept:
        return Edit(span.start_offset, span.end_offset, f'rel="{escape(" ".join(kept))}"')
    space = len(tag[: span.start_offset - start]) - len(tag[: span.start_offset - start].rstrip())
    return Edit(span.start_offset - space, span.end_offset, "")


def _href(url: str) -> str:
    return escape(escaping.href(url))


def _plain(html: str) -> str:
    """What template engines find nothing of their own in."""
    return html.replace("{", "&#123;")
