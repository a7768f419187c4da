"""Pages: what a look at a page as a whole comes to, and when the next one is due.

read whole, with its copies | no copy | an error → state → wait → due

A page that cannot be read is never a failing one, and nothing is said of its copies but when it is gone. It is *gone* when
looks enough say that it is not there, and *blocked* when they say that we are not let in. Whatever else goes wrong says
neither, however long it lasts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from syndicate.errors import (
    AddressRefused,
    BadStatus,
    BotWall,
    ConsentWall,
    FetchError,
    HostNotFound,
    PageError,
    RobotsRefused,
    SoftNotFound,
    Withheld,
)
from syndicate.model import PageState, PageWatch, Trouble
from syndicate.monitor.copies import CopyStep
from syndicate.monitor.schedule import Schedule
from syndicate.monitor.waits import Several
from syndicate.saying import day, number_of

Look = tuple[CopyStep, ...] | FetchError | PageError
"""What a look gave: the page was read, with what its copies came to (also those missing from it); or why it was not."""

_NOT_THERE = frozenset({404, 410})
_NOT_FOR_US = frozenset({401, 402, 403, 407, 451})
_REFUSALS = (AddressRefused, RobotsRefused, BotWall, ConsentWall, Withheld)
_SETTLED = {Trouble.MISSING: PageState.GONE, Trouble.REFUSED: PageState.BLOCKED}


@dataclass(frozen=True, slots=True)
class PageStep:
    """What a look came to: what to remember, and when to look again; None is never, unless somebody asks."""

    watch: PageWatch
    due: datetime | None

    @property
    def reason(self) -> str:
        return self.watch.reason


def of_page(watch: PageWatch, look: Look, now: datetime, schedule: Schedule, jitter: float) -> PageStep:
    """A look at a page, after its copies were decided on (`of_copy`). `now` is aware, `jitter` from 0.0 to 1.0.

    When its state turns to GONE, its copies are gone too (`of_gone_page`).
    """
    step, wait = (
        _read(watch, look, schedule) if isinstance(look, tuple) else _unread(watch, look, now, schedule)
    )
    seen = replace(step, looks=watch.looks + 1)
    return PageStep(seen, None if wait is None else schedule.due(now, wait, jitter))


def trouble(error: FetchError | PageError) -> Trouble:
    """What kind of failure an error is."""
    if isinstance(error, HostNotFound | SoftNotFound) or _status(error) in _NOT_THERE:
        return Trouble.MISSING
    refused = isinstance(error, _REFUSALS) or _status(error) in _NOT_FOR_US
    return Trouble.REFUSED if refused else Trouble.UNREACHABLE


def is_due(due: datetime | None, looked_at: datetime | None, now: datetime) -> bool:
    """Whether a page is to be looked at. A last look that has not come yet was dated by a wrong clock, and so was `due`."""
    return due is not None and (due <= now or (looked_at is not None and looked_at > now))


def _read(
    watch: PageWatch, copies: tuple[CopyStep, ...], schedule: Schedule
) -> tuple[PageWatch, timedelta | None]:
    """The page was read whole: nothing that went wrong before is remembered."""
    fresh = PageWatch(held=watch.held or bool(copies), looks=watch.looks)
    if not copies:
        without = watch.without + 1
        reason = "The page holds nothing of any work."
        return (
            replace(fresh, state=PageState.UNRELATED, without=without, reason=reason),
            schedule.unrelated.at(without - 1),
        )
    state = PageState.REMOVED if all(copy.watch.gone for copy in copies) else PageState.COPY
    waiting = [(copy.wait, copy.reason) for copy in copies if copy.wait is not None]
    wait, reason = min(waiting, key=lambda each: each[0], default=(None, copies[0].reason))
    return replace(fresh, state=state, reason=reason), wait


def _unread(
    watch: PageWatch, error: FetchError | PageError, now: datetime, schedule: Schedule
) -> tuple[PageWatch, timedelta | None]:
    """Nothing could be read. What was known of the page stays, until looks enough say otherwise."""
    failures, since = watch.failures + 1, min(watch.failing_since or now, now)
    step = _counted(replace(watch, failures=failures, failing_since=since), trouble(error), now)
    asked = _asked(error, schedule)
    state, wait = step.state, schedule.unreachable.at(failures - 1)
    reason = f"{error.reason} It could not be read at {number_of(failures, 'look')} since {day(since)}."
    if asked and step.troubled_since is not None:
        settled = _SETTLED[trouble(error)]
        enough = asked.reached(step.troubled, step.troubled_since, now)
        if enough or state is settled:
            state = settled
            beyond = max(0, step.troubled - asked.times)
            wait = (schedule.gone if state is PageState.GONE else schedule.blocked).at(beyond)
        else:
            wait = asked.every
            reason = f"{reason} {asked} make it {settled}."
    elif state in _SETTLED.values():
        wait = (schedule.gone if state is PageState.GONE else schedule.blocked).at(failures - 1)
    if not watch.held:
        wait = None if state is PageState.GONE else schedule.unread.at(failures - 1)
    return replace(step, state=state, reason=reason), _patient(wait, error, schedule)


def _counted(watch: PageWatch, found: Trouble, now: datetime) -> PageWatch:
    """The watch with one more look of this kind; an unreachable page speaks neither for nor against another kind."""
    if watch.trouble is found:
        first = min(watch.troubled_since or now, now)
        return replace(watch, troubled=watch.troubled + 1, troubled_since=first)
    if found is Trouble.UNREACHABLE and watch.trouble is not None:
        return watch
    return replace(watch, trouble=found, troubled=1, troubled_since=now)


def _asked(error: FetchError | PageError, schedule: Schedule) -> Several | None:
    """How many looks such as this one settle the state of a page; None where none ever do."""
    match trouble(error):
        case Trouble.MISSING:
            return schedule.missing if _status(error) in _NOT_THERE else schedule.vanished
        case Trouble.REFUSED:
            return schedule.refused
        case _:
            return None


def _patient(wait: timedelta | None, error: FetchError | PageError, schedule: Schedule) -> timedelta | None:
    """The wait, and no less than the server asks for, within reason."""
    asked = error.wait if isinstance(error, BadStatus) else 0.0
    if wait is None or not asked > 0:
        return wait
    longest = schedule.retry_after
    return max(wait, longest if asked >= longest.total_seconds() else timedelta(seconds=asked))


def _status(error: FetchError | PageError) -> int:
    return error.status if isinstance(error, BadStatus) else 0
