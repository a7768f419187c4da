"""Outgoing: the hyperlinks of an original, and what became of each on a page.

Work → wanted → kept | elsewhere | gone
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from syndicate.model import Case, Link, Side
from syndicate.owners import publisher_hosts
from syndicate.rules._lines import lines
from syndicate.rules._sides import Sides, sides
from syndicate.rules.commerce.signals import signals
from syndicate.rules.linking.links import may_lead_to
from syndicate.rules.linking.scripted import scripted
from syndicate.urls import (
    article_key,
    belongs,
    canonical,
    host,
    identifies,
    is_home,
    is_short,
    site,
    split,
    unwrap,
)

_SERVICE = re.compile(
    r"/(?:tags?|category|categories|topics?|series|labels?|search|authors?|people|profile|staff|newsletters?|donate|donations?|"
    r"support(?:-us)?|membership|subscribe|subscriptions?|sign-?up|login|register|contact|about(?:-us)?|events?|podcasts?|"
    r"apps?|shop|republish[\w-]*)(?:[/.?#]|$)",
    re.IGNORECASE,
)
"""Words of a path under which a publisher's own pages are service and no story: a copy does well to leave them out."""

_ALIKE = 20  #: addresses with one slug or key that are compared; more is a game


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The links of the original, each once, sorted by what became of them."""

    kept: tuple[str, ...]  #: stand in or next to the copy
    elsewhere: tuple[str, ...]  #: only hidden, on other parts of the page, or where only a script opens them
    gone: tuple[str, ...]  #: lead away from the publisher and are not on the page
    gone_own: tuple[str, ...]  #: lead to the publisher's own pages: story, or a box of related articles
    strangers: int  #: links inside the copy, blind ones in notes, and addresses written with it, that any of those may have become

    @property
    def total(self) -> int:
        return len(self.kept) + len(self.elsewhere) + len(self.gone) + len(self.gone_own)


def outgoing(case: Case) -> Outgoing:
    """What became of the links of the original."""
    hosts = publisher_hosts(case.policy, case.work)
    placed = sides(case)
    visible = [link for link in case.page.links if not link.place.hidden]
    wanted = list(_wanted(case, hosts))
    sites = tuple({site(unwrap(href)) for href in wanted})
    near = _Known(case, (link.href for link in visible if placed.of(link).near), sites)
    scripts = () if all(map(near.has, wanted)) else scripted(case)
    anywhere = _Known(case, (*(link.href for link in case.page.links), *scripts), sites)
    kept: list[str] = []
    elsewhere: list[str] = []
    gone: list[str] = []
    own: list[str] = []
    for href in wanted:
        if near.has(href):
            kept.append(href)
        elif anywhere.has(href):
            elsewhere.append(href)
        else:
            (own if belongs(unwrap(href), hosts) else gone).append(href)
    inside = {link.href for link in visible if _may_stand_for_one(link, placed)}
    ours = _Known(case, kept, sites)
    strangers = sum(1 for href in inside if _is_stranger(case, href, ours, hosts))
    texts = [line.text for line in lines(case).near]
    written = sum(text.count("://") + text.count("www.") for text in texts)
    written += sum(1 for href in gone if any(_bare(href) in text for text in texts))
    return Outgoing(tuple(kept), tuple(elsewhere), tuple(gone), tuple(own), strangers + written)


def _may_stand_for_one(link: Link, placed: Sides) -> bool:
    """Whether a link may have been turned out of one of the original's: any within the text, blind ones in notes too."""
    side = placed.of(link)
    return side is Side.INSIDE or (side.near and (is_short(link.href) or _jumps(link.href)))


def _wanted(case: Case, hosts: tuple[str, ...]) -> Iterator[str]:
    """The links that a copy would keep: not those to the article itself, to service pages, shops or share dialogues."""
    seen: set[str] = set()
    for href in case.work.links:
        target = unwrap(href)
        form = canonical(target)
        if form and form not in seen and not _is_service(case, href, target, hosts):
            seen.add(form)
            yield href


def _is_service(case: Case, href: str, target: str, hosts: tuple[str, ...]) -> bool:
    if identifies(target, case.work.addresses, hosts, case.policy.assigner.article_key):
        return True
    if signals().of_link(href)[0] or is_home(target, hosts) or _mentions(href, hosts):
        return True
    parts = split(target)
    return parts is not None and belongs(target, hosts) and bool(_SERVICE.search(parts.path))


def _mentions(href: str, hosts: Iterable[str]) -> bool:
    """Whether an address has one of the hosts in its parameters: a button that shares an article of theirs."""
    parts = split(href)
    return parts is not None and any(name in unquote(parts.query).lower() for name in hosts)


def _is_stranger(case: Case, href: str, ours: _Known, hosts: tuple[str, ...]) -> bool:
    """Whether a link inside the copy is none of the original's and may have been put in the place of one."""
    target = unwrap(case.resolved.get(href, href))
    page_host = host(case.page.url)
    tag_of_the_page = site(target) == site(case.page.url) and target == href and not _jumps(href)
    to_us = identifies(target, case.work.addresses, hosts, case.policy.assigner.article_key)
    if (
        tag_of_the_page
        or to_us
        or is_home(target, hosts)
        or _mentions(href, (page_host,) if page_host else ())
    ):
        return False
    return not ours.has(target)


def _bare(href: str) -> str:
    """An address as notes write it, without its scheme."""
    return href.partition("://")[2].removeprefix("www.").rstrip("/") or href


def _jumps(href: str) -> bool:
    """Whether an address of the page's own site may lead away from it."""
    parts = split(href)
    words = re.findall(r"[a-z]+", f"{parts.path} {parts.query}".lower()) if parts else []
    return any(
        word in ("out", "go", "goto", "redirect", "redir", "away", "exit", "jump", "click", "link")
        for word in words
    )


class _Known:
    """Addresses, found again by what they lead to; a look-up costs the same among five and among five thousand."""

    def __init__(self, case: Case, addresses: Iterable[str], sites: tuple[str, ...]) -> None:
        """`sites` are those that are asked for: an address of another one is no spelling of what is."""
        self.hosts = publisher_hosts(case.policy, case.work)
        self.keys = case.policy.assigner.article_key
        self.forms: set[str] = set()
        self.alike: dict[str, list[str]] = {}
        for href in dict.fromkeys(addresses):
            there = case.resolved.get(href, href)
            target = unwrap(there) if may_lead_to(there, sites) else ""
            form = canonical(target) if belongs(target, sites) else ""
            if form and form not in self.forms:
                self.forms.add(form)
                for mark in self._marks(target):
                    self.alike.setdefault(mark, []).append(target)

    def has(self, href: str) -> bool:
        target = unwrap(href)
        if canonical(target) in self.forms:
            return True
        alike = (other for mark in self._marks(target) for other in self.alike.get(mark, ())[:_ALIKE])
        return any(identifies(other, (target,), self.hosts, self.keys) for other in alike)

    def _marks(self, target: str) -> Iterator[str]:
        """What two spellings of one article share besides their site: its key, or its slug."""
        slug = canonical(target).partition("?")[0].rpartition("/")[2]
        yield f"{site(target)} {slug}"
        key = article_key(target, self.keys)
        if key:
            yield f"{site(target)} {key}"
