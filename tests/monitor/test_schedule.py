"""The schedule: times in words, the shipped table with its reasons, and what a user may set otherwise."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate import resources
from syndicate.errors import UsageError
from syndicate.monitor.schedule import Schedule, schedule
from syndicate.monitor.waits import Several, duration, in_words, ladder, later, several

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DOCS = (Path(__file__).parents[2] / "docs" / "schedule.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "wait"),
    [("30m", HOUR / 2), ("6h", 6 * HOUR), ("1d", DAY), ("2w", 14 * DAY), ("3660d", 3660 * DAY)],
)
def test_a_time_is_a_number_and_a_unit(words: str, wait: timedelta) -> None:
    assert duration(words) == wait


@pytest.mark.parametrize(
    "words", ["", "0d", "-1d", "1", "d", "1 d", "1.5h", "1D", "1y", "3661d", "9999w", "١d", 1, None, True]
)
def test_what_is_no_time_is_told(words: object) -> None:
    with pytest.raises(ValueError, match='expected a time such as "6h"'):
        duration(words)


def test_a_ladder_is_one_wait_after_the_other_and_the_last_for_good() -> None:
    waits = ladder(["6h", "1d x 2", "1w"])
    assert [waits.at(number) for number in (0, 1, 2, 3, 4, 1_000)] == [
        6 * HOUR,
        DAY,
        DAY,
        7 * DAY,
        7 * DAY,
        7 * DAY,
    ]


def test_a_ladder_may_end() -> None:
    waits = ladder(["1d x 2", "never"])
    assert [waits.at(number) for number in range(4)] == [DAY, DAY, None, None]


@pytest.mark.parametrize(
    "words", [[], ["never", "1d"], ["1d x 0"], ["1d x"], ["x 2"], [["1d"]], [1], {}, "1d, 2d"]
)
def test_what_is_no_ladder_is_told(words: object) -> None:
    with pytest.raises(ValueError, match=r'expected a time such as "1d", or a list such as'):
        ladder(words)


def test_several_looks_are_spread_evenly_over_their_time() -> None:
    three = several("3 times over 1d")
    assert (three, three.every, str(three)) == (Several(3, DAY), 12 * HOUR, "3 looks over 1 day")
    assert [
        three.reached(times, NOW, NOW + over) for times, over in [(3, DAY), (2, DAY), (3, DAY - HOUR)]
    ] == [True, False, False]


@pytest.mark.parametrize(
    "words", ["1 times over 1d", "0 times over 1d", "3 times", "3 over 1d", "100 times over 1d", 3]
)
def test_what_is_no_number_of_looks_is_told(words: object) -> None:
    with pytest.raises(ValueError, match='expected how often and over what time, such as "3 times over 1d"'):
        several(words)


@pytest.mark.parametrize(
    ("wait", "words"),
    [(HOUR, "1 hour"), (DAY, "1 day"), (36 * HOUR, "36 hours"), (2 * DAY, "2 days"), (7 * DAY, "7 days"),
     (14 * DAY, "2 weeks"), (30 * DAY, "30 days"), (timedelta(minutes=90), "90 minutes"), (timedelta(seconds=1), "1 minute")],
)  # fmt: skip
def test_a_wait_is_told_in_the_largest_unit_that_fits(wait: timedelta, words: str) -> None:
    assert in_words(wait) == words


def test_the_end_of_time_is_the_latest_that_anything_is_due() -> None:
    end = datetime.max.replace(tzinfo=UTC)
    assert later(end - HOUR, DAY) == end


@given(st.floats(allow_nan=False))
def test_jitter_never_cuts_a_wait_short_and_adds_no_more_than_a_tenth(jitter: float) -> None:
    assert NOW + DAY <= schedule().due(NOW, DAY, jitter) <= NOW + 1.1 * DAY


def test_every_entry_has_a_reason() -> None:
    table = resources.data("schedule")
    assert {name.replace("-", "_") for name in table} == {each.name for each in fields(Schedule)}
    assert all(entry.keys() == {"value", "reason"} and len(entry["reason"]) > 40 for entry in table.values())


def test_the_documentation_tells_every_entry_as_it_is() -> None:
    for name, entry in resources.data("schedule").items():
        value = entry["value"]
        told = ", ".join(value) if isinstance(value, list) else value
        assert f"| `{name}` | {told} | {entry['reason']} |" in DOCS


def test_a_user_sets_what_she_wants_otherwise_and_the_rest_stays() -> None:
    own = schedule(
        {"non-compliant": ["12h x 4", "2d"], "change": "3 times over 2h", "jitter": 0, "wholesale-works": 50}
    )
    assert [own.non_compliant.at(number) for number in (0, 4)] == [12 * HOUR, 2 * DAY]
    assert (own.change, own.jitter, own.wholesale_works) == (Several(3, 2 * HOUR), 0.0, 50)
    assert own.compliant == schedule().compliant


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ({"complaint": "1d"}, 'monitor.schedule."complaint": is no key of the schedule; did you mean "compliant"?'),
        ({"non_compliant": "1d"}, 'monitor.schedule."non_compliant": is no key of the schedule; did you mean "non-compliant"?'),
        ({"not-checked": ["1d"]}, 'monitor.schedule.not-checked: expected a time such as "6h", "1d" or "2w"'),
        ({"jitter": 2}, "monitor.schedule.jitter: expected a share from 0 to 1"),
        ({"jitter": True}, "monitor.schedule.jitter: expected a share from 0 to 1"),
        ({"jitter": float("nan")}, "monitor.schedule.jitter: expected a share from 0 to 1"),
        ({"wholesale-works": 0}, "monitor.schedule.wholesale-works: expected a whole number above 0"),
        ({"wholesale-works": True}, "monitor.schedule.wholesale-works: expected a whole number above 0"),
        ("1d", "monitor.schedule: expected a table"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_its_key(own: object, message: str) -> None:
    with pytest.raises(UsageError) as error:
        schedule(own)  # type: ignore[arg-type]
    assert str(error.value) == f"syndicate.toml: {message}"
