"""How many articles a site took: what counts against it, and what never does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.model import Clause, EventKind, Outcome, Strength, Term
from syndicate.monitor.schedule import schedule
from syndicate.monitor.volume import Taken, limit_changed, of_site

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SCHEDULE = schedule()
TWO_A_MONTH = Term(
    "quota", params={"most": 2, "days": 30}, strength=Strength.REQUEST, clause=Clause("more than two pieces")
)
WHOLESALE = Term("wholesale")


def copy(
    work: int | str, appeared: float | None, found: float, dated: date | None = None, page: str = "a"
) -> Taken:
    """A copy of a work that appeared so many days ago, found so many days ago."""
    published = None if appeared is None else NOW - appeared * DAY
    return Taken(f"w{work}", f"https://blog.example/{work}/{page}", NOW - found * DAY, published, dated)


def quota(*copies: Taken, term: Term = TWO_A_MONTH, now: datetime = NOW) -> tuple[str, str]:
    found = of_site(term, copies, 0, now, SCHEDULE)
    return str(found.outcome), found.message


FRESH = tuple(copy(number, number + 2, number + 1) for number in range(3))


def test_articles_that_appeared_and_were_found_within_the_window_count() -> None:
    found = of_site(TWO_A_MONTH, FRESH, 0, NOW, SCHEDULE)
    assert found.outcome is Outcome.FAILED
    assert found.message == "3 articles were taken within 30 days; the terms allow 2 articles."
    assert found.remedy == "Ask the publisher before taking more than 2 articles within 30 days."
    assert (found.group, found.strength, found.clause.quote) == (
        "volume",
        Strength.REQUEST,
        "more than two pieces",
    )
    assert [(each.url, each.note) for each in found.evidence] == [
        ("https://blog.example/2/a", "taken after 18 November 2026, found on 20 November 2026"),
        ("https://blog.example/1/a", "taken after 19 November 2026, found on 21 November 2026"),
        ("https://blog.example/0/a", "taken after 20 November 2026, found on 22 November 2026"),
    ]


def test_as_many_as_are_allowed_pass() -> None:
    known = "Of the copies that are known, no more than 2 can have been taken within 30 days; the terms allow 2 articles."
    assert quota(*FRESH[:2]) == ("passed", known)


def test_no_copies_pass() -> None:
    assert quota()[0] == "passed"


def test_a_backlog_that_is_found_at_once_fails_nothing() -> None:
    backlog = [copy(number, 200 + number, 1) for number in range(40)]
    message = "As many as 40 articles may have been taken within 30 days; the terms allow 2 articles."
    assert quota(*backlog) == ("cannot_tell", f"{message} When each was taken, the pages do not show.")


def test_works_without_a_date_fail_nothing() -> None:
    assert quota(*(copy(number, None, 1) for number in range(9)))[0] == "cannot_tell"


def test_the_dates_of_the_pages_prove_what_the_day_of_the_find_does_not() -> None:
    dates = [date(2026, 11, day) for day in (10, 12, 14)]
    assert quota(*(copy(number, 200, 1, dated) for number, dated in enumerate(dates)))[0] == "failed"


def test_the_dates_of_the_pages_clear_a_site_too() -> None:
    dates = [date(2026, month, 10) for month in (5, 7, 9, 11)]
    assert quota(*(copy(number, 200, 1, dated) for number, dated in enumerate(dates)))[0] == "passed"


def test_a_page_that_prints_the_date_of_the_original_shows_nothing() -> None:
    of_original = (NOW - 200 * DAY).date()
    assert quota(*(copy(number, 200, 1, of_original) for number in range(5)))[0] == "cannot_tell"


@pytest.mark.parametrize(
    "dated", [date(2025, 1, 1), date(2027, 1, 1)], ids=["before the original", "not yet come"]
)
def test_a_date_that_cannot_be_true_proves_nothing(dated: date) -> None:
    assert quota(*(copy(number, 200, 1, dated) for number in range(5)))[0] == "cannot_tell"


def test_an_original_whose_date_was_moved_behind_the_find_proves_nothing() -> None:
    assert quota(*(copy(number, 1, 3) for number in range(5)))[0] == "cannot_tell"


def test_several_pages_of_one_article_are_one_article() -> None:
    assert quota(*(copy(1, 3, 2, page=page) for page in "abcdef"))[0] == "passed"


def test_a_window_slides() -> None:
    near = [copy(1, 50, 49), copy(2, 40, 39), copy(3, 22, 21)]
    apart = [copy(1, 52, 49), copy(2, 40, 39), copy(3, 20, 20)]
    assert [quota(*copies)[0] for copies in (near, apart)] == ["failed", "cannot_tell"]


def test_what_was_long_ago_is_over() -> None:
    old = [copy(number, number + 100, number + 99) for number in range(5)]
    assert [quota(*old, now=NOW - back * DAY)[0] for back in (0, 90)] == ["passed", "failed"]


def test_what_the_terms_except_is_not_held_against_a_site() -> None:
    term = Term("quota", params={"most": 2, "days": 30}, unless="written permission")
    said = "3 articles were taken within 30 days; the terms allow 2 articles. The terms except a written permission, which no page shows."
    assert quota(*FRESH, term=term) == ("cannot_tell", said)


def test_a_clock_that_is_wrong_fails_nothing() -> None:
    assert quota(*FRESH, now=NOW - 30 * 365 * DAY)[0] == "cannot_tell"
    assert quota(*FRESH, now=NOW + 400 * DAY)[0] == "passed"


def test_terms_that_name_no_number_cannot_be_told() -> None:
    assert quota(*FRESH, term=Term("quota"))[0] == "cannot_tell"


def test_only_terms_of_volume_are_judged_here() -> None:
    with pytest.raises(ValueError, match="original_link is not judged over a site"):
        of_site(Term("original_link"), (), 0, NOW, SCHEDULE)


SOME = st.lists(
    st.builds(copy, st.integers(0, 9), st.one_of(st.none(), st.floats(0, 90)), st.floats(0, 90)), max_size=12
)


@given(SOME, st.integers(0, 4), st.integers(1, 40), st.randoms())
def test_it_fails_only_where_every_history_that_fits_the_copies_breaks_the_limit(
    copies, most, days, random
) -> None:
    """Each article is taken at a moment between its original and its find; a limit that failed is broken whichever."""
    term = Term("quota", params={"most": most, "days": days})
    outcome, _ = quota(*copies, term=term)
    first = {
        each.work: each for each in sorted(copies, key=lambda each: (each.found_at, each.url), reverse=True)
    }
    taken = []
    for each in first.values():
        start = (
            each.published
            if each.published and each.published <= each.found_at
            else each.found_at - 400 * DAY
        )
        taken.append(start + random.random() * (each.found_at - start))
    recent = [at for at in taken if at + days * DAY >= NOW - 30 * DAY]
    fullest = max((sum(at <= other <= at + days * DAY for other in taken) for at in recent), default=0)
    if outcome == "failed":
        assert max(sum(at <= other <= at + days * DAY for other in taken) for at in taken) > most
    if outcome == "passed":
        assert fullest <= most


def monthly(works: int, taken: int, lag: timedelta = 5 * HOUR, dates: bool = False) -> list[Taken]:
    """Copies of works of the last month, each found `lag` after its original."""
    copies = []
    for number in range(taken):
        at = NOW - (29 * DAY / works) * (number + 1)
        copies.append(
            Taken(f"w{number}", f"https://blog.example/{number}", at + lag, at.date() if dates else at)
        )
    return copies


def wholesale(
    works: int, taken: int, term: Term = WHOLESALE, lag: timedelta = 5 * HOUR, dates: bool = False
) -> tuple[str, str]:
    found = of_site(term, monthly(works, taken, lag, dates), works, NOW, SCHEDULE)
    return str(found.outcome), found.message


HALF = Term("wholesale", params={"share": 0.5})


@pytest.mark.parametrize(
    ("works", "taken", "term", "outcome"),
    [
        (40, 3, WHOLESALE, "passed"),
        (40, 19, WHOLESALE, "passed"),
        (40, 20, WHOLESALE, "cannot_tell"),
        (40, 40, WHOLESALE, "cannot_tell"),
        (19, 19, WHOLESALE, "cannot_tell"),
        (40, 19, HALF, "passed"),
        (40, 20, HALF, "failed"),
        (19, 19, HALF, "cannot_tell"),
        (20, 10, HALF, "failed"),
        (0, 0, WHOLESALE, "cannot_tell"),
    ],
)
def test_a_share_fails_only_where_the_terms_name_one_and_of_articles_enough(
    works: int, taken: int, term: Term, outcome: str
) -> None:
    assert wholesale(works, taken, term)[0] == outcome


@pytest.mark.parametrize(
    ("found", "message"),
    [
        (wholesale(40, 3), "The site has 3 of the 40 articles that appeared in the last 30 days, as far as is known."),
        (wholesale(5, 5), "The site has 5 of the 5 articles that appeared in the last 30 days; so few say nothing of how they are chosen."),
        (wholesale(40, 30), "The site has 30 of the 40 articles that appeared in the last 30 days. Whether they were selected one by one, no page shows."),
        (wholesale(40, 30, HALF), "The site has 30 of the 40 articles that appeared in the last 30 days; the terms speak of 50% of what the publisher writes."),
        (wholesale(100, 30, lag=20 * HOUR / 60), "The site has 30 of the 100 articles that appeared in the last 30 days, half of them within 20 minutes of the original. Whether they were selected one by one, no page shows."),
    ],
)  # fmt: skip
def test_what_is_said_of_a_share(found: tuple[str, str], message: str) -> None:
    assert found[1] == message


@pytest.mark.parametrize(
    ("taken", "lag", "dates", "outcome"),
    [(20, HOUR, False, "cannot_tell"), (20, 2 * HOUR, False, "passed"), (19, HOUR, False, "passed"), (20, HOUR, True, "passed")],
)  # fmt: skip
def test_twenty_copies_that_follow_within_the_hour_look_automatic(
    taken: int, lag: timedelta, dates: bool, outcome: str
) -> None:
    assert wholesale(100, taken, lag=lag, dates=dates)[0] == outcome


def test_a_backlog_is_no_share_of_the_month() -> None:
    backlog = [copy(number, 60 + number, 1) for number in range(100)]
    assert of_site(HALF, backlog, 40, NOW, SCHEDULE).outcome is Outcome.PASSED


def test_a_limit_is_told_when_it_is_exceeded_and_when_it_is_kept_again() -> None:
    settled, events = None, []
    for outcome in (
        "passed",
        "cannot_tell",
        "failed",
        "failed",
        "cannot_tell",
        "failed",
        "cannot_tell",
        "passed",
        "passed",
        "failed",
    ):
        settled, event = limit_changed(settled, Outcome(outcome))
        events.append(event)
    told = EventKind.LIMIT_CHANGED
    assert events == [None, None, told, None, None, None, None, told, None, told]
