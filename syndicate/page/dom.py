"""The DOM as plain data: the one module that knows the parser (turbohtml, DESIGN §9).

`scripting` is on, as in a visitor's browser: what stands in `<noscript>` is parsed apart and hangs below its
element. Contents of `<noscript>` and `<template>` have no address of their own; they carry that of their host.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from syndicate.page.names import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLAIN_TAG = re.compile(r"[a-z][a-z0-9-]*\Z")
_CLOSED = frozenset({"noscript", "template"})
_ONLY = frozenset({"html", "head", "body"})


MAX_STEPS = 100
"""Steps of a path; more than real pages have (the deepest of 240 saved ones had 56). Beyond, the first ones are folded into
one, so that a page of ten thousand paragraphs at the bottom of a pit costs no hundred megabytes."""


class Comment(str):
    """The text of an HTML comment."""

    __slots__ = ()


class Node:
    """An element; its tag is in lower case. What stands in it is a stretch of `Dom.line`.

    Class and id are read at once, since everything looks at them; other attributes when they are asked for.
    """

    __slots__ = (
        "_path",
        "classes",
        "element",
        "end",
        "id",
        "index",
        "letters",
        "nth",
        "parent",
        "start",
        "tag",
    )

    def __init__(self, element: Any, tag: str, parent: Node | None, nth: int, index: int, start: int) -> None:
        self.element = element  #: the parser's own
        self.tag = tag
        self.classes: str = element.attr("class") or ""
        self.id: str = element.attr("id") or ""
        self.parent = parent
        self.nth = nth  #: its number among the child elements of its parent; 0 inside a closed element
        self.index = index  #: its number in document order
        self.start = self.end = start  #: where it begins and ends in the line
        self.letters = 0  #: how much text a visitor may find below it
        self._path: tuple[str, ...] | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The steps from the root; joined by " > " they are a CSS selector of exactly this element."""
        path = self._path
        if path is None:
            parent = self.parent
            above = parent._path if parent is not None else ()
            path = self._path = self._below(self._path_above() if above is None else above)
        return path

    def _path_above(self) -> tuple[str, ...]:
        """The path of the parent, and of those above it, from the top down (no recursion: pages are deep)."""
        above: list[Node] = []
        node = self.parent
        while node is not None and node._path is None:
            above.append(node)
            node = node.parent
        path = node._path or () if node is not None else ()
        for node in reversed(above):
            path = node._path = node._below(path)
        return path

    def _below(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The path with this element's step."""
        if not self.nth:
            return path
        if len(path) >= MAX_STEPS:
            path = (" > ".join(path),)
        return (*path, _step(self.tag, self.nth))

    def get(self, name: str) -> str:
        """An attribute's text, "" where it is absent."""
        return self.element.attr(name) or ""

    def attributes(self) -> Iterator[str]:
        """The names of its attributes, in the order they are written."""
        return iter(self.element.attrs)

    def has(self, name: str) -> bool:
        """Whether an attribute is there, with a value or without."""
        return self.element.attr(name) is not None


Item = Node | str | None
"""One thing of a line: an element begins, a text, a comment, or (None) the element that began last ends."""


class Dom:
    """A parsed page, in document order: `nodes` are all elements, `by_tag` the same by tag, `line` everything there is."""

    __slots__ = ("_closed", "_document", "_known", "by_tag", "line", "nodes")

    def __init__(self, html: str) -> None:
        from turbohtml import parse

        self._document: Any = parse(
            html, positions=False, scripting=True, allow_declarative_shadow_roots=False
        )
        self._closed: list[Node] = []  #: the elements in closed ones
        self.nodes: list[Node] = []
        self.line: list[Item] = []
        self.by_tag: defaultdict[str, list[Node]] = defaultdict(list)
        self._copy(self._document.root)
        self._known: dict[Any, Node] = {node.element: node for node in self.nodes}

    @property
    def root(self) -> Node:
        """The `<html>`."""
        return self.nodes[0]

    def select(self, selector: str) -> list[Node]:
        """The elements that a CSS selector picks; none in `<noscript>`, none where the selector is not understood."""
        try:
            found = self._document.select(selector)
        except (ValueError, RecursionError):
            return []
        return [self._known[element] for element in found if element in self._known]

    def carrying(self, *names: str) -> list[Node]:
        """The elements that have any of these attributes, in document order."""
        selector = ", ".join(f"[{name}]" for name in names)
        picked = self.select(selector)
        apart = [node for node in self._closed if any(map(node.has, names))]
        return sorted({*picked, *apart}, key=lambda node: node.index) if apart else picked

    def below(self, node: Node) -> Iterator[Node | str]:
        """Elements, text and comments in an element, in document order."""
        return (item for item in self.line[node.start + 1 : node.end] if item is not None)

    def children(self, node: Node) -> Iterator[Node | str]:
        """Those of them that stand in no other element inside."""
        index = node.start + 1
        while index < node.end:
            item = self.line[index]
            if item is not None:
                yield item
            index = item.end + 1 if isinstance(item, Node) else index + 1

    def text(self, node: Node) -> str:
        """All text in an element, as it is written; comments are left out."""
        return "".join(item for item in self.line[node.start : node.end] if type(item) is str)

    def _copy(self, root: Any) -> None:
        """Copy the tree of `root` into the line; one loop, since pages are as deep as their makers please."""
        from turbohtml import CData, Element, Text
        from turbohtml import Comment as Remark

        line, nodes, by_tag = self.line, self.nodes, self.by_tag
        node: Node | None = None
        below, count, is_open, letters = iter((root,)), 0, True, 0
        stack: list[tuple[Node | None, Iterator[Any], int, bool]] = []
        while True:
            for item in below:
                kind = type(item)
                if kind is Text or kind is CData:
                    text = item.data
                    line.append(text)
                    letters += len(text.strip())
                elif kind is Element:
                    count += 1
                    tag = item.tag
                    grown = Node(item, tag, node, count if is_open else 0, len(nodes), len(line))
                    nodes.append(grown)
                    line.append(grown)
                    by_tag[tag].append(grown)
                    if not is_open:
                        self._closed.append(grown)
                    inside = _inside(item, tag) if tag in _CLOSED else item.children
                    if inside:
                        grown.letters = letters
                        stack.append((node, below, count, is_open))
                        node = grown
                        below, count, is_open = iter(inside), 0, is_open and tag not in _CLOSED
                        break
                    grown.end = len(line)
                    line.append(None)
                elif kind is Remark:
                    line.append(Comment(item.data))
            else:
                if node is None:
                    return
                node.end = len(line)
                line.append(None)
                said = letters - node.letters
                if node.tag in NEVER_TEXT:
                    letters = node.letters
                node.letters = said
                node, below, count, is_open = stack.pop()


def _inside(element: Any, tag: str) -> Sequence[Any]:
    """The children of a closed element: a template's are in its fragment, those of `<noscript>` are text to be parsed."""
    children: Sequence[Any] = element.children
    if tag == "noscript":
        from turbohtml import parse_fragment

        children = parse_fragment(element.text, positions=False).children
    elif len(children) == 1 and type(children[0]).__name__ == "DocumentFragment":
        children = children[0].children
    return children


@lru_cache(maxsize=4_096)
def _step(tag: str, nth: int) -> str:
    """One step of a path; a name that CSS would have to escape is left to its number."""
    if tag in _ONLY:
        return tag
    return f"{tag if _PLAIN_TAG.match(tag) else '*'}:nth-child({nth})"
