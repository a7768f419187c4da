"""Counters: the pictures, frames and scripts of a page whose address is that of a publisher's counter."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import parse_qsl, unquote

from syndicate import resources
from syndicate.model import Case, Evidence, Fact
from syndicate.rules._findings import of_fact, where
from syndicate.urls import article_key, belongs, host, identifies, site, split, unwrap

_MARKS = frozenset("{}[]<>*^|\\ ")  # of slots and regular expressions
_LOADED = "loaded by the page, which readers do not see"


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a counter's address begins: a host, the beginning of a path, and parameters that it must have."""

    host: str
    path: str
    parameters: frozenset[tuple[str, str]]

    def fits(self, url: str) -> bool:
        """Whether an address is that of the counter, on this host or below it."""
        parts = split(url)
        if parts is None or not belongs(url, (self.host,)):
            return False
        return unquote(parts.path).startswith(self.path) and self.parameters <= _pairs(parts.query)

    def inside(self, text: str) -> bool:
        """Whether the counter's address stands in a text, such as the address of a picture proxy."""
        text = unquote(text).lower()
        pieces = (
            f"{self.host}{self.path}".rstrip("/"),
            *(f"{name}={value}" for name, value in self.parameters),
        )
        return all(piece.lower() in text for piece in pieces)

    def coded(self, text: str) -> bool:
        """Whether the counter's host stands in a text in base64, as consent managers keep what they hold back."""
        return any(piece in text for piece in _in_base64(self.host))


@lru_cache(maxsize=256)
def _in_base64(name: str) -> tuple[str, ...]:
    """What a name comes to in base64 (RFC 4648 §4) at each of its three places in a group, without the mixed ends."""
    coded = ((before, b64encode(bytes(before) + name.encode()).decode().rstrip("=")) for before in range(3))
    return tuple(text[-(-8 * before // 6) : 8 * (before + len(name)) // 6] for before, text in coded)


@lru_cache(maxsize=256)
def pattern(text: str) -> Pattern | None:
    """A pattern as a policy writes it, with or without scheme; None for what is no plain beginning of an address."""
    text = text.strip()
    parts = (
        None if set(text) & _MARKS else split(text if "://" in text else f"https://{text.removeprefix('//')}")
    )
    if parts is None or "." not in parts.netloc:
        return None
    return Pattern(host(parts.geturl()), unquote(parts.path), _pairs(parts.query))


def patterns(texts: Iterable[str]) -> tuple[Pattern, ...]:
    """All of them that are addresses."""
    return tuple(found for found in map(pattern, texts) if found)


def _pairs(query: str) -> frozenset[tuple[str, str]]:
    return frozenset(parse_qsl(query, keep_blank_values=True))


def loaded(case: Case) -> Iterator[tuple[str, Evidence]]:
    """Every address that the page loads something from, with its evidence; a counter may well be hidden."""
    for image in case.page.images:
        if image.place.hidden != "template":
            yield (
                image.src,
                of_fact(case, Fact(image.src, image.place.selector), where(image.place) or "a picture"),
            )
    for address in case.page.metadata.scripts:
        yield address, of_fact(case, Fact(address, "script, iframe"), _LOADED)


def names_article(case: Case, address: str) -> bool | None:
    """Whether a counter's address has this article's key or address in it; None where neither is known."""
    work, kinds = case.work, case.policy.assigner.article_key
    keys = {article_key(url, kinds).partition(":")[2] for url in work.addresses} - {""}
    if not keys:
        return None
    parts = split(address)
    values = [value for _, value in parse_qsl(parts.query)] if parts else []
    steps = unquote(parts.path).strip("/").split("/") if parts else []
    if any(step in keys or step.partition(".")[0] in keys for step in (*steps, *values)):
        return True
    targets = (value for value in values if "://" in value)
    return any(identifies(value, work.addresses, case.policy.assigner.hosts, kinds) for value in targets)


def late(case: Case, counters: tuple[Pattern, ...]) -> tuple[str, Evidence] | None:
    """What on the page may load a counter later or hold it back, and how it is called; None where nothing does."""
    sites = {site(f"https://{each.host}") for each in counters}
    for address in case.page.metadata.scripts:
        target = unwrap(address)
        kind = next((kind for kind, hosts in _late().items() if any(each.fits(target) for each in hosts)), "")
        if belongs(target, (*case.policy.assigner.hosts, *sites)):
            kind = "a script of the publisher"
        if kind:
            return kind, of_fact(case, Fact(address, "script"), _LOADED)
    return None


@cache
def _late() -> dict[str, tuple[Pattern, ...]]:
    raw = resources.data("counters")
    return {"a consent manager": patterns(raw["consent"]), "a tag manager": patterns(raw["tags"])}
