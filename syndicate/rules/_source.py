"""Sources: pieces of a page's source that run or load something, and are no text, picture or frame that a page has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from syndicate.model import Case

_ESCAPED = (("\\/", "/"), ("\\u002f", "/"), ("\\u002F", "/"), ("&amp;", "&"))
_LOADS = re.compile(r"<(script|object|source|video|input|link)(?=[\s>/])|\burl\(", re.IGNORECASE)
_BODY = re.compile(r"<body(?=[\s>])", re.IGNORECASE)
_BODY_BYTES = re.compile(rb"<body(?=[\s>])", re.IGNORECASE)
_TAG = 4_000  # characters of a tag or an address; more is a game
_TRIES = 4  # at where the body begins, which a comment may name too
_IDLE = (("<!--", "-->"), ("<template", "</template"))


def loading(case: Case, *, head: bool = False) -> Iterator[str]:
    """Every script, and every tag or style outside of comments and templates that may load something.

    `head` leaves out what stands in the body. Slashes and ampersands are as a browser reads them; only good for what is written in ASCII.
    """
    body = case.page.capture.body
    text = _head(body) if head else _running(body.decode("utf-8", "replace"))
    place = 0
    while found := _LOADS.search(text, place):
        place = _end(text, found)
        yield text[found.start() : place]


def running(case: Case) -> str:
    """The source of the page without its comments and templates."""
    return _running(case.page.capture.body.decode("utf-8", "replace"))


def _head(source: bytes) -> str:
    """What runs of a page's source before the body; the rest is the larger part by far, and left aside."""
    begins = [found.end() + 1 for found in islice(_BODY_BYTES.finditer(source), _TRIES)]
    for end in (*begins, len(source)):
        text = _running(source[:end].decode("utf-8", "replace"))
        body = _BODY.search(text)
        if body:
            return text[: body.start()]
    return text


def _running(text: str) -> str:
    """The text without comments and templates, slashes and ampersands as a browser reads them."""
    for first, last in _IDLE:
        text = _without(text, first, last)
    for escaped, plain in _ESCAPED:
        text = text.replace(escaped, plain)
    return text


def _end(text: str, found: re.Match[str]) -> int:
    """Where the piece ends; a script without end goes on to the end of the page."""
    if (found[1] or "").lower() == "script":
        end = text.find("</script", found.end())
        return end if end >= 0 else len(text)
    end = text.find(">" if found[1] else ")", found.end(), found.end() + _TAG)
    return end if end >= 0 else found.end()


def _without(text: str, first: str, last: str) -> str:
    """The text without what stands between the two marks, or after a first one that has no last."""
    head, *rest = text.split(first)
    return head + " ".join(piece.partition(last)[2] for piece in rest)
