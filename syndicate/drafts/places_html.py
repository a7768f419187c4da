"""Places of HTML: where in a page's source its words, its elements and the ends of its paragraphs stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from syndicate.drafts.placing import Shown, Span
from syndicate.drafts.source import Source
from syndicate.model import Evidence

_FLOW = frozenset("body article main section div td".split())
"""Elements that hold paragraphs."""
_CLOSES_BLOCK = re.compile(r"\s*<!--\s*/wp:[^>]*-->")  # WordPress marks where its blocks end
_OPENS_BLOCK = re.compile(r"<!--\s*wp:[^>]*-->\s*\Z")
_OUTWARDS = 3  # elements around the copy above and under which a credit is tried


class HtmlPlaces:
    """The source of a page, parsed with the place of every tag. Selectors are those of the page that was read."""

    def __init__(self, source: Source) -> None:
        from turbohtml import parse

        self.source = source
        self._shown = Shown.of(source)
        self._document: Any = parse(
            source.text, source_locations=True, scripting=True, allow_declarative_shadow_roots=False
        )

    def before(self, selector: str, _text: str) -> Iterator[int]:
        """Where something can stand right above an element, then above those around it."""
        return self._around(selector, self._start)

    def after(self, selector: str, _text: str) -> Iterator[int]:
        """The same under it."""
        return self._around(selector, self.end_of)

    def starts(self) -> Iterator[int]:
        """None: above a text that is not found, a page has its navigation."""
        return iter(())

    def ends(self) -> Iterator[int]:
        """The end of the page."""
        yield self._end_of_body()

    def found(self, evidence: Evidence, exact: str) -> Span | None:
        """Where words of a piece of evidence stand, in the element that it names."""
        node, quote = self.node(evidence.selector), evidence.quote
        if node is None or node.source_location is None:
            return None
        within = (node.source_location.start_tag.end_offset, self.end_of(node))
        if exact == quote.exact:
            return self._shown.find(exact, quote.prefix, quote.suffix, within)
        return self._shown.find(exact, within=within)

    def element(self, selector: str) -> int | None:
        """Where the only element of that selector begins."""
        nodes = self.nodes(selector)
        place = nodes[0].source_location if len(nodes) == 1 else None
        return place.start_tag.start_offset if place else None

    def node(self, selector: str) -> Any:
        """The first element that a selector picks; None where there is none."""
        return next(iter(self.nodes(selector)), None)

    def nodes(self, selector: str) -> list[Any]:
        """The elements that a selector picks; none where it is no selector."""
        try:
            return list(self._document.select(selector)) if selector else []
        except (ValueError, RecursionError):  # a fact of the metadata names a thing that is no selector
            return []

    def _around(self, selector: str, edge: Callable[[Any], int]) -> Iterator[int]:
        node, told = self.node(selector), 0
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

    def end_of(self, node: Any) -> int:
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
            for node in self.nodes(tag):
                if node.source_location and node.source_location.end_tag:
                    return len(self.source.text[: node.source_location.end_tag.start_offset].rstrip())
        return len(self.source.text.rstrip())
