"""An address and its host, read as a browser reads them (WHATWG URL Standard)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

LONGEST = 16_384  #: characters; no server takes more, and a page may hold megabytes of `data:`

_TRIMMED = "".join(
    map(chr, range(0x21))
)  # C0 controls and space around an address (URL Standard §4.4, step 1)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # tab and line breaks are dropped, as browsers do

# An address in its one WHATWG spelling, as most links are and as `absolute` gives them: what the parser would leave as it is.
# No port, no IP address or IDNA, no dot segments (they begin with "/." or "/%2e"); lower-case host under a name of letters.
_PLAIN = re.compile(
    r"(https?)://((?:(?!xn--)[a-z0-9][a-z0-9-]*\.)+(?!xn--)[a-z]{2,63})(?![^?#]*/(?:\.|%2[eE]))"
    r"(/[\w.~!$&'()*+,;=:@%/-]*)(?:\?([\w.~!$&()*+,;=:@%/?-]*))?(?:#([\w.~!$&'()*+,;=:@%/?-]*))?",
    re.ASCII,
)
_LOGIN = re.compile(r"^(\s*[a-z][a-z0-9+.-]*:[/\\]*)[^/\\?#]*@", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def absolute(href: str, base: str = "") -> str:
    """The http(s) address that a browser would open for `href` on the page `base`, else "".

    "" is the answer for every other scheme, for controls inside, and for what does not parse. A base that is no
    address (the name of a saved file) is none: then only absolute addresses are left.
    """
    href = href.strip(_TRIMMED)
    if len(href) > LONGEST or _CONTROL.search(href):
        return ""
    if _PLAIN.fullmatch(href):
        return href
    from ada_url import URL

    try:
        url = URL(href, base=base) if base and URL.can_parse(base) else URL(href)
    except ValueError:  # also lone surrogates, which no address can carry
        return ""
    return url.href if url.protocol in ("http:", "https:") and url.hostname else ""


def without_login(url: str) -> str:
    """The address as it may be shown: a user name and password in it are nobody's business."""
    return _LOGIN.sub(r"\1", url, count=1)


@lru_cache(maxsize=16_384)
def split(url: str) -> SplitResult | None:
    """The parts of an absolute http(s) address after WHATWG parsing, else None."""
    plain = _PLAIN.fullmatch(url) if len(url) <= LONGEST else None
    if plain:
        return SplitResult(*plain.groups(default=""))
    clean = absolute(url)
    return urlsplit(clean) if clean else None


_PORT = re.compile(r":\d+$")
_NUMBER = re.compile(
    r"\d+|0x[\da-f]*", re.IGNORECASE
)  # a last label of this kind makes the host an IP address


@lru_cache(maxsize=16_384)
def host(url: str) -> str:
    """The host in lower-case ASCII, without `www.`, with the port where it is not the scheme's own."""
    parts = split(url)
    if parts is None:
        return ""
    name = parts.netloc.rpartition("@")[2]  # WHATWG parsing has dropped a default port
    bare = name.removeprefix("www.")
    name = bare if "." in bare else name
    rooted = name.rstrip(".")
    return name if _NUMBER.fullmatch(rooted.rpartition(".")[2]) else rooted


def hostname(name: str) -> str:
    """A host without its port."""
    return _PORT.sub("", name)


@lru_cache(maxsize=4_096)
def site(url: str) -> str:
    """The name that one owner registered (`bbc.co.uk`, `a.github.io`), by the Public Suffix List.

    Its private section counts, so blogs of one service are sites of their own. IP addresses and names
    without a registrable part, such as localhost, are their own site, with the port.
    """
    name = host(url)
    bare = hostname(name)
    if not bare or bare.startswith("[") or bare.replace(".", "").isdigit():
        return name
    return _suffixes().privatesuffix(bare) or name


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


def belongs(url: str, hosts: Iterable[str]) -> bool:
    """Whether the host is one of `hosts` or below one of them; an entry with a port holds for that port."""
    return under(url, _entries(tuple(hosts)))


def under(url: str, names: Set[str]) -> bool:
    """The same for hosts in the spelling of `host`, such as those of our own tables."""
    return not names.isdisjoint(_and_above(host(url)))


@lru_cache(maxsize=4_096)
def _and_above(name: str) -> frozenset[str]:
    """A host and every name above it, with its port and without."""
    bare = hostname(name)
    port = name.removeprefix(bare)
    labels = bare.split(".")
    above = {".".join(labels[start:]) for start in range(len(labels))} - {""}
    return frozenset(above | {each + port for each in above})


@lru_cache(maxsize=1_024)
def _entries(hosts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_entry(entry) for entry in hosts) - {""}


@lru_cache(maxsize=4_096)
def _entry(entry: str) -> str:
    """A host as a person wrote it, in the spelling of `host`."""
    entry = entry.strip()
    return host(entry if "://" in entry else "http://" + entry)
