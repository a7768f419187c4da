"""Links back: which links of a page lead to the work or its publisher, and whether they stand with the copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from syndicate.model import Case, Evidence, Link, Side
from syndicate.owners import publisher_hosts, publisher_names
from syndicate.rules._findings import at, of_line, where
from syndicate.rules._lines import lines
from syndicate.rules._once import once
from syndicate.rules._sides import sides
from syndicate.rules._wording import CREDIT, says
from syndicate.rules.naming.names import publisher_named
from syndicate.text import line_words
from syndicate.urls import (
    absolute,
    belongs,
    host,
    identifies,
    is_home,
    is_short,
    meant,
    unwrap,
    without_language,
)

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'“”«»]+|\b[\w-]+(?:\.[\w-]+)+/[^\s<>\"'“”«»]+", re.IGNORECASE
)
_ON_HOST_JUMP = re.compile(r"/(?:out|go|goto|redirect|redir|away|link|exit|jump|click|r)\b", re.IGNORECASE)
_PERMALINK = re.compile(
    r"[?&](?:p|id|aid|post|page_id|article)=\w+|/(?:node|archives|articles?)/\d+/?$", re.IGNORECASE
)
_CODED = re.compile(
    r"%|aHR0c|_x_tr_hp|urldefense", re.IGNORECASE
)  # in which a wrapper's address may not be spelt out
_PAGE = re.compile(r"/page/\d+/?$")


class Reach(StrEnum):
    """Where a link leads, seen from the work."""

    ARTICLE = "article"
    HOME = "home"
    PUBLISHER = "publisher"
    PERHAPS = "perhaps"  #: another language of it, or an address of the site that may lead on to it
    BROKEN = "broken"  #: meant for the work, but written so that a browser opens something else
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Back:
    """A link that leads, or may lead, back to the work or its publisher."""

    reach: Reach
    link: Link
    side: Side
    evidence: Evidence

    @property
    def counts(self) -> bool:
        """Whether a reader meets it with the copy."""
        return self.side.near and not self.link.place.hidden

    @property
    def unplaced(self) -> bool:
        """Away from the copy, but in no part of the page that is known to be something else."""
        return self.side is Side.UNPLACED and not self.link.place.hidden


@once
def links_back(case: Case) -> tuple[Back, ...]:
    """All links that lead back, in document order."""
    hosts = publisher_hosts(case.policy, case.work)
    placed = sides(case)
    found = []
    for link in case.page.links:
        side = placed.of(link)
        reach = _reach(case, link, hosts, side)
        if reach is not None:
            note = where(link.place) or ("" if side.near else "away from the copy")
            found.append(Back(reach, link, side, at(case, link.place, link.text or link.href, note=note)))
    return tuple(found)


@once
def publisher_blocks(case: Case) -> frozenset[int]:
    """The blocks that link to the publisher."""
    hosts = publisher_hosts(case.policy, case.work)
    return frozenset(
        link.block
        for link in case.page.links
        if may_lead_to(link.href, hosts) and belongs(unwrap(link.href), hosts)
    )


def link_to_article(case: Case) -> Back | None:
    """The first link with the copy that leads to the article itself."""
    return next((back for back in links_back(case) if back.reach is Reach.ARTICLE and back.counts), None)


def reach(case: Case, href: str) -> Reach | None:
    """Where an address leads that is no link of the page's text; None for one away from the publisher."""
    return _reach_of_publisher(case, case.resolved.get(href, href), publisher_hosts(case.policy, case.work))


def _reach(case: Case, link: Link, hosts: tuple[str, ...], side: Side) -> Reach | None:
    """Where the link leads; None for a link that has nothing to do with the work."""
    href = case.resolved.get(link.href, link.href)
    if _spells(href, hosts):
        return _reach_of_publisher(case, href, hosts)
    if not side.near or link.href in case.resolved:
        return None
    jump = _ON_HOST_JUMP.search(href) and belongs(href, (host(case.page.url),))
    return Reach.UNRESOLVED if (jump or is_short(href)) and _in_credit(case, link) else None


def may_lead_to(href: str, hosts: tuple[str, ...]) -> bool:
    """Whether an address may lead to one of the hosts or a host below; unwrapping it tells."""
    return _spells(href, hosts) or _CODED.search(href) is not None


def _spells(href: str, hosts: tuple[str, ...]) -> bool:
    """Whether an address has one of the hosts somewhere in it; told fast, since a page has hundreds of links."""
    href = href.lower()
    return any(spelling in href for spelling in _spellings(hosts))


@lru_cache(maxsize=64)
def _spellings(hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Hosts as addresses and wrappers write them."""
    names = dict.fromkeys((*hosts, *(known for name in hosts if (known := host(f"http://{name}")))))
    return tuple(spelling for name in names for spelling in (name, name.replace(".", "-")))


def _reach_of_publisher(case: Case, href: str, hosts: tuple[str, ...]) -> Reach | None:
    """Where an address leads that has the publisher's host somewhere in it, perhaps inside a wrapper."""
    if identifies(href, case.work.addresses, hosts, case.policy.assigner.article_key):
        return Reach.ARTICLE
    if is_home(href, hosts):
        return Reach.HOME
    own = belongs(unwrap(href), hosts)
    if own and _may_lead_on(case, unwrap(href), hosts):
        return Reach.PERHAPS
    if identifies(meant(href, case.page.url), case.work.addresses, hosts, case.policy.assigner.article_key):
        return Reach.BROKEN
    return Reach.PUBLISHER if own else None


def _may_lead_on(case: Case, href: str, hosts: tuple[str, ...]) -> bool:
    """Whether an address of the publisher may be the article all the same: a permalink by number, another language."""
    keys = case.policy.assigner.article_key
    plain = tuple(map(_without_language, case.work.addresses))
    other_edition = identifies(_without_language(href), plain, hosts, keys)
    return other_edition or (href not in case.resolved.values() and bool(_PERMALINK.search(href)))


def _without_language(url: str) -> str:
    return without_language(_PAGE.sub("", url))


def _in_credit(case: Case, link: Link) -> bool:
    """Whether the link's line names the publisher or says whose the text is."""
    for line in case.lines:
        if line.block == link.block:
            text = line_words(line.text)
            if says(text, *CREDIT) or publisher_named(text, publisher_names(case.policy, case.work)):
                return True
    return False


def plain_addresses(case: Case) -> Iterator[Evidence]:
    """The article's address as mere text, in lines next to the copy."""
    hosts = publisher_hosts(case.policy, case.work)
    linked = {(link.block, link.href) for link in case.page.links}
    for line in lines(case).near:
        if "/" not in line.text and "www." not in line.text.lower():
            continue
        for found in _ADDRESS.finditer(line.text):
            written = found.group().rstrip(".,;:)]")
            href = absolute(written if "://" in written else f"https://{written}", "")
            known = identifies(href, case.work.addresses, hosts, case.policy.assigner.article_key)
            if known and (line.block, href) not in linked:
                yield of_line(case, line, written, "as text, not as a link")
