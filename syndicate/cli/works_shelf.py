"""Shelf: the works that a list names, read for one run and kept in no store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from syndicate.cli.targets import Named
from syndicate.cli.works_gathering import Gathering, Pick
from syndicate.cli.works_keeping import NO_VALIDATORS, Kept, Reader
from syndicate.cli.works_tally import Fresh, Tally
from syndicate.confine import Confines
from syndicate.fetch import Fetches
from syndicate.model import Policy, Validators, Work
from syndicate.works import Known


@dataclass(frozen=True, slots=True)
class Shelf(Reader):
    """Keeps works in memory, by their addresses."""

    works: dict[str, Work] = field(default_factory=dict)

    def keep(self, work: Work, validators: Validators = NO_VALIDATORS) -> Kept | str:
        self.works.setdefault(work.url or work.text, work)
        return Kept(0, work.url, "read")


async def works_listed(
    lists: Sequence[Named], policy: Policy, fetcher: Fetches, confined: Confines
) -> tuple[Work, ...]:
    """Every work that the lists name, in the order read; what cannot be read is told."""
    shelf = Shelf(policy, fetcher, confined)
    tally = Tally(aloud=False)
    gathering = Gathering(shelf, Fresh({}, datetime.now(UTC)), tally)
    await gathering.read(Pick().of(await gathering.look(lists, Known())))
    return tuple(shelf.works.values())
