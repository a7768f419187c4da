"""Addresses that tell nothing of where they lead: short links, counters of mails, numbered copies of archives."""

from __future__ import annotations

import re
from functools import lru_cache

from syndicate.urls._table import table
from syndicate.urls.address import absolute, host, split, under
from syndicate.urls.wrappers import stand_in, unwrap

_CODE = re.compile(r"[A-Za-z0-9_-]{4,10}")


@lru_cache(maxsize=4_096)
def is_short(url: str) -> bool:
    """Whether the address itself does not tell where it leads, so that nobody may judge it unfollowed.

    Beyond the known services the shape decides: a host of at most 8 letters under a top-level name that is
    bought for brevity, and one segment of 4 to 10 characters that is no plain word.
    """
    parts = split(url)
    if parts is None:
        return False
    path = parts.path.strip("/")
    name = host(url)
    if under(url, table().shorteners):
        return bool(path) and unwrap(url) == absolute(url)
    if under(url, table().short_paths.keys()):
        return _is_under_short_path(url, path) and unwrap(url) == absolute(url)
    brief = len(name.replace(".", "")) <= 8 and name.rpartition(".")[2] not in table().plain_tlds
    return brief and not parts.query and _CODE.fullmatch(path) is not None and _is_code(path)


def redirects(url: str) -> bool:
    """Whether following a short address may lead on: an archive's numbered copy never does."""
    return is_short(url) and not stand_in(url)


def _is_under_short_path(url: str, path: str) -> bool:
    starts = (start for name, start in table().short_paths.items() if under(url, {name}))
    return any(path and (not start or path.split("/")[0] == start) for start in starts)


def _is_code(path: str) -> bool:
    letters = [char for char in path if char.isalpha()]
    mixed = any(char.isupper() for char in letters) and any(char.islower() for char in letters)
    return bool(letters) and (mixed or any(char.isdigit() for char in path)) and "-" not in path
