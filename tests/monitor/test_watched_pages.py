"""Pages that are looked at again and again: what becomes of them when they are read, and when they are not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from syndicate.errors import (
    AddressRefused,
    BadStatus,
    BotWall,
    BrokenResponse,
    ConnectionFailed,
    ConsentWall,
    FetchError,
    HostNotFound,
    NotHtml,
    PageError,
    ParseStopped,
    RobotsRefused,
    ScriptOnly,
    SoftNotFound,
    TimedOut,
    TooLarge,
    Withheld,
)
from syndicate.model import CopyWatch, PageState, PageWatch, Trouble, Verdict
from syndicate.monitor.copies import of_copy
from syndicate.monitor.pages import Look, PageStep, is_due, of_page, trouble
from syndicate.monitor.schedule import schedule

START = datetime(2026, 3, 1, 10, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SCHEDULE = schedule()
COPY = (of_copy(CopyWatch(), Verdict.COMPLIANT, START, SCHEDULE),)
GONE_COPY = (of_copy(CopyWatch(verdict=Verdict.COMPLIANT, gone=True), None, START, SCHEDULE),)
NO_PAGE = BadStatus("blog.example has no such page (status 404).", status=404)
NO_HOST = HostNotFound("The name blog.example cannot be found.")
SLOW = TimedOut("blog.example did not answer in time.")
WALL = BotWall("blog.example shows a challenge.")


def drive(looks: Sequence[Look], watch: PageWatch | None = None) -> list[tuple[PageStep, timedelta | None]]:
    """Look after look, each when it is due (or a day later, where none is); with the wait after each."""
    now, watch, steps = START, watch or PageWatch(), []
    for look in looks:
        step = of_page(watch, look, now, SCHEDULE, 0.0)
        steps.append((step, step.due and step.due - now))
        watch, now = step.watch, step.due or now + DAY
    return steps


def states(looks: Sequence[Look], watch: PageWatch | None = None) -> list[str]:
    return [str(step.watch.state) for step, _ in drive(looks, watch)]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (NO_PAGE, "missing"), (BadStatus("", status=410), "missing"), (NO_HOST, "missing"), (SoftNotFound(""), "missing"),
        (RobotsRefused(""), "refused"), (WALL, "refused"), (ConsentWall(""), "refused"), (AddressRefused(""), "refused"),
        (Withheld(""), "refused"), (BadStatus("", status=401), "refused"), (BadStatus("", status=403), "refused"),
        (BadStatus("", status=451), "refused"),
        (SLOW, "unreachable"), (ConnectionFailed(""), "unreachable"), (TooLarge(""), "unreachable"), (NotHtml(""), "unreachable"),
        (BrokenResponse(""), "unreachable"), (ParseStopped(""), "unreachable"), (ScriptOnly(""), "unreachable"),
        (BadStatus("", status=500), "unreachable"), (BadStatus("", status=429), "unreachable"), (BadStatus(""), "unreachable"),
    ],
)  # fmt: skip
def test_an_error_says_that_a_page_is_missing_that_we_are_refused_or_neither(
    error: FetchError | PageError, kind: str
) -> None:
    assert trouble(error) == kind


def test_a_page_with_a_copy_is_due_when_the_copy_is() -> None:
    ((step, wait),) = drive([COPY])
    assert (step.watch.state, step.watch.held, wait) == (PageState.COPY, True, 3 * DAY)
    assert step.reason == "The copy met the terms when it was last seen."


def test_a_page_with_several_copies_is_due_with_the_first_of_them() -> None:
    failing = of_copy(CopyWatch(), Verdict.NON_COMPLIANT, START, SCHEDULE)
    ((step, wait),) = drive([(*GONE_COPY, *COPY, failing)])
    assert (step.watch.state, wait) == (PageState.COPY, DAY)
    assert step.reason == "The copy did not meet the terms when it was last seen."


def test_a_page_whose_copies_are_all_gone_is_removed() -> None:
    ((step, wait),) = drive([GONE_COPY])
    assert (step.watch.state, wait) == (PageState.REMOVED, 90 * DAY)


def test_a_page_that_holds_nothing_is_looked_at_twice_more_and_left_alone() -> None:
    steps = drive([(), (), ()])
    assert [step.watch.state for step, _ in steps] == [PageState.UNRELATED] * 3
    assert [wait for _, wait in steps] == [DAY, 30 * DAY, None]


def test_what_an_unrelated_page_was_known_for_survives_an_outage() -> None:
    steps = drive([(), SLOW, SLOW, (), ()])
    assert [wait for _, wait in steps] == [DAY, HOUR, 6 * HOUR, 30 * DAY, None]


def test_404_three_times_over_a_day_is_gone() -> None:
    steps = drive([COPY, NO_PAGE, NO_PAGE, NO_PAGE, NO_PAGE])
    assert [str(step.watch.state) for step, _ in steps] == ["copy", "copy", "copy", "gone", "gone"]
    assert [wait for _, wait in steps] == [3 * DAY, 12 * HOUR, 12 * HOUR, 30 * DAY, 90 * DAY]
    assert [step.reason for step, _ in steps[2:4]] == [
        "blog.example has no such page (status 404). It could not be read at 2 looks since 4 March 2026, 10:00 UTC. "
        "3 looks over 1 day make it gone.",
        "blog.example has no such page (status 404). It could not be read at 3 looks since 4 March 2026, 10:00 UTC.",
    ]


def test_three_times_404_within_an_hour_is_not_gone() -> None:
    watch = PageWatch(PageState.COPY, held=True)
    for minutes in (0, 20, 40):
        step = of_page(watch, NO_PAGE, START + timedelta(minutes=minutes), SCHEDULE, 0.0)
        watch = step.watch
    assert (watch.state, watch.troubled) == (PageState.COPY, 3)


def test_a_name_that_is_not_found_takes_five_looks_over_eight_days() -> None:
    assert states([COPY, *[NO_HOST] * 5]) == ["copy", "copy", "copy", "copy", "copy", "gone"]
    assert drive([COPY, *[NO_HOST] * 5])[-1][0].watch.failing_since == START + 3 * DAY


def test_a_page_that_is_gone_for_a_year_is_let_go() -> None:
    waits = [wait for _, wait in drive([COPY, *[NO_PAGE] * 9])]
    assert waits[3:] == [30 * DAY, *[90 * DAY] * 4, None, None]


def test_who_does_not_let_us_in_blocks_and_is_never_gone() -> None:
    steps = drive([COPY, *[WALL] * 100])
    assert [str(step.watch.state) for step, _ in steps[:5]] == ["copy", "copy", "copy", "blocked", "blocked"]
    assert {str(step.watch.state) for step, _ in steps[3:]} == {"blocked"}
    assert steps[-1][1] == 30 * DAY


@pytest.mark.parametrize(
    "error", [SLOW, BadStatus("", status=500), ConnectionFailed("TLS"), ParseStopped(""), NotHtml("")]
)
def test_any_other_failure_is_neither_however_long_it_lasts(error: FetchError | PageError) -> None:
    steps = drive([COPY, *[error] * 200])
    assert {str(step.watch.state) for step, _ in steps} == {"copy"}
    assert [wait for _, wait in steps[1:4]] == [HOUR, 6 * HOUR, DAY]
    assert steps[-1][1] == 30 * DAY
    assert (steps[-1][0].watch.failures, steps[-1][0].watch.trouble) == (200, Trouble.UNREACHABLE)


def test_an_outage_between_speaks_neither_for_nor_against_a_page_that_is_gone() -> None:
    assert states([COPY, NO_PAGE, SLOW, SLOW, NO_PAGE, SLOW, NO_PAGE])[-1] == "gone"


def test_an_outage_after_it_was_gone_does_not_bring_it_back() -> None:
    assert states([COPY, NO_PAGE, NO_PAGE, NO_PAGE, SLOW])[-1] == "gone"


def test_a_refusal_between_makes_the_count_begin_again() -> None:
    assert states([COPY, NO_PAGE, NO_PAGE, WALL, NO_PAGE, NO_PAGE])[-1] == "copy"


def test_one_good_look_makes_the_count_begin_again() -> None:
    assert states([COPY, NO_PAGE, NO_PAGE, COPY, NO_PAGE, NO_PAGE])[-1] == "copy"


@pytest.mark.parametrize("error", [NO_PAGE, WALL, SLOW])
def test_a_page_that_returns_is_taken_up_where_it_was(error: FetchError) -> None:
    steps = drive([COPY, *[error] * 5, COPY])
    before, after = steps[0], steps[-1]
    assert (after[0].watch.state, after[1], after[0].reason) == (
        before[0].watch.state,
        before[1],
        before[0].reason,
    )
    assert (after[0].watch.failures, after[0].watch.trouble, after[0].watch.looks) == (0, None, 7)


@pytest.mark.parametrize(
    ("error", "state", "looks"),
    [(NO_PAGE, "gone", 4), (NO_HOST, "gone", 10), (WALL, "blocked", 13), (SLOW, "new", 13)],
)
def test_a_page_that_was_never_read_is_let_go(error: FetchError | PageError, state: str, looks: int) -> None:
    steps = drive([error] * looks)
    assert [number for number, (_, wait) in enumerate(steps, 1) if wait is None] == [looks]
    assert steps[-1][0].watch.state == state


@pytest.mark.parametrize(
    ("asked", "wait"), [(60.0, HOUR), (7200.0, 2 * HOUR), (1e9, DAY), (float("inf"), DAY), (-5.0, HOUR), (float("nan"), HOUR)]
)  # fmt: skip
def test_a_site_that_asks_for_patience_has_it_for_a_day_at_most(asked: float, wait: timedelta) -> None:
    busy = BadStatus("blog.example is busy (status 503).", status=503, wait=asked)
    assert drive([COPY, busy])[-1][1] == wait


def test_patience_shortens_no_wait() -> None:
    busy = BadStatus("", status=503, wait=60.0)
    assert drive([COPY, *[busy] * 4])[-1][1] == DAY


@pytest.mark.parametrize(
    ("due", "looked_at", "expected"),
    [
        (None, None, False),
        (START, None, True),
        (START + HOUR, START - DAY, False),
        (START - HOUR, START - DAY, True),
        (START + 400 * DAY, START + 399 * DAY, True),
        (None, START + DAY, False),
    ],
)
def test_a_page_is_due_in_its_time_or_when_its_last_look_has_not_come_yet(
    due: datetime | None, looked_at: datetime | None, expected: bool
) -> None:
    assert is_due(due, looked_at, START) is expected
