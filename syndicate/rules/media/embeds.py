"""Embeds: frames in which a page shows what another site serves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from syndicate import resources
from syndicate.model import Case, Evidence, Fact
from syndicate.owners import publisher_hosts
from syndicate.rules._counters import Pattern, patterns
from syndicate.rules._findings import of_fact
from syndicate.urls import belongs, host, unwrap


def embeds(case: Case) -> Iterator[tuple[str, Evidence]]:
    """What each frame shows and where from, such as "a video of youtube.com"; those of the publisher are its own."""
    hosts = publisher_hosts(case.policy, case.work)
    for address in dict.fromkeys(case.page.metadata.scripts):
        target = unwrap(address)
        if target.partition("?")[0].endswith((".js", ".css")):
            continue
        what = next((what for what, known in _known() if any(each.fits(target) for each in known)), "")
        if what and not belongs(target, hosts):
            shown = f"{what} of {host(target)}"
            yield (
                shown,
                of_fact(
                    case, Fact(address, "iframe"), "a frame of another site; where it stands is not known"
                ),
            )


@cache
def _known() -> tuple[tuple[str, tuple[Pattern, ...]], ...]:
    table = resources.data("pictures")["embeds"]
    return tuple((what, patterns(addresses)) for what, addresses in table.items())
