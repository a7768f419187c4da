"""Following: where the links of a credit lead that do not tell it themselves."""

from __future__ import annotations

from collections.abc import Sequence

from syndicate.fetch import ANY, Fetches
from syndicate.model import Capture, Outcome, Report
from syndicate.urls import belongs, host, is_short, redirects

MOST_FOLLOWED = 5  # links of one page; a credit has one or two


def to_follow(report: Report) -> tuple[str, ...]:
    """Links that a finding on links shows as undecided, and that only redirect: short ones, and the site's own jumps."""
    if report.page is None:
        return ()
    undecided = [
        each for each in report.findings if each.group == "link" and each.outcome is Outcome.CANNOT_TELL
    ]
    shown = {evidence.selector for finding in undecided for evidence in finding.evidence}
    here = (host(report.page.url),)
    links = (
        link.href
        for link in report.page.links
        if link.place.selector in shown and (redirects(link.href) or belongs(link.href, here))
    )
    return tuple(dict.fromkeys(links))[:MOST_FOLLOWED]


async def end_of(link: str, fetcher: Fetches, ours: Sequence[str]) -> str:
    """Where the link leads, "" where that stays unknown.

    Only an end beyond all shorteners counts: a 200 of the shortener itself is a page about the link.
    A publisher (its hosts are `ours`) that refuses the page itself (a wall, robots.txt) has still been led to.
    """
    found = await fetcher.fetch(link, kinds=ANY, body=False)
    end = found.final_url if isinstance(found, Capture) else found.url
    if is_short(end) or host(end) == host(link):
        return ""
    return end if isinstance(found, Capture) or belongs(end, ours) else ""
