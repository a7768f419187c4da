"""The DOM as plain data: the one module that knows the parser (turbohtml, DESIGN §9).

`scripting` is on, as in a visitor's browser: what stands in `<noscript>` is parsed apart and hangs below its
element. Contents of `<noscript>` and `<template>` have no address of their own; they carry that of their host.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

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
    """An element: tag in lower case, attributes as text, children in order (elements, text, comments)."""

    __slots__ = ("_path", "attrs", "children", "index", "nth", "parent", "tag")

    def __init__(self, tag: str, attrs: dict[str, str], parent: Node | None, nth: int, index: int) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.children: list[Node | str] = []
        self.index = index  #: its number in document order
        self.nth = nth  #: its number among the child elements of its parent; 0 inside a closed element
        self._path: tuple[str, ...] | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The steps from the root; joined by " > " they are a CSS selector of exactly this element."""
        if self._path is None:
            self._fill_paths()
        assert self._path is not None  # noqa: S101 - filled just above
        return self._path

    def _fill_paths(self) -> None:
        """Give this element and its ancestors their paths, from the top down (no recursion: pages are deep)."""
        line: list[Node] = []
        node: Node | None = self
        while node is not None and node._path is None:
            line.append(node)
            node = node.parent
        path = node._path or () if node is not None else ()
        for node in reversed(line):
            if node.nth:
                folded = path if len(path) < MAX_STEPS else (" > ".join(path),)
                path = (*folded, _step(node.tag, node.nth))
            node._path = path

    def get(self, name: str) -> str:
        """An attribute's text, "" where it is absent."""
        return self.attrs.get(name, "")

    def tokens(self, name: str) -> list[str]:
        """The words of an attribute that is a list, such as `class`."""
        value = self.attrs.get(name)
        return value.split() if value else []

    def text(self) -> str:
        """All text below, as it is written; comments are left out."""
        parts: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, Node):
                stack.extend(reversed(item.children))
            elif type(item) is not Comment:
                parts.append(item)
        return "".join(parts)


class Dom:
    """A parsed page: `nodes` are all elements in document order, `by_tag` the same by tag, `root` the `<html>`."""

    __slots__ = ("_document", "_elements", "_known", "by_tag", "nodes", "root")

    def __init__(self, html: str) -> None:
        from turbohtml import parse

        self._document = parse(html, positions=False, scripting=True, allow_declarative_shadow_roots=False)
        self.nodes: list[Node] = []
        self.by_tag: defaultdict[str, list[Node]] = defaultdict(list)
        self._elements: list[Any] = []
        self._known: dict[Any, Node] = {}
        root = self._document.root
        if root is None:
            self.root = Node("html", {}, None, 1, 0)
            self.nodes.append(self.root)
        else:
            self.root = self._grow(root)

    def select(self, selector: str) -> list[Node]:
        """The elements that a CSS selector picks; none where the selector is not understood."""
        if not self._known:
            self._known = dict(zip(self._elements, self.nodes, strict=True))
        try:
            found = self._document.select(selector)
        except (ValueError, RecursionError):
            return []
        return [self._known[element] for element in found if element in self._known]

    def close(self) -> None:
        """Untie the nodes, so that they go at once and not when the collector comes round."""
        for node in self.nodes:
            node.parent = None
            node.children = []
        self._known.clear()

    def _grow(self, top: Any) -> Node:
        """Copy the tree below `top`; one loop, since pages are as deep as their makers please."""
        from turbohtml import CData, Element, Text
        from turbohtml import Comment as Remark

        root = node = self._node(top, top.tag, None, 1)
        children = node.children
        below, count, is_open = iter(_below(top, node.tag)), 0, True
        stack: list[tuple[Node, Iterator[Any], int, bool]] = []
        while True:
            for child in below:
                kind = type(child)
                if kind is Text or kind is CData:
                    children.append(child.data)
                elif kind is Element:
                    count += 1
                    tag = child.tag
                    grown = self._node(child, tag, node, count if is_open else 0)
                    children.append(grown)
                    inside = _below(child, tag)
                    if inside:
                        stack.append((node, below, count, is_open))
                        node, children = grown, grown.children
                        below, count, is_open = iter(inside), 0, is_open and tag not in _CLOSED
                        break
                elif kind is Remark:
                    children.append(Comment(child.data))
            else:
                if not stack:
                    return root
                node, below, count, is_open = stack.pop()
                children = node.children

    def _node(self, element: Any, tag: str, parent: Node | None, nth: int) -> Node:
        attrs: dict[str, str] = element.attrs.copy()
        for name, value in attrs.items():
            if type(value) is not str:  # lists such as class; None where it stands without a value
                attrs[name] = " ".join(value or ())
        node = Node(tag, attrs, parent, nth, len(self.nodes))
        self.nodes.append(node)
        self.by_tag[tag].append(node)
        self._elements.append(element)
        return node


def _below(element: Any, tag: str) -> Sequence[Any]:
    """The children to copy: a template's are in its fragment, those of `<noscript>` are text to be parsed."""
    children: Sequence[Any] = element.children
    if tag == "noscript":
        from turbohtml import parse_fragment

        children = parse_fragment(element.text, positions=False).children
    elif tag == "template" and len(children) == 1 and type(children[0]).__name__ == "DocumentFragment":
        children = children[0].children
    return children


@lru_cache(maxsize=4_096)
def _step(tag: str, nth: int) -> str:
    """One step of a path; a name that CSS would have to escape is left to its number."""
    if tag in _ONLY:
        return tag
    return f"{tag if _PLAIN_TAG.match(tag) else '*'}:nth-child({nth})"
