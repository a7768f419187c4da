"""Days, waits, versions and names as they stand in a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from syndicate import Version
from syndicate.saying import as_day, day, how_long, in_a_row, named, number_of, stamp


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (None, ""),
        (date(2026, 3, 7), "7 March 2026"),
        (datetime(2026, 11, 26, 14, 2, tzinfo=UTC), "26 November 2026, 14:02 UTC"),
        (datetime(2026, 1, 1, 1, 0, tzinfo=timezone(timedelta(hours=2))), "31 December 2025, 23:00 UTC"),
    ],
)
def test_days_are_written_in_words(when: date | None, expected: str) -> None:
    assert day(when) == expected


def test_the_day_of_a_moment_is_that_of_its_own_zone() -> None:
    assert as_day(datetime(2026, 1, 1, 1, 0, tzinfo=timezone(timedelta(hours=2)))) == date(2026, 1, 1)


def test_a_machine_reads_a_moment_to_the_second_in_utc() -> None:
    summer = datetime(2026, 7, 1, 14, 30, 5, 999, tzinfo=timezone(timedelta(hours=2)))
    assert stamp(summer) == "2026-07-01T12:30:05Z"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "1 second"),
        (1, "1 second"),
        (90.2, "91 seconds"),
        (600, "10 minutes"),
        (5_400, "90 minutes"),
        (7_200, "2 hours"),
        (86_400, "24 hours"),
        (86_400 * 3, "3 days"),
        (float("inf"), "a very long time"),
    ],
)
def test_a_wait_is_said_as_a_person_says_it(seconds: float, said: str) -> None:
    assert how_long(seconds) == said


def test_a_number_of_things_has_their_name_for_one_or_for_many() -> None:
    assert [number_of(number, "copy", "copies") for number in (0, 1, 2)] == ["0 copies", "1 copy", "2 copies"]
    assert [number_of(number, "page") for number in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (None, "the original"),
        (Version("text"), "an earlier version of the original"),
        (Version("text", seen=date(2026, 3, 3)), "the original as it was on 3 March 2026"),
    ],
)
def test_a_version_is_told_by_its_day(version: Version | None, said: str) -> None:
    assert named(version) == said


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_stand_in_a_row(names: list[str], said: str) -> None:
    assert in_a_row(names) == said
