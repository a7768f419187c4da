"""The JSON-LD nodes that describe an article, and the texts in them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from syndicate.page.dom import Dom
from syndicate.page.jsonld import json_ld

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

Node = dict[str, Any]

MANY = 50  #: authors, images and the like; more are a mistake

_ARTICLE = re.compile(r"(Article|Posting|Report|Review|NewsItem|CreativeWork|Recipe)$")


def articles(soup: BeautifulSoup) -> tuple[Node, ...]:
    """The nodes that describe an article, the ones with a headline first; references by `@id` are resolved one step."""
    scripts = "".join(str(script) for script in soup.find_all("script"))
    nodes = list(json_ld(Dom(scripts)))
    nodes.extend(inner for node in nodes[:MANY] if isinstance(inner := node.get("mainEntity"), dict))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    found = [_resolved(node, by_id) for node in nodes if _is_article(node)]
    return tuple(sorted(found, key=lambda node: "headline" not in node))


def strings(value: Any) -> tuple[str, ...]:
    """The texts of a value that may be a text, a node with a name or an address, or a list of those."""
    if isinstance(value, str):
        return (" ".join(unescape(value).split()),) if value.strip() else ()
    if isinstance(value, list):
        return tuple(text for item in value[:MANY] if not isinstance(item, list) for text in strings(item))
    if isinstance(value, dict):
        return strings(
            next((value[key] for key in ("name", "@id", "url") if isinstance(value.get(key), str)), "")
        )
    return ()


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)


def _resolved(node: Node, by_id: dict[str, Node]) -> Node:
    def follow(value: Any) -> Any:
        if isinstance(value, dict) and len(value) == 1 and isinstance(value.get("@id"), str):
            return by_id.get(value["@id"], value)
        return value

    return {
        key: [follow(item) for item in value] if isinstance(value, list) else follow(value)
        for key, value in node.items()
    }
