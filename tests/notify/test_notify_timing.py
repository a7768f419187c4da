"""When an event is told: quiet hours and digests by the wall clock, also where it is put forward or back, and when again."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.notify import Digest, Every, Quiet, Times, due
from syndicate.notify.timing import PATIENCE, again, awake

BERLIN = ZoneInfo(
    "Europe/Berlin"
)  # +1, in summer +2: forward on 29 March 2026 at 2:00, back on 25 October at 3:00
NIGHT = Quiet(time(22), time(7))
FIRST = datetime(2026, 11, 22, tzinfo=UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2026-11-22T12:00", "2026-11-22T12:00"),
        ("2026-11-22T20:59", "2026-11-22T20:59"),  # 21:59 in Berlin
        ("2026-11-22T21:00", "2026-11-23T06:00"),  # 22:00
        ("2026-11-23T03:00", "2026-11-23T06:00"),
        ("2026-11-23T06:00", "2026-11-23T06:00"),  # 7:00: the night is over
        ("2026-03-28T23:00", "2026-03-29T05:00"),  # into summer time
        ("2026-10-24T21:00", "2026-10-25T06:00"),  # out of it
    ],
)
def test_nothing_is_told_in_quiet_hours(at: str, told: str) -> None:
    assert due(Times(BERLIN, NIGHT), utc(at)) == utc(told)


@pytest.mark.parametrize(
    ("end", "at", "told"),
    [
        (time(2, 30), "2026-03-29T00:30", "2026-03-29T01:00"),  # 2:30 is missing: at 3:00 the hours are over
        (time(2, 30), "2026-10-24T23:30", "2026-10-25T00:30"),  # the first 2:30
        (time(2, 30), "2026-10-25T01:10", "2026-10-25T01:30"),  # in the second 2:10, until the second 2:30
        (time(2, 30), "2026-10-25T01:30", "2026-10-25T01:30"),
    ],
)
def test_quiet_hours_end_where_the_clock_is_changed(end: time, at: str, told: str) -> None:
    assert due(Times(BERLIN, Quiet(time(1), end)), utc(at)) == utc(told)


@pytest.mark.parametrize(
    ("digest", "at", "told"),
    [
        (Digest(Every.HOUR), "2026-11-22T12:00:01", "2026-11-22T13:00"),
        (Digest(Every.HOUR), "2026-11-22T12:00", "2026-11-22T12:00"),
        (Digest(Every.DAY, time(8)), "2026-11-22T06:59", "2026-11-22T07:00"),
        (Digest(Every.DAY, time(8)), "2026-11-22T07:01", "2026-11-23T07:00"),
        (Digest(Every.DAY, time(8)), "2026-03-28T07:01", "2026-03-29T06:00"),  # the day has 23 hours
        (Digest(Every.DAY, time(2, 30)), "2026-03-28T12:00", "2026-03-29T01:00"),  # 2:30 is missing
        (
            Digest(Every.DAY, time(2, 30)),
            "2026-10-24T12:00",
            "2026-10-25T00:30",
        ),  # 2:30 comes twice: the first
        (Digest(Every.DAY, time(2, 30)), "2026-10-25T00:31", "2026-10-26T01:30"),  # and not the second
        (Digest(Every.WEEK, time(8), 0), "2026-11-22T12:00", "2026-11-23T07:00"),  # a Sunday, then Monday
        (Digest(Every.WEEK, time(8), 6), "2026-11-22T12:00", "2026-11-29T07:00"),
    ],
)
def test_a_digest_comes_at_its_time(digest: Digest, at: str, told: str) -> None:
    assert due(Times(BERLIN, digest=digest), utc(at)) == utc(told)


def test_a_digest_in_quiet_hours_comes_when_they_end() -> None:
    assert due(Times(BERLIN, NIGHT, Digest(Every.DAY, time(3))), utc("2026-11-22T12:00")) == utc(
        "2026-11-23T06:00"
    )


def test_hours_of_a_zone_that_is_half_an_hour_off_are_its_own() -> None:
    assert due(Times(ZoneInfo("Asia/Kolkata"), digest=Digest(Every.HOUR)), utc("2026-11-22T12:00")) == utc(
        "2026-11-22T12:30"
    )


def test_a_day_that_a_zone_left_out_is_passed_over() -> None:
    """Samoa had no 30 December 2011: it went from the 29th, UTC-10, to the 31st, UTC+14."""
    samoa = Times(ZoneInfo("Pacific/Apia"), digest=Digest(Every.DAY, time(8)))
    assert due(samoa, utc("2011-12-29T18:01")) == utc("2011-12-30T10:00")


TIMES = st.builds(
    Times,
    st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]).map(
        ZoneInfo
    ),
    st.none() | st.builds(Quiet, st.times(), st.times()).filter(lambda quiet: quiet.start != quiet.end),
    st.none() | st.builds(Digest, st.sampled_from(Every), st.times(), st.integers(0, 6)),
)
MOMENTS = st.integers(1_293_840_000, 1_893_456_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(TIMES, MOMENTS)
def test_what_is_due_is_never_early_never_in_quiet_hours_and_at_most_nine_days_late(
    times: Times, at: datetime
) -> None:
    told = due(times, at)
    assert at <= told <= at + timedelta(days=9)
    assert times.quiet is None or not times.quiet.holds(told.astimezone(times.zone).time())


@given(TIMES, MOMENTS, st.timedeltas(timedelta(0), timedelta(days=2)))
def test_an_earlier_event_is_never_due_after_a_later_one(
    times: Times, at: datetime, later: timedelta
) -> None:
    assert due(times, at) <= due(times, at + later)


def attempts(jitter: float, wait: float = 0.0) -> list[datetime]:
    """The times of all attempts on a sink that never answers."""
    made = [FIRST]
    while then := again(len(made), FIRST, made[-1], wait=wait, jitter=jitter):
        made.append(then)
    return made


@given(st.floats(0, 1))
def test_a_sink_that_is_down_is_asked_eight_times_a_day_at_most_and_for_three_days(jitter: float) -> None:
    made = attempts(jitter)
    for start in made:
        assert len([each for each in made if start <= each < start + timedelta(days=1)]) <= 8
    assert timedelta(days=2) < made[-1] - FIRST <= PATIENCE


def test_the_waits_grow() -> None:
    minutes = [(b - a).total_seconds() / 60 for a, b in pairwise(attempts(0.0))]
    assert minutes[:8] == [1, 5, 30, 120, 240, 360, 480, 480]


@pytest.mark.parametrize(
    ("wait", "seconds"), [(0.0, 60), (10.0, 60), (3600.0, 3600), (1e12, 86400), (float("inf"), 86400)]
)
def test_a_wait_that_was_asked_for_is_kept_up_to_a_day(wait: float, seconds: int) -> None:
    assert again(1, FIRST, FIRST, wait=wait) == FIRST + timedelta(seconds=seconds)


def test_a_clock_that_is_put_back_stops_no_attempt() -> None:
    before = FIRST - timedelta(days=400)
    assert again(3, FIRST, before) == before + timedelta(seconds=1800)


def test_a_retry_waits_for_the_morning_too() -> None:
    assert awake(Times(BERLIN, NIGHT), utc("2026-11-22T23:00")) == utc("2026-11-23T06:00")
