"""Scripted links: addresses in attributes that a script may open on a click; a browser itself follows none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from syndicate.model import Case
from syndicate.rules._once import once
from syndicate.rules._source import running

_ADDRESSED = r"""[^{0}<>/]*+(?:/(?!/)[^{0}<>/]*+)*+//[^{0}<>]*+"""  # a value with "//", between quotes
_VALUE = re.compile(
    rf"""=(?:(?<![\s"']src=)(?<![\s"']href=)\s{{0,9}}|\s{{0,9}}(?=["']\s*[jJ&]))("{_ADDRESSED.format('"')}"|'{_ADDRESSED.format("'")}')"""
)
_NAME = re.compile(
    r"""[\s"'](?:on[a-z]{3,20}|data-[\w-]{0,40}?(?:href|url|link|target)[\w-]{0,20}|(href))\s{0,9}\Z""",
    re.IGNORECASE,
)
_LONGEST_NAME, _LONGEST_VALUE = 85, 2_002  # characters, with what stands around
_ADDRESS = re.compile(r"https?:(?:\\?/){2}[^\s\"'<>()\\,;]+", re.IGNORECASE)
_SCRIPT = "javascript:"


@once
def scripted(case: Case) -> tuple[str, ...]:
    """The addresses in `onclick`, `data-href` and their like and in `href="javascript:…"`, wherever on the page they stand."""
    return tuple(dict.fromkeys(_addresses(running(case))))


def _addresses(source: str) -> Iterator[str]:
    """The addresses in such values; values are found first, since few have an address, and each knows its name."""
    place = 0
    while found := _VALUE.search(source, place):
        place, start = found.start() + 1, found.start()
        name = _NAME.search(source, max(0, start - _LONGEST_NAME), start)
        if name is None or len(found[1]) > _LONGEST_VALUE:
            continue
        place, value = found.end(), unescape(found[1][1:-1])
        if not name[1] or value.lstrip().lower().startswith(_SCRIPT):
            yield from _ADDRESS.findall(value)
