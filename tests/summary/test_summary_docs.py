"""The documentation of summaries is true: its examples run, and its numbers are those of the code."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from syndicate.summary import FORMATS, STREAMS
from syndicate.summary.clauses import RATED_FROM
from syndicate.summary.due import OVERDUE, SOON
from syndicate.summary.listing import MOST
from syndicate.summary.sites import THANKED_FROM
from syndicate.summary.summary import TIMELINES
from syndicate.summary.weeks import MOST_WEEKS

PATH = Path(__file__).parents[2] / "docs" / "monitoring-report.md"
TEXT = " ".join(PATH.read_text("utf-8").split())


def test_the_examples_run() -> None:
    result = doctest.testfile(str(PATH), module_relative=False, optionflags=doctest.REPORT_NDIFF)
    assert (result.failed, result.attempted) == (0, 10)


@pytest.mark.parametrize(
    "told",
    [
        f"for more than {OVERDUE.days} days",
        f"end within {SOON.days} days",
        f"{THANKED_FROM} copies or more",
        f"last {MOST_WEEKS} weeks",
        f"{TIMELINES} most relevant",
        f"end after {MOST} things",
        f"Below {RATED_FROM} copies no rate",
    ],
)
def test_its_numbers_are_those_of_the_code(told: str) -> None:
    assert told in TEXT


def test_it_tells_every_format() -> None:
    assert [name for name in (*FORMATS, *STREAMS) if f"| `{name}` |" not in TEXT] == []
