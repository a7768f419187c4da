"""Sources: pieces of a page's source that run or load something, and are no text, picture or frame that a page has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndicate.model import Case

_ESCAPED = (("\\/", "/"), ("\\u002f", "/"), ("\\u002F", "/"), ("&amp;", "&"))
_LOADS = re.compile(r"<(script|object|source|video|input|link)(?=[\s>/])|\burl\(", re.IGNORECASE)
_BODY = re.compile(r"<body(?=[\s>])", re.IGNORECASE)
_TAG = 4_000  # characters of a tag or an address; more is a game
_TRIES = 4  # at where the body begins, which a comment may name too
_IDLE = (("<!--", "-->"), ("<template", "</template"))


def loading(case: Case, *, head: bool = False) -> Iterator[str]:
    """Every script, and every tag or style outside of comments and templates that may load something.

    `head` leaves out what stands in the body. Slashes and ampersands are as a browser reads them; only good for what is written in ASCII.
    """
    text = case.page.capture.body.decode("utf-8", "replace")
    text = _head(text) if head else _running(text)
    place = 0
    while found := _LOADS.search(text, place):
        place = _end(text, found)
        yield text[found.start() : place]


def _head(text: str) -> str:
    """What runs of the text before the body."""
    for tries, found in enumerate(_BODY.finditer(text)):
        before = _running(
            text if tries == _TRIES else text[: found.end() + 1]
        )  # the rest is the larger part by far
        body = _BODY.search(before)
        if body:
            return before[: body.start()]
        if tries == _TRIES:
            return before
    return _running(text)


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
