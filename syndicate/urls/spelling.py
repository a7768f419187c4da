"""One spelling for all the spellings of an address (RFC 3986 §6, and what sites add to it)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes

from syndicate.urls._table import table
from syndicate.urls.address import host, hostname, site, split

_PASTED = " \t\r\n\f\xa0\u200b\u200c\u200d\u200e\u200f\u2028\u2060\ufeff"  # what comes along when an address is copied
_SAFE_IN_SEGMENT = "-._~!$'()*+,=:@"
_SAFE_IN_QUERY = "-._~!$'()*,:@/?"


@lru_cache(maxsize=16_384)
def canonical(url: str) -> str:
    """The comparison form: equal for all spellings of one page, different for different pages; else "".

    Scheme, `www.`, mobile and AMP dresses of host and path, default port, index file, page ending, slashes,
    fragment, tracking parameters, order of parameters and percent-encoding make no difference. It is made
    for comparing, and need not open. Applying it twice changes nothing.
    """
    parts = split(url)
    name = _host(url)
    if parts is None or not name:
        return ""
    segments = _segments(parts.path)
    query = _query(parts.query, names_page(segments))
    return f"https://{name}/{'/'.join(segments)}" + (f"?{query}" if query else "")


def segments(url: str) -> tuple[str, ...]:
    """The path of the canonical form, a segment each."""
    parts = split(canonical(url))
    return tuple(part for part in parts.path.split("/") if part) if parts else ()


def query(url: str) -> tuple[tuple[str, str], ...]:
    """The parameters of the canonical form."""
    parts = split(canonical(url))
    return tuple(_pairs(parts.query)) if parts else ()


def is_plain_home(url: str) -> bool:
    """Whether the address has no path, and no parameter but such as tell where a visitor came from."""
    noise = table().tracking_on_named_path
    return not segments(url) and all(
        name.lower() in noise and not value.isdigit() for name, value in query(url)
    )


def names_page(path: tuple[str, ...]) -> bool:
    """Whether the path alone can name an article: not the root, not a script that takes parameters."""
    return bool(path) and not path[-1].lower().endswith(table().script_endings)


def _host(url: str) -> str:
    """The host without labels that only dress the site; they count below the registered name only."""
    name = re.sub(r":(80|443)$", "", host(url))
    registered = site(url)
    if hostname(name) == name and name.endswith("." + registered):
        below = name.removesuffix("." + registered).split(".")
        name = ".".join([label for label in below if label not in table().host_dresses] + [registered])
    return name


def _segments(path: str) -> tuple[str, ...]:
    path = re.sub(r";jsessionid=[^/]*", "", path, flags=re.IGNORECASE)
    parts = [part for raw in path.split("/") if (part := _encode(raw, _SAFE_IN_SEGMENT))]
    while _undress(parts):  # `/slug/amp/index.html` takes two rounds
        pass
    return tuple(parts)


def _undress(parts: list[str]) -> bool:
    """Take one ending, index file and dress off; whether there was any."""
    if not parts:
        return False
    known = table()
    before = (len(parts), parts[-1])
    parts[-1] = _without_ending(parts[-1])
    stem = parts[-1].lower().partition(".")
    if stem[0] in known.index_names and (not stem[1] or parts[-1].lower().endswith(known.script_endings)):
        parts.pop()
    if len(parts) > 1 and parts[-1].lower() in known.path_dresses:
        parts.pop()
    if len(parts) > 1 and parts[0].lower() in known.path_dresses:
        del parts[0]
    return bool(parts) and (len(parts), parts[-1]) != before


def _without_ending(segment: str) -> str:
    for ending in table().page_endings:
        if len(segment) > len(ending) and segment.lower().endswith(ending):
            return segment[: -len(ending)]
    return segment


def _query(raw: str, named: bool) -> str:
    kept = sorted({(name, value) for name, value in _pairs(raw) if not _is_noise(name.lower(), value, named)})
    return "&".join(name + (f"={value}" if value else "") for name, value in kept)


def _pairs(raw: str) -> list[tuple[str, str]]:
    pairs = (pair.partition("=") for pair in raw.replace(";", "&").split("&") if pair)
    coded = (
        (_encode(name, _SAFE_IN_QUERY, plus=True), _encode(value, _SAFE_IN_QUERY, plus=True))
        for name, _, value in pairs
    )
    return [(name, value) for name, value in coded if name]


def _is_noise(name: str, value: str, named: bool) -> bool:
    known = table()
    if name in known.tracking or name.startswith(known.tracking_prefixes):
        return True
    # WordPress names articles `?p=123` at the root; behind a path a `p` of another shape is junk
    junk_p = name == "p" and not value.isdigit()
    return named and (name in known.tracking_on_named_path or junk_p)


def _encode(text: str, safe: str, *, plus: bool = False) -> str:
    """Percent-encoding in its one normal form (RFC 3986 §6.2.2), of UTF-8 in composed letters (RFC 3987 §5.3.2.2).

    Bytes that are no UTF-8 are read as Latin-1, in which old addresses were written; blanks around them are dropped.
    """
    raw = unquote_to_bytes(text.replace("+", " ") if plus else text)
    if raw.isascii():
        return quote(raw.strip(), safe=safe)
    try:
        letters = raw.decode()
    except UnicodeDecodeError:
        letters = raw.decode("latin-1")
    return quote(unicodedata.normalize("NFC", letters.strip(_PASTED)), safe=safe)
