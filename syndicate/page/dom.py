"""The DOM as plain data: the one module that knows the parser (turbohtml, DESIGN §9).

`scripting` is on, as in a visitor's browser: what stands in `<noscript>` is parsed apart and hangs below its
element. Contents of `<noscript>` and `<template>` have no address of their own; they carry that of their host.
"""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN_TAG = re.compile(r"[a-z][a-z0-9-]*\Z")
_CLOSED = frozenset({"noscript", "template"})


class Comment(str):
    """The text of an HTML comment."""

    __slots__ = ()


class Node:
    """An element: tag in lower case, attributes as text, children in order (elements, text, comments)."""

    __slots__ = ("_path", "_step", "attrs", "children", "index", "parent", "tag")

    def __init__(self, tag: str, attrs: dict[str, str], parent: Node | None, step: str, index: int) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.children: list[Node | str] = []
        self.index = index  #: its number in document order
        self._step = step  #: "" inside a closed element
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
            path = (*path, node._step) if node._step else path
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
    """A parsed page: `nodes` are all elements in document order, `root` is the `<html>` element."""

    __slots__ = ("_document", "_elements", "_known", "nodes", "root")

    def __init__(self, html: str) -> None:
        from turbohtml import parse

        self._document = parse(html, positions=False, scripting=True, allow_declarative_shadow_roots=False)
        self.nodes: list[Node] = []
        self._elements: list[Any] = []
        self._known: dict[Any, Node] = {}
        root = self._document.root
        self.root = Node("html", {}, None, "html", 0) if root is None else self._grow(root, None, "html")

    def select(self, selector: str) -> list[Node]:
        """The elements that a CSS selector picks; none where the selector is not understood."""
        if not self._known:
            self._known = dict(zip(self._elements, self.nodes, strict=True))
        try:
            found = self._document.select(selector)
        except (ValueError, RecursionError):
            return []
        return [self._known[element] for element in found if element in self._known]

    def _grow(self, top: Any, parent: Node | None, step: str) -> Node:
        """Copy the tree below `top`; one loop, since pages are as deep as their makers please."""
        first = self._node(top, parent, step)
        stack: list[tuple[Node, Iterator[Any], list[int]]] = [(first, _below(top), [0])]
        while stack:
            node, children, count = stack[-1]
            for child in children:
                kind = type(child).__name__
                if kind == "Element":
                    count[0] += 1
                    below = self._node(child, node, _step(child.tag, count[0]) if self._open(node) else "")
                    stack.append((below, _below(child), [0]))
                    break
                if kind in ("Text", "CData"):
                    node.children.append(child.data)
                elif kind == "Comment":
                    node.children.append(Comment(child.data))
            else:
                stack.pop()
        return first

    @staticmethod
    def _open(node: Node) -> bool:
        return node.tag not in _CLOSED and bool(node._step)

    def _node(self, element: Any, parent: Node | None, step: str) -> Node:
        attrs = {name: _value(value) for name, value in element.attrs.copy().items()}
        node = Node(intern(element.tag), attrs, parent, step, len(self.nodes))
        if parent is not None:
            parent.children.append(node)
        self.nodes.append(node)
        self._elements.append(element)
        return node


def _value(value: str | list[str] | None) -> str:
    if type(value) is str:
        return value
    return " ".join(value) if value else ""


def _below(element: Any) -> Iterator[Any]:
    """The children to copy: a template's are in its fragment, those of `<noscript>` are text to be parsed."""
    if element.tag == "noscript":
        from turbohtml import parse_fragment

        return iter(parse_fragment(element.text, positions=False).children)
    children = element.children
    if element.tag == "template" and len(children) == 1 and type(children[0]).__name__ == "DocumentFragment":
        return iter(children[0].children)
    return iter(children)


def _step(tag: str, nth: int) -> str:
    if tag in ("head", "body"):
        return tag
    return intern(f"{tag if _PLAIN_TAG.match(tag) else '*'}:nth-child({nth})")
