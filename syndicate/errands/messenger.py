"""The messenger: runs the errands that were asked for, for every page of a run."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from syndicate.confine import Confines
from syndicate.errands._once import Once
from syndicate.errands.ads_txt import ads_txt_of, fetch_ads_txt
from syndicate.errands.brought import Brought
from syndicate.errands.links import end_of, to_follow
from syndicate.errands.pictures import look_of, to_look_at
from syndicate.fetch import Fetches
from syndicate.model import Report


@dataclass(frozen=True, slots=True)
class Errands:
    """Which errands are run; none unasked, since each asks somebody for something."""

    follow: bool = False  #: short links and the like in an open credit are asked where they lead
    pictures: bool = (
        False  #: those of page and original are looked at, where terms speak of them (needs Pillow)
    )
    ads_txt: bool = False  #: that of the page's site is read, where terms speak of commercial use


NO_ERRANDS = Errands()


class Messenger:
    """What several pages ask for is fetched once, through the fetcher that fetches the pages."""

    def __init__(self, errands: Errands, fetcher: Fetches, confined: Confines, ours: Iterable[str]) -> None:
        """`ours` are the publisher's hosts."""
        hosts = tuple(ours)
        self._errands = errands
        self._end = Once(lambda link: end_of(link, fetcher, hosts))
        self._look = Once(lambda url: look_of(url, fetcher, confined))
        self._ads_txt = Once(lambda url: fetch_ads_txt(url, fetcher))

    async def run(self, report: Report) -> Brought:
        """What would make the report fuller, as far as it was asked for and came; one thing of a page at a time."""
        links = to_follow(report) if self._errands.follow else ()
        resolved = {link: end for link in links if (end := await self._end(link))}
        urls = to_look_at(report) if self._errands.pictures else ()
        pictures = {url: seen for url in urls if (seen := await self._look(url))}
        ads_txt = ads_txt_of(report) if self._errands.ads_txt else ""
        return Brought(resolved, pictures, await self._ads_txt(ads_txt) if ads_txt else None)

    @property
    def tasks(self) -> tuple[asyncio.Task[Any], ...]:
        """All that was begun, for whoever ends a run before its end."""
        return (*self._end.tasks, *self._look.tasks, *self._ads_txt.tasks)
