"""Whether an address leads to a certain article: the publisher's own key first, then the spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from syndicate.urls.address import belongs, host, site
from syndicate.urls.editions import chosen_language, is_language, path_language
from syndicate.urls.spelling import canonical, is_plain_home, names_page, query, segments
from syndicate.urls.wrappers import unwrap

LONG_SLUG = 20  #: characters, in at least 4 words: no two articles of a site share such a slug by chance
SHORTEST_ID = 4  #: digits; shorter numbers are pages, days, ranks

_NUMBER = re.compile(r"(?:^|.*[-_])(\d+)$", re.DOTALL)
_DATE = re.compile(r"(?:19|20)\d\d(?:[01]\d(?:[0-3]\d)?)?")
_DAY_PATH = re.compile(r"(?:^|/)(?:19|20)\d\d/[01]?\d(?:/[0-3]?\d)?$|^(?:19|20)\d\d$")


@lru_cache(maxsize=16_384)
def article_key(url: str, kinds: tuple[str, ...]) -> str:
    """The article's key by the first of `kinds` that the address has, as "kind:value"; "" where it has none.

    Two addresses of one site with equal keys lead to the same article; sister sites number for themselves.
    `trailing-number`: a last segment of digits, or digits after the last hyphen of it. A number that may be
    a year, a date or a rank (under 4 digits) is no id by itself: then the whole segment is the key.
    `slug`: the last segment. `query:NAME`: that parameter. `path`: the whole path.
    """
    for kind in kinds:
        value = _value(url, kind)
        if value:
            return f"{kind}:{value}"
    return ""


def identifies(
    url: str, addresses: Iterable[str], hosts: Iterable[str] = (), kinds: Iterable[str] = ()
) -> bool:
    """Whether a link to `url` leads to the article at one of `addresses`.

    Wrappers are peeled first. Equal spelling decides; then, within one site among the publisher's `hosts` and
    those of the addresses, the first of its key `kinds` that both sides have; else a long slug that both share
    on the same host. Numbers of two kinds count in one series: `index.php?aid=8499` became `/slug/8499`. A language
    edition is another article, and so is another id under the same slug.
    """
    target = unwrap(url)
    if not target:
        return False
    known = tuple(unwrap(address) for address in addresses)
    ours = (*hosts, *(host(address) for address in known if address))
    return any(_same(target, address, ours, tuple(kinds)) for address in known if address)


def is_home(url: str, hosts: Iterable[str]) -> bool:
    """Whether it is the front page of one of `hosts`, or that of a language edition by path."""
    target = unwrap(url)
    if not belongs(target, hosts):
        return False
    path = segments(target)
    front = len(path) == 1 and (is_language(path[0]) or path[0].lower() == "home")
    return (front and not query(target)) or is_plain_home(target)


def _same(target: str, address: str, ours: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
    if canonical(target) == canonical(address):
        return True
    same_site = belongs(target, ours) and site(target) == site(address)
    if not same_site or chosen_language(target) != chosen_language(address):
        return False
    if _of_two_kinds(target, address, kinds):
        return True
    for kind in kinds:
        mine, theirs = _value(target, kind), _value(address, kind)
        if mine and theirs:
            strong = kind == "trailing-number" and mine.isdigit()
            return mine == theirs and (strong or path_language(target) == path_language(address))
    return _same_slug(target, address)


def _of_two_kinds(target: str, address: str, kinds: tuple[str, ...]) -> bool:
    """One number on both sides, which each writes in another way."""
    mine, theirs = _numbers(target, kinds), _numbers(address, kinds)
    return mine.keys().isdisjoint(theirs) and not set(mine.values()).isdisjoint(theirs.values())


def _numbers(url: str, kinds: tuple[str, ...]) -> dict[str, str]:
    values = {kind: _value(url, kind) for kind in kinds if kind == "trailing-number" or kind[:6] == "query:"}
    return {kind: value for kind, value in values.items() if value.isdigit() and len(value) >= SHORTEST_ID}


def _same_slug(target: str, address: str) -> bool:
    """One long slug on one host; dates and parameters may be absent on one side, but not differ."""
    mine, theirs = segments(target), segments(address)
    if not mine or not theirs or mine[-1].lower() != theirs[-1].lower() or not _is_long(mine):
        return False
    return (
        _host_of(target) == _host_of(address)
        and path_language(target) == path_language(address)
        and _agree(_digits(mine), _digits(theirs))
        and _agree(query(target), query(address))
    )


def _is_long(path: tuple[str, ...]) -> bool:
    return names_page(path) and len(path[-1]) >= LONG_SLUG and len(re.findall(r"[-_]", path[-1])) >= 3


def _agree(mine: object, theirs: object) -> bool:
    return not mine or not theirs or mine == theirs


def _digits(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(digits for part in path[:-1] for digits in re.findall(r"\d+", part))


def _host_of(url: str) -> str:
    return canonical(url).split("/")[2]


@lru_cache(maxsize=16_384)
def _value(url: str, kind: str) -> str:
    path = segments(url)
    if kind == "path":
        return "/".join(path)
    if kind.startswith("query:"):
        return dict(query(url)).get(kind.removeprefix("query:"), "")
    if not names_page(path):
        return ""
    return _trailing_number(path) if kind == "trailing-number" else _slug(path)


def _slug(path: tuple[str, ...]) -> str:
    return "" if path[-1].isdigit() else path[-1].lower()


def _trailing_number(path: tuple[str, ...]) -> str:
    last = path[-1]
    found = _NUMBER.match(last)
    if found is None or _DAY_PATH.search("/".join(path)):
        return ""
    number = found[1]
    doubtful = len(number) < SHORTEST_ID or _DATE.fullmatch(number) is not None
    if not doubtful:
        return number.lstrip("0") or number
    return "/".join(path[-2:]).lower() if last == number else last.lower()
