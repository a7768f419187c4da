"""Addresses on a publisher's site that are no articles, told by the address alone; what is in doubt is an article."""

from __future__ import annotations

import re

from syndicate.urls import absolute, host, is_home, split
from syndicate.urls.editions import is_language
from syndicate.urls.spelling import query
from syndicate.works._table import table

_DEEPEST_LISTING = (
    4  # segments of `/category/world/asia/china`; what is deeper stands below a listing, and is an article
)
_DAY = re.compile(r"(?:19|20)\d\d|[01]?\d|[0-3]\d")
_ID = re.compile(r"\d{4,}(?:\.\w+)?$")
_LONG = 4  # words of a slug that only an article has: `/topics/why-the-river-rose`


def no_article(url: str) -> str:
    """What an address leads to instead of an article, in the plural; "" where it may be one.

    >>> no_article("https://news.example/tag/rivers"), no_article("https://news.example/on-rivers")
    ('lists of articles', '')
    """
    parts = split(absolute(url))
    if parts is None:
        return "no addresses"
    path = [part for part in parts.path.lower().split("/") if part]
    if path and path[-1].endswith(table().files):
        return "files"
    if path and is_language(path[0]):
        path = path[1:]
    names = {name.lower() for name, _ in query(url)}
    if not path and names and names <= table().parameters:
        return "lists of articles"
    if not names and (not path or is_home(url, (host(url),))):
        return "front pages"
    if len(path) == 1 and path[0] in table().pages:
        return "pages about the site"
    return "lists of articles" if path and _lists(path) else ""


def _lists(path: list[str]) -> bool:
    if all(map(_DAY.fullmatch, path)):
        return len(path[0]) == 4 or len(path) > 1  # `/2026/11`; a single short number may be an article
    if len(path) > 1 and path[-2] == "page" and path[-1].isdigit():
        return True
    if path[0] not in table().listings or len(path) > _DEEPEST_LISTING or _ID.search(path[-1]):
        return False
    return path[-1].count("-") < _LONG - 1 or len(path) == 1
