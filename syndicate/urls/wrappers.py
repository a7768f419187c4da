"""Addresses that stand for another one: archives, redirectors, AMP caches, translators, mail filters."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import SplitResult, parse_qsl, unquote

from syndicate.urls._inside import address_in, host_in_label
from syndicate.urls._table import table
from syndicate.urls.address import absolute, belongs, host, split

ROUNDS = 5  #: wrappers within wrappers that are peeled; more is a game

_CODED_HOSTS = ("translate.goog", "google.com", "googleusercontent.com", "bingj.com")

_INNER = re.compile(r"(?:^|[/:=])(https?:/{1,2}[^/].*)$", re.IGNORECASE | re.DOTALL)
_SEGMENT = re.compile(
    r"(?:^|=)(https?(?::|%(?:25)?3a)(?:/|%).*|(?:a1)?aHR0c[\w+-]{8,}={0,2})$", re.IGNORECASE
)
_SPELT_OUT = re.compile(r"^/(https?)/([^/]+\.[a-z]{2,}(?:/.*)?)$", re.IGNORECASE | re.DOTALL)
_BARE_PATH = re.compile(
    r"^/(?:[\w*-]+/)*?((?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?/.+)$", re.IGNORECASE | re.DOTALL
)
_AMP = re.compile(r"^/(?:amp|wp|[a-z]{1,2})/(s/)?([^/]+\.[a-z]{2,}(?:/.*)?)$", re.IGNORECASE | re.DOTALL)
_TURBO = re.compile(r"^/(?:turbo/)?([^/]+\.[a-z]{2,})/(s)(/.*)$", re.IGNORECASE | re.DOTALL)
_DEFENDED = re.compile(r"^/v3/__(.+?)__;", re.DOTALL)
_DISQUS_TAIL = re.compile(r":[\w-]{20,}$")
_BEGINS = re.compile(r"https?:", re.IGNORECASE)
_SLUG = 12  #: letters of a path segment that names a page of its own


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
    own = _BEGINS.split(unquote(parts.path), maxsplit=1)[0].partition(host(unwrap(url)))[0]
    return not any("-" in segment or len(segment) >= _SLUG for segment in own.split("/"))


def _inside(url: str) -> str:
    """One wrapper peeled off, "" where there is none."""
    special = url[: url.find("/", 8)].endswith(_special_hosts())
    if not special and "http" not in url[8:].lower() and "aHR0c" not in url:
        return ""  # as nearly every link; what follows costs ten times as much
    parts = split(url)
    if parts is None:
        return ""
    return (special and _by_host(url, parts)) or _cached(parts) or _in_path(parts) or _in_query(url, parts)


@cache
def _special_hosts() -> tuple[str, ...]:
    """Ends of addresses up to their path where an address may be hidden without its scheme."""
    known = table()
    names = (*_CODED_HOSTS, *known.amp_caches, *known.address_as_path, *known.redirectors)
    return tuple(mark + name for name in names for mark in "./@")


def _by_host(url: str, parts: SplitResult) -> str:
    """An address that only the host makes one."""
    if parts.netloc.endswith(".translate.goog"):
        return _translated(parts)
    if found := _amp_cached(url, parts):
        return found
    if belongs(url, table().address_as_path) and not _INNER.search(parts.path):
        rest = parts.path + (f"?{parts.query}" if parts.query else "")
        bare = _BARE_PATH.match(rest)
        return absolute(f"http://{bare[1]}") if bare else ""
    return ""


def _translated(parts: SplitResult) -> str:
    """`www-example-com.translate.goog`: `_x_tr_hp` is a beginning that was too long, `_x_tr_enc` marks 1- and 0- (IDNA)."""
    label = (parts.hostname or "").removesuffix(".translate.goog")
    told = dict(parse_qsl(parts.query))
    marks = told.get("_x_tr_enc", "").split(",")
    if "1" in marks:
        label = label.removeprefix("1-")
    idna = "0" in marks and label.startswith("0-")
    name = ("xn--" if idna else "") + host_in_label(label.removeprefix("0-") if idna else label)
    kept = "&".join(pair for pair in parts.query.split("&") if pair and not pair.startswith("_x_tr_"))
    scheme = "http" if told.get("_x_tr_sch") == "http" else "https"
    return absolute(f"{scheme}://{told.get('_x_tr_hp', '')}{name}{parts.path}" + (f"?{kept}" if kept else ""))


def _amp_cached(url: str, parts: SplitResult) -> str:
    """`/c/s/host/path`, `/turbo/host/s/path`; with neither, the host's first label is the host in code."""
    query = f"?{parts.query}" if parts.query else ""
    if belongs(url, (*table().amp_caches, "google.com")):
        if found := _AMP.match(parts.path):
            return absolute(f"{'https' if found[1] else 'http'}://{found[2]}{query}")
        if found := _TURBO.match(parts.path):
            return absolute(f"https://{found[1]}{found[3]}{query}")
    label, _, cache_host = (parts.hostname or "").partition(".")
    if cache_host == "cdn.ampproject.org" and "-" in label:
        return absolute(f"https://{host_in_label(label)}{parts.path}{query}")
    return ""


def _in_path(parts: SplitResult) -> str:
    """`…/web/2020/https://host/path` and `…/https/host/path`; a proxy may have folded the double slash."""
    rest = parts.path + (f"?{parts.query}" if parts.query else "")
    if spelt := _SPELT_OUT.match(rest):
        return absolute(f"{spelt[1]}://{spelt[2]}")
    if defended := _DEFENDED.match(rest):
        return address_in(defended[1])
    if _INNER.search(parts.path) and (found := _INNER.search(rest)):
        return absolute(re.sub(r"^(https?):/+", r"\1://", found[1], flags=re.IGNORECASE))
    for segment in parts.path.split("/"):
        if (coded := _SEGMENT.search(segment)) and (address := address_in(coded[1])):
            return address
    inner = _INNER.search(unquote(parts.path))
    return absolute(re.sub(r"^(https?):/+", r"\1://", inner[1], flags=re.IGNORECASE)) if inner else ""


def _in_query(url: str, parts: SplitResult) -> str:
    if not parts.query:
        return ""
    words = [segment.lower().removesuffix(".php") for segment in parts.path.split("/") if segment]
    about = any(word in table().dialogue_words for word in words)
    is_article = bool(words) and words[-1].count("-") >= 3
    if about or is_article:
        return ""
    own = _own_parameters(url)
    whole = parts.query.partition("=")[0]
    is_whole = own is not None or re.match(r"https?(?::|%)", whole, re.IGNORECASE)
    if is_whole and (found := address_in(parts.query, bare=own is not None and "=" not in parts.query)):
        return found
    names = own or table().redirect_parameters
    for name, value in parse_qsl(parts.query):
        if name.lower() in names and (inner := address_in(_plain(value, parts), bare=own is not None)):
            return inner
    return ""


def _own_parameters(url: str) -> tuple[str, ...] | None:
    """The parameters of a redirector with a name, None for every other host."""
    known = table().redirectors
    labels = host(url).split(".")
    return next(
        (known[name] for cut in range(len(labels)) if (name := ".".join(labels[cut:])) in known), None
    )


def _plain(value: str, parts: SplitResult) -> str:
    """What two services add to the address that they were given."""
    if parts.netloc == "urldefense.proofpoint.com" and parts.path.startswith("/v2"):
        return unquote(value.replace("-", "%").replace("_", "/"))
    return _DISQUS_TAIL.sub("", value) if parts.netloc == "disq.us" else value


def _cached(parts: SplitResult) -> str:
    """A search engine's cache: `?q=cache:CODE:host/path words`."""
    if "cache%3a" not in parts.query.lower() and "cache:" not in parts.query:
        return ""
    for name, value in parse_qsl(parts.query):
        if name == "q" and value.startswith("cache:"):
            target = value.split()[0].split(":", 2)[-1]
            return absolute(target if "://" in target else "http://" + target)
    return ""
