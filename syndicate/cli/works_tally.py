"""Tally: what became of each article that was to be kept, told as it happens and counted at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Self

from syndicate.cli.talk import clipped, say
from syndicate.cli.works_keeping import Kept
from syndicate.saying import number_of
from syndicate.store import Store, works
from syndicate.urls import canonical

_OK, _NONE, _SOME = 0, 2, 3
_FRESH_FOR = timedelta(days=1)


@dataclass(slots=True)
class Tally:
    """Counts and tells. In a dry run only what would be done is told."""

    dry_run: bool = False
    aloud: bool = True  #: whether what was kept is told too, not only what was not
    done: Counter[str] = field(default_factory=Counter)
    fresh: int = 0
    failed: int = 0

    def take(self, name: str, found: Kept | str) -> None:
        """Print what was kept, or say why nothing was."""
        if isinstance(found, str):
            self.failed += 1
            say(f"{clipped(name)}: {found}")
            return
        self.done[found.done] += 1
        if not self.aloud:
            return
        number = f"{found.number} " if found.number else ""
        print(f"{number}{clipped(found.url)}: {found.done}", flush=True)
        if found.note:
            say(f"{clipped(found.url)}: {found.note}")

    def say(self) -> None:
        """The counts in one line."""
        parts = [f"{count} {done}" for done, count in sorted(self.done.items())]
        parts += [f"{self.fresh} known and fresh, which were not read again"] * bool(self.fresh)
        parts += [f"{self.failed} could not be read"] * bool(self.failed)
        total = self.done.total() + self.fresh
        say(f"{number_of(total, 'work')}: {', '.join(parts)}" if parts else "no article was found")

    @property
    def code(self) -> int:
        """0 where everything could be read, 3 where some could not, 2 where nothing could."""
        if not self.failed:
            return _OK
        return _SOME if self.done or self.fresh else _NONE


@dataclass(frozen=True, slots=True)
class Fresh:
    """Which addresses are those of works that were read lately; when each known one was read."""

    read_at: dict[str, datetime]
    now: datetime

    @classmethod
    def of(cls, store: Store) -> Self:
        """As the store is now; what is gone is not fresh."""
        with store.reading() as tx:
            rows = [row for row in works.listed(tx) if row.state == "live" and row.refreshed_at]
        return cls(
            {canonical(row.url): row.refreshed_at for row in rows if row.refreshed_at}, datetime.now(UTC)
        )

    def __contains__(self, url: str) -> bool:
        return self.since(url, None)

    def since(self, url: str, changed: datetime | None) -> bool:
        """Whether what is there was read within a day, or after it was changed."""
        read = self.read_at.get(canonical(url))
        if read is None:
            return False
        return self.now - read < _FRESH_FOR or (changed is not None and changed <= read)
