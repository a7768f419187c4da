"""Scripted links: addresses in attributes that a script may open on a click; a browser itself follows none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from syndicate.model import Case
from syndicate.rules._once import once
from syndicate.rules._source import running

_ATTRIBUTE = re.compile(
    r"""[\s"'](?:on[a-z]{3,20}|data-[\w-]{0,40}?(?:href|url|link|target)[\w-]{0,20}|href)\s{0,9}=\s{0,9}("[^"<>]{0,2000}"|'[^'<>]{0,2000}')""",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:(?:\\?/){2}[^\s\"'<>()\\,;]+", re.IGNORECASE)
_SCRIPT = "javascript:"


@once
def scripted(case: Case) -> tuple[str, ...]:
    """The addresses in `onclick`, `data-href` and their like and in `href="javascript:…"`, wherever on the page they stand."""
    return tuple(dict.fromkeys(_addresses(running(case))))


def _addresses(source: str) -> Iterator[str]:
    for found in _ATTRIBUTE.finditer(source):
        if "//" not in found[1]:
            continue
        plain = found.group()[1:5].lower() == "href"
        value = unescape(found[1][1:-1])
        if not plain or value.lstrip().lower().startswith(_SCRIPT):
            yield from _ADDRESS.findall(value)
