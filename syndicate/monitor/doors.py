"""Doors: all that a visit needs of the world, so that a test may put something else in the place of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from syndicate.confine import Confines
from syndicate.fetch import Refetches
from syndicate.model import Event
from syndicate.model.listed import Lists
from syndicate.monitor.library import Library
from syndicate.monitor.logs import Said, silent
from syndicate.monitor.reach import Reach
from syndicate.monitor.schedule import Schedule
from syndicate.monitor.writer import Writer

Told = Callable[[Event], tuple[tuple[str, datetime], ...]]
"""Which sinks an event is told to, and when."""


@dataclass(frozen=True, slots=True)
class Doors:
    """What a visit needs. `now` gives aware UTC; `jitter` a number from 0.0 to 1.0, another one each time."""

    fetcher: Refetches
    confined: Confines
    writer: Writer
    library: Library
    schedule: Schedule
    told: Told
    now: Callable[[], datetime]
    jitter: Callable[[], float]
    every: float = 0.0  #: seconds between two polls of a feed, as the user wishes; 0.0 for none
    lists: Lists | None = None
    reach: Reach = field(default_factory=Reach)
    said: Said = silent
    pushes: bool = False  #: whether hubs reach us: then a feed with a live subscription is polled once a day
