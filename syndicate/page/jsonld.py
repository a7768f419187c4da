"""JSON-LD as pages really write it: comments, CDATA, trailing commas, raw line breaks, lone surrogates, huge nests."""

from __future__ import annotations

import json
import re
from typing import Any

from syndicate.page.dom import Dom

MAX_OBJECTS = 100
MAX_TEXT = 1_000_000  #: characters of one script

_WRAPPING = re.compile(
    r"<!--|-->|//\s*<!\[CDATA\[|//\s*\]\]>|/\*\s*<!\[CDATA\[\s*\*/|/\*\s*\]\]>\s*\*/|<!\[CDATA\[|\]\]>"
)
_TRAILING_COMMA = re.compile(r'("(?:[^"\\]|\\.)*(?:"|\\?\Z))|,(?=\s*[}\]])', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")

Thing = dict[str, Any]


def json_ld(dom: Dom) -> tuple[Thing, ...]:
    """The objects of all JSON-LD scripts, `@graph` and lists unfolded, in document order; unreadable ones left out."""
    found: list[Thing] = []
    for node in dom.by_tag["script"]:
        if node.get("type").strip().lower().startswith("application/ld+json"):
            _unfold(_loads(dom.text(node)), found)
        if len(found) >= MAX_OBJECTS:
            break
    return tuple(found[:MAX_OBJECTS])


def _loads(text: str) -> Any:
    if len(text) > MAX_TEXT:
        return None
    for attempt in (text, _tidy(text)):
        try:
            return _safe(json.loads(attempt, strict=False, parse_constant=lambda name: None))
        except (ValueError, RecursionError):
            continue
    return None


def _tidy(text: str) -> str:
    bare = _WRAPPING.sub(" ", text).strip().rstrip(";")
    return _TRAILING_COMMA.sub(lambda match: match.group(1) or "", bare)


def _safe(value: Any) -> Any:
    """The same value without lone surrogates, which no file or socket takes.

    Raises RecursionError where it is nested too deep to be of use.
    """
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_safe(item) for item in value]
    if isinstance(value, dict):
        return {_safe(key): _safe(item) for key, item in value.items()}
    return value


def _unfold(value: Any, found: list[Thing]) -> None:
    """Add the objects of a value; lists and `@graph` are opened, in order."""
    stack = [value]
    while stack and len(found) < MAX_OBJECTS:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            graph = item.get("@graph")
            if any(key not in ("@context", "@graph", "@id") for key in item):
                found.append(item)
            if isinstance(graph, (list, dict)):
                stack.append(graph)
