"""The bytes of a feed before any parser sees them: one encoding less, nothing on purpose-made, and not too much."""

from __future__ import annotations

import codecs
import re
from datetime import datetime

from syndicate.feeds._values import from_words
from syndicate.feeds.feed import MOST_ENTRIES

MOST_ATTRIBUTES = 500
"""Of one element: parsers take quadratic time for them (5,000 in each of 150 hold feedparser up for half a minute); real feeds have 20."""
_VALUE = re.compile(rb"=\s{0,9}[\"']")

_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0<\0", "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0{", "utf-16-be"),
    (b"{\0", "utf-16-le"),
)
"""XML 1.0, appendix F, and the same for JSON."""
_DECLARED = re.compile(rb"^(\s*<\?xml[^>]{0,200}?)\sencoding\s*=\s*[\"'][\w.:-]*[\"']")
_ITEM = re.compile(rb"<(?:[A-Za-z][\w.-]{0,40}:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_ITEM_ENDS = re.compile(rb"</(?:[A-Za-z][\w.-]{0,40}:)?(?:item|entry)\s*>", re.IGNORECASE)
_DATE = re.compile(
    rb"<(?:pubDate|[a-z]{1,9}:date|published|updated|issued|modified)>\s{0,99}([^<\s][^<]{7,63})<",
    re.IGNORECASE,
)


def widened(body: bytes) -> bytes:
    """UTF-16 and UTF-32 as UTF-8, so that everything here may look for ASCII; other bytes as they are."""
    for mark, encoding in _WIDE:
        if body.startswith(mark):
            text = body.decode(encoding, "replace")
            return _DECLARED.sub(rb"\1", text.lstrip("\ufeff").encode("utf-8", "replace"), count=1)
    return body


def starts_with_json(body: bytes) -> bool:
    return body[:64].removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")


def refusal(body: bytes) -> str:
    """Why no parser should be given this XML, "" for nothing."""
    if b"<!ENTITY" in body:
        return "The feed declares entities of its own, which no honest feed needs."
    if any(
        part.count(b"=") > MOST_ATTRIBUTES and len(_VALUE.findall(part)) > MOST_ATTRIBUTES
        for part in body.split(b">")
    ):
        return f"The feed has an element with more than {MOST_ATTRIBUTES:,} attributes, which no honest feed needs."
    return ""


def cut(body: bytes, most: int = MOST_ENTRIES) -> tuple[bytes, int]:
    """The feed with its newest `most` entries, well-formed if it was, and how many were taken out.

    Feeds have the newest first, a few have it last: the dates of the first and the last entry tell.
    """
    starts = [found.start() for found in _ITEM.finditer(body)]
    if len(starts) <= most:
        return body, 0
    ends = [found.end() for found in _ITEM_ENDS.finditer(body, starts[-1])]
    tail = body[ends[-1] :] if ends else b""
    if _is_later(body[starts[-1] :], body[starts[0] : starts[1]]):
        return body[: starts[0]] + body[starts[-most] :], len(starts) - most
    return body[: starts[most]] + tail, len(starts) - most


def _is_later(one: bytes, other: bytes) -> bool:
    first, second = _date_in(one), _date_in(other)
    return bool(first and second and first > second)


def _date_in(item: bytes) -> datetime | None:
    found = _DATE.search(item)
    return from_words(found[1].decode("utf-8", "replace")) if found else None
