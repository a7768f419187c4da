"""Heads: what a page says to machines is said of the whole page, and only where its own head and headers were read."""

from __future__ import annotations

import re

from syndicate.model import Case
from syndicate.urls import is_home, site, split

_LISTING = re.compile(
    r"/(?:page/\d+|tags?|category|categories|topics?|labels?|search|author|archives?/\d{4}/\d\d?)(?:/|$)|^/\d{4}/(?:\d\d?/)?$",
    re.IGNORECASE,
)


def unsaid(case: Case) -> str:
    """Why the head of this page cannot settle a term about the copy; "" where it can.

    A saved file may have lost its head and has no headers; a front page or list of articles speaks of itself, and
    says nothing of the page that the copy has of its own.
    """
    if case.page.capture.medium.is_draft:
        return "The draft becomes a page whose head its site writes."
    parts = split(case.page.url)
    if parts is None:
        return "The page was read from a file, which may lack what the site sends."
    if is_home(case.page.url, (site(case.page.url),)) or _LISTING.search(parts.path):
        return "The page is a list of articles, and the copy may have a page of its own."
    return ""
