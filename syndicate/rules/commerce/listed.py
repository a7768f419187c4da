"""Signs of advertising that only others know of: filter lists, and the site's own ads.txt.

parts and markers of the page → lists → the rule that names each; ads.txt → who sells the site's space
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from syndicate.model import Case, Evidence, Fact, Quote
from syndicate.model.listed import Listed
from syndicate.rules._findings import at, of_fact
from syndicate.rules.commerce.ads_txt import sellers
from syndicate.rules.commerce.signals import signals
from syndicate.rules.commerce.signs import NAME, Grade, Sign
from syndicate.saying import number_of
from syndicate.urls import host, site, unwrap

_MOST = 1_000  # parts of one page, and elements of one page, that are looked up
_RULE = 200  # characters of a rule that are told


def listed(case: Case) -> list[tuple[Sign, Listed]]:
    """What filter lists name on the page, each with its rule; nothing where there are no lists."""
    return [*_parts(case), *_links(case), *_elements(case)] if case.lists else []


def told_by(case: Case, found: Iterable[tuple[Sign, Listed]]) -> str:
    """Who knows the signs: which lists were asked, and how many of their rules name parts of the page."""
    if case.lists is None:
        return "Looked up in the built-in table; “syndicate lists update” brings fuller lists."
    rules = Counter(each.list for each in {each for _, each in found})
    count = ", ".join(
        f"{name} ({number_of(rules[name], 'rule')})" if rules[name] else name for name in case.lists.names
    )
    return f"Looked up in the built-in table and {count}."


def sold(case: Case) -> Iterator[Sign]:
    """Whom the site's ads.txt names as selling its space; the page itself need not show any."""
    if case.ads_txt is None:
        return
    found = sellers(case.ads_txt)
    if found.first:
        all_of_them = len(found.direct) + len(found.resellers)
        capture = case.ads_txt
        evidence = Evidence(
            Quote(found.first),
            "ads.txt",
            capture.final_url,
            capture.sha256,
            f"{len(found.direct)} direct, {len(found.resellers)} resellers",
            visible=False,
        )
        yield Sign(
            "ads", Grade.TRACE, "ads.txt", f"ads.txt with {number_of(all_of_them, 'seller')}", evidence
        )


def _parts(case: Case) -> Iterator[tuple[Sign, Listed]]:
    """Scripts, frames and pictures. Another's server that a list names proves it; a path of one's own is a trace."""
    page = case.page
    shown = dict.fromkeys(image.src for image in page.images if image.src and not image.place.hidden)
    parts = [(url, "script", "script, iframe") for url in page.metadata.scripts]
    for url, kind, source in (*parts, *((url, "image", "img") for url in shown))[:_MOST]:
        rule = _rule(case, url, kind) or (_rule(case, unwrap(url), kind) if unwrap(url) != url else None)
        if rule:
            grade = Grade.PROOF if site(url) != site(page.url) else Grade.TRACE
            name = signals().of_host(unwrap(url))[1] or host(unwrap(url))
            yield Sign("ads", grade, "script", name, _evidence(of_fact(case, Fact(url, source)), rule)), rule


def _rule(case: Case, url: str, kind: str) -> Listed | None:
    """A frame and a script are not told apart in what was kept of a page."""
    if case.lists is None:
        return None
    found = case.lists.part(url, kind, case.page.url)
    return found or (case.lists.part(url, "subdocument", case.page.url) if kind == "script" else None)


def _links(case: Case) -> Iterator[tuple[Sign, Listed]]:
    original = frozenset(case.work.links)
    for link in case.page.links[:_MOST]:
        own = host(link.href) == host(case.page.url)
        if own or link.place.hidden or link.href in original or case.lists is None:
            continue
        rule = case.lists.part(link.href, "link", case.page.url)
        if rule:
            evidence = _evidence(at(case, link.place, link.text or link.href), rule)
            yield Sign("ads", Grade.TRACE, "link", host(link.href), evidence), rule


def _elements(case: Case) -> Iterator[tuple[Sign, Listed]]:
    for marker in case.page.metadata.markers:
        rule = case.lists.element(marker, case.page.url) if case.lists else None
        if rule:
            evidence = _evidence(of_fact(case, marker), rule)
            yield Sign("ads", Grade.TRACE, "marker", f"{marker.source} {marker.value[:NAME]}", evidence), rule


def _evidence(evidence: Evidence, rule: Listed) -> Evidence:
    return replace(evidence, note=f"{rule.list}: {rule.rule[:_RULE]}")
