"""Addresses that stand for another one: archives, redirectors, AMP caches, translators, short links."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, unquote

from syndicate.urls._table import table
from syndicate.urls.address import absolute, belongs, host, hostname, split

ROUNDS = 5  #: wrappers within wrappers that are peeled; more is a game

_INNER = re.compile(r"(?:^|[/:])(https?:/{1,2}[^/].*)$", re.IGNORECASE | re.DOTALL)
_SPELT_OUT = re.compile(r"^/(https?)/([^/]+\.[a-z]{2,}(?:/.*)?)$", re.IGNORECASE | re.DOTALL)
_AMP = re.compile(r"^/(?:amp|[a-z]{1,2})/(s/)?([^/]+\.[a-z]{2,}(?:/.*)?)$", re.IGNORECASE | re.DOTALL)
_AMP_CACHES = ("cdn.ampproject.org", "bing-amp.com", "google.com")
_SLUG = 12  #: letters of a path segment that names a page of its own
_CODE = re.compile(r"[A-Za-z0-9_-]{4,10}")


@lru_cache(maxsize=16_384)
def unwrap(url: str) -> str:
    """The address that `url` stands for, as far as the address itself tells; `url` made absolute otherwise."""
    current = absolute(url)
    for _ in range(ROUNDS):
        inner = _inside(current)
        if not inner or inner == current:
            break
        current = inner
    return current


def stand_in(url: str) -> str:
    """What kind of stand-in for another page this page is: "archive", "translation", "proxy", or "" for none."""
    for kind, hosts in table().stand_ins.items():
        if belongs(url, hosts):
            return kind
    return "proxy" if _passes_on(url) else ""


def _passes_on(url: str) -> bool:
    """Whether the address is made of another one: `/https://…`, `l.php?u=https://…`; a post with a parameter is not."""
    parts = split(url)
    if parts is None or unwrap(url) == absolute(url):
        return False
    own = parts.path.partition(host(unwrap(url)))[0]
    return not any("-" in segment or len(segment) >= _SLUG for segment in own.split("/"))


@lru_cache(maxsize=4_096)
def is_short(url: str) -> bool:
    """Whether the address only redirects, so that it must be followed before anyone judges it.

    Beyond the known services the shape decides: a host of at most 8 letters under a top-level name that is
    bought for brevity, and one segment of 4 to 10 characters that is no plain word.
    """
    parts = split(url)
    if parts is None:
        return False
    path = parts.path.strip("/")
    name = host(url)
    if belongs(url, table().shorteners):
        return bool(path)
    brief = len(name.replace(".", "")) <= 8 and name.rpartition(".")[2] not in table().plain_tlds
    return brief and not parts.query and _CODE.fullmatch(path) is not None and _is_code(path)


def _is_code(path: str) -> bool:
    letters = [char for char in path if char.isalpha()]
    mixed = any(char.isupper() for char in letters) and any(char.islower() for char in letters)
    return bool(letters) and (mixed or any(char.isdigit() for char in path)) and "-" not in path


def _inside(url: str) -> str:
    """One wrapper peeled off, "" where there is none."""
    parts = split(url)
    if parts is None:
        return ""
    return (
        _translated(parts)
        or _amp_cached(url, parts)
        or _cached(parts)
        or _in_path(parts)
        or _in_query(url, parts)
    )


def _translated(parts: SplitResult) -> str:
    """`www-example-com.translate.goog`: a dot is written `-`, a hyphen `--`."""
    name = parts.hostname or ""
    if not name.endswith(".translate.goog"):
        return ""
    labels = name.removesuffix(".translate.goog").replace("--", "\0").replace("-", ".").replace("\0", "-")
    kept = "&".join(pair for pair in parts.query.split("&") if pair and not pair.startswith("_x_tr_"))
    return absolute(f"https://{labels}{parts.path}" + (f"?{kept}" if kept else ""))


def _amp_cached(url: str, parts: SplitResult) -> str:
    found = _AMP.match(parts.path) if belongs(url, _AMP_CACHES) else None
    if found is None:
        return ""
    scheme = "https" if found[1] else "http"
    return absolute(f"{scheme}://{found[2]}" + (f"?{parts.query}" if parts.query else ""))


def _in_path(parts: SplitResult) -> str:
    """`…/web/2020/https://host/path` and `…/https/host/path`; a proxy may have folded the double slash."""
    rest = parts.path + (f"?{parts.query}" if parts.query else "")
    spelt = _SPELT_OUT.match(rest)
    if spelt:
        return absolute(f"{spelt[1]}://{spelt[2]}")
    found = _INNER.search(rest) if _INNER.search(parts.path) else _INNER.search(unquote(parts.path))
    return absolute(re.sub(r"^(https?):/+", r"\1://", found[1], flags=re.IGNORECASE)) if found else ""


def _in_query(url: str, parts: SplitResult) -> str:
    known = table()
    service = known.redirectors.get(hostname(host(url)))
    if service == "":  # the whole query is the address
        return _address(unquote(parts.query))
    words = [segment.lower().removesuffix(".php") for segment in parts.path.split("/") if segment]
    about = any(word in known.dialogue_words for word in words)
    is_article = bool(words) and words[-1].count("-") >= 3
    if about or is_article:
        return ""
    names = {service} if service else known.redirect_parameters
    values = (value for name, value in parse_qsl(parts.query) if name.lower() in names)
    return next((inner for value in values if (inner := _address(value))), "")


def _cached(parts: SplitResult) -> str:
    """A search engine's cache: `?q=cache:CODE:host/path words`."""
    for name, value in parse_qsl(parts.query):
        if name == "q" and value.startswith("cache:"):
            target = value.split()[0].split(":", 2)[-1]
            return absolute(target if "://" in target else "http://" + target)
    return ""


def _address(value: str) -> str:
    value = value.strip()
    if re.match(r"https?(:|%3a)", value, re.IGNORECASE) is None:
        return ""
    return absolute(value if "://" in value else unquote(value))
