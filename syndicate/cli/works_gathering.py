"""Gathering articles: targets → those that are articles, kept; those that list articles, followed → what to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from syndicate.cli.talk import clipped, progress, say
from syndicate.cli.targets import Named
from syndicate.cli.works_keeping import Kept, Reader
from syndicate.cli.works_tally import Fresh, Tally
from syndicate.cli.works_targets import is_text
from syndicate.errors import FetchError, PageError
from syndicate.fetch import ANY
from syndicate.model import Capture
from syndicate.saying import number_of
from syndicate.turns import in_turn
from syndicate.works import Known
from syndicate.works.gathering import Entry, Listing, listing

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_WOULD = "would be kept"
_MOST_LISTS = 2_000  # sitemaps of one run; the largest sites have some hundreds


@dataclass(frozen=True, slots=True)
class Pick:
    """Which of the articles that are listed are read: none older than `since`, the newest `most`."""

    since: date | None = None
    most: int | None = None

    def of(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The newest first; what has no date counts as not too old, and comes last."""
        fit = [each for each in entries if not self._is_old(each)]
        fit.sort(key=lambda each: each.at or _LONG_AGO, reverse=True)
        return tuple(fit[: self.most])

    def _is_old(self, entry: Entry) -> bool:
        return self.since is not None and entry.at is not None and entry.at.date() < self.since


@dataclass(frozen=True, slots=True)
class Gathering:
    """One run of `works add`: what it reads is kept by `keeper` and counted by `tally`."""

    keeper: Reader
    fresh: Fresh
    tally: Tally

    async def look(self, targets: Sequence[Named], known: Known) -> tuple[Entry, ...]:
        """Look at every target. Articles are kept; the articles that others list are given back, each once."""
        wanted: Sequence[str | Named] = [each if each.path else each.url for each in targets]
        entries: dict[str, Entry] = {}
        asked = set(map(_name, wanted))
        while wanted:
            lists: dict[str, None] = {}
            with progress("looking", len(wanted)) as steps:
                looked = in_turn(wanted, lambda target: self._look(target, known))
                async with aclosing(looked):
                    async for at, found in looked:
                        steps.done(_name(wanted[at]))
                        if isinstance(found, Listing):
                            _tell(_name(wanted[at]), found)
                            entries |= {each.url: each for each in found.entries}
                            lists |= dict.fromkeys(found.lists)
                        elif found is not None:
                            self.tally.take(_name(wanted[at]), found)
            wanted = [url for url in lists if url not in asked][: max(0, _MOST_LISTS - len(asked))]
            asked |= set(map(_name, wanted))
        return tuple(entries.values())

    async def read(self, entries: Sequence[Entry]) -> None:
        """Read and keep articles, each host at its pace; those that are known and fresh are left alone."""
        urls = [each.url for each in entries if not self.fresh.since(each.url, each.at)]
        self.tally.fresh += len(entries) - len(urls)
        if self.tally.dry_run:
            for url in urls:
                self.tally.take(url, Kept(0, url, _WOULD))
            return
        with progress("reading", len(urls)) as steps:
            async with aclosing(in_turn(urls, self.keeper.fetched)) as read:
                async for at, found in read:
                    steps.done(urls[at])
                    self.tally.take(urls[at], found)

    async def _look(self, target: str | Named, known: Known) -> Kept | Listing | str | None:
        """What one target is; None where it is a work that was read lately."""
        if isinstance(target, str):
            if target in self.fresh:
                self.tally.fresh += 1
                return None
            found = await self.keeper.fetcher.fetch(target, kinds=ANY)
            if not isinstance(found, Capture):
                return found.reason
        else:
            if is_text(target.path):
                return self._text(target, known)
            loaded = target.load()
            if isinstance(loaded, FetchError | PageError):
                return loaded.reason
            assert isinstance(loaded, Capture)  # noqa: S101 -- a file is no address
            found = loaded if target.url else replace(loaded, url="", final_url="")
        assigner = self.keeper.policy.assigner
        listed = await self.keeper.confined.run_async(
            listing, found, assigner.hosts, assigner.article_key, url=found.url
        )
        if not isinstance(listed, Listing | None):
            return listed.reason
        if listed is not None:
            return listed
        if self.tally.dry_run:
            return Kept(0, _name(target), _WOULD)
        return await self.keeper.read(found, known)

    def _text(self, target: Named, known: Known) -> Kept | str:
        if self.tally.dry_run:
            return Kept(0, target.path, _WOULD)
        return self.keeper.text(target, known)


def _name(target: str | Named) -> str:
    return target if isinstance(target, str) else target.path


def _tell(name: str, found: Listing) -> None:
    parts = [number_of(len(found.entries), "article")] if found.entries or not found.lists else []
    parts += [number_of(len(found.lists), "further list")] * bool(found.lists)
    say(f"{clipped(name)}: {found.kind}: {', '.join(parts)}{'; ' + found.note if found.note else ''}")
