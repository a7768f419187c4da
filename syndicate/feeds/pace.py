"""Pace: when to poll a feed again, and how.

    what is remembered + how the poll went → what is remembered, with `due` and the reason in words

Pure: the clock and the dice are given. Nothing here trusts the clock: time between two polls counts for no more than twice what was
planned, and a poll that lies in the future makes a feed due at once (`is_due`), so that a clock that jumps costs one poll a feed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from syndicate.saying import day, how_long, number_of

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
SOONEST = 15 * MINUTE
"""What feed readers are bearable with; a copy that is told a quarter of an hour later is told in time."""
LATEST = DAY
"""One look a day costs nobody anything, and a feed that wakes up is heard within a day."""
FIRST = HOUR
"""While nothing is known of a feed."""
SHARE = 0.5
"""Of the time between two new entries: about every second poll then brings something."""
LEARNING = 0.25
"""Weight of the newest gap between entries; four quick ones are believed, one is not."""
SPREAD = 0.1
"""Polls are moved by up to ± 10 %, so that feeds which began together do not stay together."""
LONGEST_REST = DAY
"""A server's wish to be left alone is granted up to here; beyond it is a mistake of its settings."""
WHOLE_AGAIN = timedelta(days=7)
"""A server that says "not modified" for ever is asked for the whole feed after this."""
MOVED_AFTER = 3
"""Polls in a row that were sent to the same new address; one may be an accident or a hotel's login page."""
MISSING_FOR = timedelta(days=30)
"""Of 404 before a feed is given up: sites are repaired within weeks."""
MISSING_LOOKS = 10
"""And as many looks, so that a clock that jumps gives nothing up."""
CLOCKS_APART = timedelta(minutes=5)
"""Between the machines of one store."""


class FeedState(StrEnum):
    LIVE = "live"
    STOPPED = "stopped"  #: not polled until its owner says so; the reason tells why


@dataclass(frozen=True, slots=True)
class FeedWatch:
    """What is remembered of a feed between two polls. Durations are seconds.

    `gap` is the learned time between two new entries (0.0: not known yet), `quiet` the time watched since the last one. `whole_at`
    is when the feed last arrived whole. `moving_to` is where the last `moving` polls were sent permanently.
    """

    state: FeedState = FeedState.LIVE
    reason: str = ""  #: one sentence: why it is stopped, or polled when it is
    due: datetime | None = None
    polled_at: datetime | None = None
    new_at: datetime | None = None  #: when a poll last brought a new entry
    whole_at: datetime | None = None
    interval: float = FIRST  #: between polls while all goes well, as it was last decided
    gap: float = 0.0
    quiet: float = 0.0
    failures: int = 0  #: polls in a row that brought no feed
    failing_since: datetime | None = None
    missing: int = 0  #: of these, how many said 404
    missing_since: datetime | None = None
    moving_to: str = ""
    moving: int = 0
    feed_rests: float = 0.0  #: what the feed itself asked for when it was last read

    @property
    def moved_to(self) -> str:
        """The feed's new address, "" while it is not settled that it has one."""
        return self.moving_to if self.moving >= MOVED_AFTER else ""


@dataclass(frozen=True, slots=True)
class Poll:
    """How a poll went.

    `status` is that of the last answer, 0 where none came. `error` says why there is no feed, "" where there is one or a 304.
    `rests` is how many seconds the server asks to be left alone by Cache-Control or Expires, `retry_after` by Retry-After,
    `feed_rests` what the feed asks for (`Feed.rests`), None where it was not read: then what it last asked for holds.
    `moved_to` is where permanent redirects (301, 308) alone led. `pushed` says that a hub tells of new entries.
    """

    status: int = 200
    new: int = 0
    error: str = ""
    rests: float = 0.0
    retry_after: float = 0.0
    moved_to: str = ""
    pushed: bool = False
    feed_rests: float | None = None


def next_poll(watch: FeedWatch, poll: Poll, now: datetime, jitter: float, every: float = 0.0) -> FeedWatch:
    """What is remembered after `poll`. `jitter` is from 0.0 to 1.0; `every` is the interval that the user gave, 0.0 for none."""
    went_well = not poll.error and (poll.status == 304 or 200 <= poll.status < 300)
    after = _heard(watch, poll, now, every) if went_well else _failed(watch, poll, now, every)
    after = replace(after, polled_at=now)
    if after.state is FeedState.STOPPED:
        return replace(after, due=None)
    wait = after.interval if went_well else _backed_off(after)
    asked = max(poll.rests, after.feed_rests) if went_well else 0.0
    rest = min(max(asked, poll.retry_after), LONGEST_REST)
    if rest > wait:
        after = replace(after, reason=f"{after.reason} The server asks for {how_long(rest)} of rest.".strip())
    spread = 1 - SPREAD + 2 * SPREAD * jitter
    seconds = max(wait * spread, rest * (1 + SPREAD * jitter))
    return replace(after, due=now + timedelta(seconds=seconds))


def is_due(watch: FeedWatch, now: datetime) -> bool:
    """Whether to poll now: it is time, it was never polled, or the clock has gone back since the last poll."""
    if watch.state is FeedState.STOPPED:
        return False
    if watch.due is None or watch.due <= now:
        return True
    return watch.polled_at is not None and watch.polled_at > now + CLOCKS_APART


def wants_whole(watch: FeedWatch, now: datetime) -> bool:
    """Whether to ask unconditionally (no If-None-Match, no If-Modified-Since), because 304 was the answer for a week."""
    return watch.whole_at is None or abs(now - watch.whole_at) >= WHOLE_AGAIN


def _heard(watch: FeedWatch, poll: Poll, now: datetime, every: float) -> FeedWatch:
    """After a feed arrived, or is unchanged."""
    first = watch.polled_at is None or watch.whole_at is None
    quiet = watch.quiet + _watched(watch, now)
    gap = watch.gap
    if poll.new and not first:  # what the first poll brings is old
        seen = min(quiet / poll.new, 2 * LATEST / SHARE)
        gap = seen if not gap else (1 - LEARNING) * gap + LEARNING * seen
        quiet = 0.0
    interval, reason = _interval(gap, quiet, every, poll.pushed)
    moves = poll.moved_to and poll.moved_to == watch.moving_to
    return replace(
        watch,
        reason=reason,
        new_at=now if poll.new else watch.new_at,
        whole_at=watch.whole_at if poll.status == 304 else now,
        interval=interval,
        gap=gap,
        quiet=quiet,
        failures=0,
        failing_since=None,
        missing=0,
        missing_since=None,
        feed_rests=watch.feed_rests if poll.feed_rests is None else poll.feed_rests,
        moving_to=poll.moved_to,
        moving=watch.moving + 1 if moves else int(bool(poll.moved_to)),
    )


def _interval(gap: float, quiet: float, every: float, pushed: bool) -> tuple[float, str]:
    if pushed:
        return max(LATEST, every), "Its hub tells of new entries; the daily poll makes sure."
    if every > 0:
        return every, ""
    if not gap and quiet < FIRST:
        return FIRST, "How often it brings something new is not known yet."
    wanted = SHARE * max(gap, quiet)
    if wanted <= SOONEST:
        return SOONEST, ""
    interval = min(wanted, LATEST)
    what = "new entries come about every" if quiet <= gap else "nothing new came for"
    return interval, f"Polled every {how_long(interval)}, as {what} {how_long(max(gap, quiet))}."


def _watched(watch: FeedWatch, now: datetime) -> float:
    """Seconds since the last poll, at most twice as many as were planned: the machine was off, or its clock has jumped."""
    if watch.polled_at is None:
        return 0.0
    planned = (watch.due - watch.polled_at).total_seconds() if watch.due else watch.interval
    return min(max((now - watch.polled_at).total_seconds(), 0.0), 2 * planned)


def _failed(watch: FeedWatch, poll: Poll, now: datetime, every: float) -> FeedWatch:
    """After a poll that brought no feed."""
    missing = watch.missing + (poll.status == 404)
    after = replace(
        watch,
        interval=every or watch.interval,
        failures=watch.failures + 1,
        failing_since=watch.failing_since or now,
        missing=missing,
        missing_since=(watch.missing_since or now) if missing else None,
    )
    if poll.status == 410:
        reason = "The server says that the feed is gone for good (410)."
        return replace(after, state=FeedState.STOPPED, reason=reason)
    since = after.missing_since
    if poll.status == 404 and since and missing >= MISSING_LOOKS and now - since >= MISSING_FOR:
        reason = f"The feed is not found (404) since {day(since)}."
        return replace(after, state=FeedState.STOPPED, reason=reason)
    return replace(after, reason=_failure_in_words(after, poll))


def _failure_in_words(watch: FeedWatch, poll: Poll) -> str:
    what = poll.error or f"The server answers with status {poll.status}."
    if watch.failures == 1:
        return what
    return f"{what} {number_of(watch.failures, 'poll')} in a row failed, since {day(watch.failing_since)}; it is polled less often."


def _backed_off(watch: FeedWatch) -> float:
    """The interval doubled with each failure, up to a day; a longer one that the user wished is kept."""
    return max(watch.interval, min(watch.interval * 2.0 ** min(watch.failures, 20), LATEST))
