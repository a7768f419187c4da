"""JSON-LD as it comes: nodes and names, however long they are written. Nothing is fetched, contexts are not followed.

https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from syndicate.exchange.odrl_table import CC, NAMESPACE

Node = Mapping[str, Any]

_PREFIXES = {
    NAMESPACE: "",
    "odrl:": "",
    CC: "cc:",
    "http://schema.org/": "schema:",
    "https://schema.org/": "schema:",
    "http://purl.org/dc/terms/": "dct:",
    "dcterms:": "dct:",
}


def nodes(value: object) -> Iterator[Node]:
    """The objects in a value that may be one or many, each with short names as keys."""
    return (plain(each) for each in listed(value) if isinstance(each, Mapping))


def listed(value: object) -> list[Any]:
    """A value that may be one, many or absent, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def bare(value: object) -> object:
    """The value itself, where it may be typed."""
    return value.get("@value") if isinstance(value, Mapping) else value


def name(value: object) -> str:
    """A name without its namespace, if that is one of ours to shorten; "" for what is no name."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("@id", value.get("uid"))
    if not isinstance(value, str):
        return ""
    for long, short in _PREFIXES.items():
        if value.startswith(long):
            return short + value.removeprefix(long)
    return value


def plain(node: Mapping[Any, Any]) -> Node:
    """The node with its keys as short names."""
    return {name(key): value for key, value in node.items()}
