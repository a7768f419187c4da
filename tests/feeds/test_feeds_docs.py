"""docs/feeds.md is true: its examples run, and it speaks of everything that the room offers."""

import doctest
import re
from pathlib import Path

import pytest

from syndicate import feeds
from syndicate.feeds import pace

DOCS = Path(__file__).parents[2] / "docs" / "feeds.md"
TEXT = DOCS.read_text("utf-8")


def test_the_examples_run():
    result = doctest.testfile(str(DOCS), module_relative=False, optionflags=doctest.REPORT_NDIFF)
    assert (result.failed, result.attempted > 30) == (0, True)


@pytest.mark.parametrize("name", sorted(set(feeds.__all__) - {"Entry", "Feed", "FeedState", "Offered"}))
def test_every_function_and_what_is_given_to_it_has_an_example(name):
    assert re.search(rf"^(>>>|\.\.\.).*\b{name}\b", TEXT, re.MULTILINE)


def test_the_table_tells_the_figures():
    told = TEXT.partition("## Know when")[2].partition("## Be told")[0]
    for figure in (
        f"from {pace.SOONEST / pace.MINUTE:.0f} minutes to {pace.LATEST / pace.HOUR:.0f} hours",
        f"± {pace.SPREAD:.0%}".replace("%", " %"),
        f"after {pace.MISSING_FOR.days} days and {pace.MISSING_LOOKS} polls",
        f"after {pace.MOVED_AFTER} polls in a row",
        f"more than {pace.CLOCKS_APART.seconds // 60} minutes",
    ):
        assert figure in told
