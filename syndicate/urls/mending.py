"""Addresses written wrongly: what was meant by a link that, as it stands, leads nowhere.

A browser mends much by itself (spaces, line breaks, `http:/host`), and `absolute` does as it does. What is left here are
slips of whoever pasted the address; they show only after a browser has read it as a path of the page's own site.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from syndicate.urls.address import absolute, host, split

_SCHEME_AS_HOST = re.compile(r"(?:h?t?tps?|https?)(?::\d*)?", re.IGNORECASE)
_WHOLE_INSIDE = re.compile(r"https?:?/+(?=[^/\s]+\.)", re.IGNORECASE)
_HOST_AS_PATH = re.compile(r"/((?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?/.+)$", re.DOTALL)
_PASTED = " \t\r\n\xa0\u200b\u200e\u200f\ufeff\"'`“”„‘’«»‹›<>()[]{},;:!?…·*_|\\."


@lru_cache(maxsize=4_096)
def meant(url: str, page: str) -> str:
    """The address that somebody meant who wrote the link `url` on `page`, "" where nothing looks wrong with it.

    Known slips: the scheme left out (`href="www.news.example/story"`), written twice (`https://https://…`), or led in by
    a quotation mark; a bracket, quotation mark or full stop at the end. It is a guess: compare it with an address that
    is known before anything is said of it.
    """
    parts = split(url)
    if parts is None:
        return ""
    path = unquote(parts.path)
    query = f"?{parts.query}" if parts.query else ""
    if _SCHEME_AS_HOST.fullmatch(parts.netloc):
        return _clean("https://" + path.lstrip("/:") + query)
    if host(url) == host(page):  # a link without scheme is read as a path of the page's own site
        if inside := _WHOLE_INSIDE.search(path):
            return _clean("https://" + path[inside.end() :] + query)
        if bare := _HOST_AS_PATH.search(path):
            return _clean("https://" + bare[1] + query)
    cut = path.rstrip(_PASTED)
    return absolute(f"{parts.scheme}://{parts.netloc}{cut}") if cut.rstrip("/") != path.rstrip("/") else ""


def _clean(address: str) -> str:
    return absolute(address.rstrip(_PASTED))
