"""When a feed is polled again: as often as it brings something, never sooner than it wishes, and whatever the clock does."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.feeds import FeedState, FeedWatch, Poll, is_due, next_poll, wants_whole

NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)
MIDDLE = 0.5  # a jitter that moves nothing
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def polled(*polls: Poll, watch: FeedWatch | None = None, every: float = 0.0) -> FeedWatch:
    """The watch after these polls, each on time."""
    watch = watch or FeedWatch(due=NOW)
    for poll in polls:
        watch = next_poll(watch, poll, watch.due or NOW, MIDDLE, every)
    return watch


def wait(watch: FeedWatch) -> timedelta:
    assert watch.due is not None
    assert watch.polled_at is not None
    return watch.due - watch.polled_at


def living(gap: timedelta, days: int = 5) -> FeedWatch:
    """A feed that gets a new entry each `gap`, watched for some days."""
    watch = polled(Poll(new=20))
    entry_at = NOW
    while watch.due < NOW + timedelta(days=days):
        count = int((watch.due - entry_at) / gap)
        entry_at += count * gap
        watch = polled(Poll(new=count) if count else Poll(304), watch=watch)
    return watch


def test_a_new_feed_is_polled_within_the_hour_and_its_old_entries_teach_nothing():
    watch = polled(Poll(new=5_000))
    assert (wait(watch), watch.gap, watch.new_at) == (HOUR, 0.0, NOW)
    assert watch.reason == "How often it brings something new is not known yet."


@pytest.mark.parametrize(
    ("gap", "least", "most"),
    [
        (MINUTE, 15 * MINUTE, 15 * MINUTE),
        (20 * MINUTE, 15 * MINUTE, 15 * MINUTE),
        (2 * HOUR, 45 * MINUTE, 75 * MINUTE),
        (8 * HOUR, 3 * HOUR, 5 * HOUR),
        (DAY, 8 * HOUR, 16 * HOUR),
        (30 * DAY, DAY, DAY),
    ],
)
def test_the_interval_follows_how_often_entries_come(gap, least, most):
    assert least <= wait(living(gap, days=30)) <= most


def test_the_reason_tells_the_interval_in_words():
    assert (
        living(8 * HOUR, days=30).reason == "Polled every 4 hours, as new entries come about every 8 hours."
    )
    assert polled(*[Poll(304)] * 12).reason == "Polled every 24 hours, as nothing new came for 2 days."


def test_a_feed_that_falls_asleep_is_polled_less_and_one_that_wakes_up_more():
    asleep = polled(*[Poll(304)] * 30, watch=living(HOUR))
    assert wait(asleep) == DAY
    assert wait(polled(*[Poll(new=10)] * 8, watch=asleep)) < 4 * HOUR


def test_the_interval_that_the_user_gave_stays():
    watch = polled(Poll(new=3), Poll(304), Poll(304), Poll(new=50), every=300)
    assert (wait(watch), watch.reason) == (5 * MINUTE, "")
    assert wait(polled(Poll(304), every=2 * DAY.total_seconds())) == 2 * DAY


def test_a_feed_whose_hub_tells_is_polled_daily():
    watch = polled(Poll(new=3, pushed=True))
    assert (wait(watch), watch.reason) == (DAY, "Its hub tells of new entries; the daily poll makes sure.")


@pytest.mark.parametrize(
    ("poll", "least"),
    [
        (Poll(rests=4 * 3600), 4 * HOUR),
        (Poll(304, rests=4 * 3600), 4 * HOUR),
        (Poll(rests=60), HOUR * 0.9),
        (Poll(rests=1e12), DAY),
        (Poll(429, error="Busy.", retry_after=5 * 3600), 5 * HOUR),
        (Poll(503, error="Busy.", retry_after=float("inf")), DAY),
        (Poll(200, retry_after=7200), 2 * HOUR),
    ],
)
@pytest.mark.parametrize("jitter", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("every", [0.0, 60.0])
def test_it_is_never_sooner_than_the_server_asks_up_to_a_day(poll, least, jitter, every):
    found = wait(next_poll(FeedWatch(due=NOW), poll, NOW, jitter, every))
    assert (least if not every or least != HOUR * 0.9 else MINUTE * 0.9) <= found <= 1.1 * DAY


def test_what_the_feed_asked_for_holds_until_it_is_read_again():
    asked = polled(Poll(feed_rests=6 * 3600), Poll(304))
    assert wait(asked) == 6 * HOUR * 1.05  # the spread goes up only
    assert wait(polled(Poll(200, feed_rests=0.0), every=3600, watch=asked)) == HOUR


def test_the_rest_asked_for_is_told():
    watch = polled(Poll(503, error="The server is busy.", retry_after=4 * 3600))
    assert watch.reason == "The server is busy. The server asks for 4 hours of rest."


def test_a_short_rest_is_told_in_seconds():
    watch = polled(Poll(429, error="Busy.", retry_after=40), every=1)
    assert watch.reason == "Busy. The server asks for 40 seconds of rest."


@pytest.mark.parametrize(("jitter", "share"), [(0.0, 0.9), (0.5, 1.0), (1.0, 1.1)])
def test_polls_are_spread_by_a_tenth(jitter, share):
    assert wait(next_poll(FeedWatch(), Poll(), NOW, jitter)) == HOUR * share


def test_failures_double_the_wait_up_to_a_day():
    watch, waits = FeedWatch(due=NOW), []
    for _ in range(8):
        watch = polled(Poll(0, error="The server did not answer in time."), watch=watch)
        waits.append(wait(watch) / HOUR)
    assert waits == [2, 4, 8, 16, 24, 24, 24, 24]
    assert (watch.failures, watch.failing_since, watch.state) == (8, NOW, FeedState.LIVE)


def test_a_failure_is_told_in_words():
    once = polled(Poll(500))
    assert once.reason == "The server answers with status 500."
    assert polled(Poll(200, error="This is neither RSS, Atom nor JSON Feed."), watch=once).reason == (
        "This is neither RSS, Atom nor JSON Feed. 2 polls in a row failed, since 3 November 2026, 09:00 UTC; "
        "it is polled less often."
    )


def test_after_a_success_failures_are_forgotten():
    watch = polled(Poll(404), Poll(0, error="x"), Poll(404), Poll(200))
    assert (watch.failures, watch.failing_since, watch.missing, watch.missing_since) == (0, None, 0, None)
    assert wait(watch) <= DAY


def test_410_stops():
    watch = polled(Poll(410))
    assert (watch.state, watch.due) == (FeedState.STOPPED, None)
    assert watch.reason == "The server says that the feed is gone for good (410)."
    assert not is_due(watch, NOW + 1000 * DAY)


def test_404_stops_after_thirty_days():
    watch = FeedWatch(due=NOW)
    while watch.state is FeedState.LIVE:
        at = watch.due
        watch = polled(Poll(404), watch=watch)
    assert 30 * DAY <= at - NOW <= 32 * DAY
    assert watch.reason == "The feed is not found (404) since 3 November 2026, 09:00 UTC."


def test_other_failures_never_stop_a_feed():
    watch = polled(*[Poll(0, error="x"), Poll(403), Poll(500)] * 40)
    assert (watch.state, watch.failures) == (FeedState.LIVE, 120)


def test_a_move_counts_after_three_polls_that_say_the_same():
    to = "https://example.net/feed"
    assert polled(Poll(moved_to=to), Poll(304, moved_to=to)).moved_to == ""
    assert (
        polled(Poll(moved_to=to), Poll(0, error="x"), Poll(304, moved_to=to), Poll(moved_to=to)).moved_to
        == to
    )
    assert polled(*[Poll(moved_to=to)] * 2, Poll(), Poll(moved_to=to)).moved_to == ""
    assert polled(*[Poll(moved_to=to), Poll(moved_to=to + "2")] * 3).moved_to == ""
    assert polled(*[Poll(404, error="x", moved_to=to)] * 5).moved_to == ""


def test_a_whole_feed_is_wanted_at_first_and_after_a_week_of_304():
    assert wants_whole(FeedWatch(), NOW)
    watch = polled(Poll(200), *[Poll(304)] * 30)
    assert watch.whole_at == NOW
    assert not wants_whole(watch, NOW + 6 * DAY)
    assert wants_whole(watch, NOW + 7 * DAY)
    assert not wants_whole(polled(Poll(200), watch=watch), watch.due + DAY)


@pytest.mark.parametrize(
    "jump", [-HOUR, HOUR, -30 * DAY, 400 * DAY, -30 * 365 * DAY, -timedelta(minutes=4), timedelta(seconds=1)]
)
def test_a_clock_that_jumps_brings_at_most_one_poll_too_many_and_no_stall(jump):
    watch, clock, polls = polled(Poll(), every=3600), NOW, [0]
    for minute in range(1, 24 * 60):
        clock += MINUTE + (jump if minute == 100 else timedelta())
        if is_due(watch, clock):
            watch = next_poll(watch, Poll(304), clock, MIDDLE, 3600)
            polls.append(minute)
    apart = [after - before for before, after in pairwise(polls)]
    assert max(apart) <= 2 * 60
    assert sum(each < 59 for each in apart) <= 1


@pytest.mark.parametrize("jump", [-400 * DAY, 400 * DAY])
def test_a_clock_that_jumps_teaches_little(jump):
    watch = living(2 * HOUR)
    after = next_poll(watch, Poll(new=1), watch.due + jump, MIDDLE)
    assert watch.gap * 0.7 <= after.gap <= watch.gap * 1.5


def test_a_jump_of_a_year_gives_no_missing_feed_up():
    watch = polled(Poll(404), Poll(404))
    watch = next_poll(watch, Poll(404), NOW + 400 * DAY, MIDDLE)
    assert watch.state is FeedState.LIVE


def test_clocks_of_two_machines_may_differ_by_minutes():
    watch = polled(Poll())
    assert not is_due(watch, NOW - 5 * MINUTE)
    assert is_due(watch, NOW - 6 * MINUTE)


outcomes = st.builds(
    Poll,
    st.sampled_from([0, 200, 304, 404, 429, 500]),
    st.integers(0, 5_000),
    st.sampled_from(["", "x"]),
    st.floats(0, 1e15),
    st.sampled_from([0.0, 60.0, 1e9, float("inf")]),
    st.sampled_from(["", "https://example.net/"]),
    st.booleans(),
)


@given(st.lists(st.tuples(outcomes, st.integers(-(10**9), 10**9), st.floats(0, 1)), max_size=30))
def test_whatever_happens_the_next_poll_is_due_between_thirteen_minutes_and_a_day_and_a_tenth(history):
    watch, clock = FeedWatch(), NOW
    for poll, seconds, jitter in history:
        clock = min(max(clock + timedelta(seconds=seconds), NOW - 20 * 365 * DAY), NOW + 20 * 365 * DAY)
        watch = next_poll(watch, poll, clock, jitter)
        if watch.state is FeedState.LIVE:
            assert 13.5 * MINUTE <= wait(watch) <= 26.4 * HOUR
            assert is_due(watch, watch.due)
            assert is_due(watch, clock - 2 * DAY)
