"""Keeping one work: its page → read, confined → what it says → the store."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from syndicate.cli.targets import Named
from syndicate.confine import Confines
from syndicate.errors import FetchError, PageError
from syndicate.fetch import Fetches
from syndicate.model import Capture, Policy, Validators, Work
from syndicate.monitor.schedule import Schedule
from syndicate.running import read_original
from syndicate.store import Store, works
from syndicate.store.columns import LONGEST_KEY
from syndicate.works import Known
from syndicate.works import Work as Readable
from syndicate.works.corrections import correction

NO_VALIDATORS = Validators()
_NO_ADDRESS = "Its address is not known: give --url, or a page that names its own."


@dataclass(frozen=True, slots=True)
class Kept:
    """A work as it is in the store now: `done` is added, corrected or unchanged; `note` is what to say besides."""

    number: int
    url: str
    done: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reader(ABC):
    """Reads originals that are offered on the terms of `policy`; how they are kept is `keep`."""

    policy: Policy
    fetcher: Fetches
    confined: Confines

    @abstractmethod
    def keep(self, work: Work, validators: Validators = NO_VALIDATORS) -> Kept | str:
        """Keep a work that was read, or say why it is not kept."""

    async def fetched(self, url: str) -> Kept | str:
        """The work at an address, or the reason why it is not kept."""
        found = await self.fetcher.fetch(url)
        return await self.read(found, Known()) if isinstance(found, Capture) else found.reason

    async def read(self, capture: Capture, known: Known) -> Kept | str:
        """The work on a page that is here, or the reason why it is not kept."""
        work = await read_original(capture, self.policy, self.fetcher, self.confined, known)
        if isinstance(work, FetchError | PageError):
            return work.reason
        return self.keep(work, capture.validators)

    def text(self, file: Named, known: Known) -> Kept | str:
        """The work in a file of plain text or Markdown, or the reason why it is not kept."""
        loaded = file.load()
        if not isinstance(loaded, Capture):
            return loaded.reason if isinstance(loaded, FetchError) else _NO_ADDRESS
        try:
            work = Readable.from_text(
                loaded.body.decode("utf-8-sig"),
                url=file.url,
                title=known.get("title") or "",
                authors=known.get("authors") or (),
                publisher=known.get("publisher") or self.policy.assigner.name,
                published=known.get("published"),
                markdown=not file.path.lower().endswith(".txt"),
            )
        except UnicodeDecodeError:
            return "It is not UTF-8; save it as UTF-8."
        except PageError as error:
            return error.reason
        return self.keep(work)


@dataclass(frozen=True, slots=True)
class Keeper(Reader):
    """Keeps originals in a store, which knows the policy by `name`."""

    store: Store
    name: str
    schedule: Schedule

    def keep(self, work: Work, validators: Validators = NO_VALIDATORS) -> Kept | str:
        """Keep a work that was read, as a new one or a new version of the one that is known."""
        if not work.url.startswith(("http://", "https://")):
            return _NO_ADDRESS
        if len(work.url) > LONGEST_KEY:
            return f"Its address has more than {LONGEST_KEY:,} characters."
        now = datetime.now(UTC)
        if work.seen is None:  # a file has no time of its own
            work = replace(work, seen=now)
        wait = self.schedule.original.at(0)
        due = None if wait is None else self.schedule.due(now, wait, random.random())  # noqa: S311 -- only spreads

        def kept(tx: Connection) -> Kept:
            row = works.by_url(tx, *work.addresses)
            before = None if row is None else works.get(tx, row.id)
            change = None if before is None else correction(before, work)
            if row is not None and change is not None and change.doubtful and row.state != "removed":
                return Kept(row.id, row.url, "unchanged", change.doubtful)
            said = work
            if before is not None and change is None:  # other quotes or another "today" make no version
                said = replace(work, text=before.text, title=before.title)
            number, new = works.add(tx, said, self.name, now=now, due=due)
            works.noted(tx, number, now=now, due=due, etag=validators.etag, modified=validators.modified)
            back = row is not None and row.state == "removed"
            done = "added" if new or back else "unchanged" if change is None else "corrected"
            return Kept(number, works.row_of(tx, number).url, done)

        return self.store.write(kept)
