"""Laws: order does not matter, counts add up, lists are the first of their things, memory does not grow with the lines."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from summary_samples import NO_LINK, NOW, clause, copy

from syndicate.summary import STANDINGS, CopyLine, stream, summarise
from syndicate.summary.listing import First

TURNS = st.lists(
    st.tuples(st.floats(-5, 400), st.sampled_from(STANDINGS)),
    min_size=1,
    max_size=5,
    unique_by=lambda t: t[0],
).map(lambda turns: sorted(turns, reverse=True))
CLAUSES = st.lists(
    st.builds(
        clause,
        st.sampled_from(["images", "print"]),
        st.sampled_from(["passed", "failed", "cannot_tell", "inapplicable"]),
        waived=st.booleans(),
    ),
    max_size=3,
).map(tuple)


@st.composite
def copies(draw: st.DrawFn) -> list[CopyLine]:
    courses = draw(st.lists(st.tuples(TURNS, CLAUSES, st.integers(0, 3)), max_size=12))
    return [
        replace(
            copy(f"site{site}.example/{at}", (401, "needs_review"), *turns, clauses=clauses),
            found_at=turns_at,
        )
        for at, (turns, clauses, site) in enumerate(courses)
        for turns_at in [copy("a.example", (401, "needs_review")).found_at]
    ]


@settings(deadline=None)
@given(copies(), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(lines: list[CopyLine], random: object) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert summarise(shuffled, now=NOW) == summarise(lines, now=NOW)


@settings(deadline=None)
@given(copies())
def test_counts_add_up(lines: list[CopyLine]) -> None:
    found = summarise(iter(lines), now=NOW)
    there = sum(line.gone_at is None for line in lines)
    assert found.copies == len(lines) == sum(found.standings.values())
    assert sum(row.copies for row in found.sites.items) == len(lines)
    for row in found.clauses.items:
        told = row.passed + row.failed + row.undecided + row.waived + row.inapplicable
        assert told == sum(
            any(c.term == row.term for c in line.clauses) for line in lines if line.gone_at is None
        )
        assert told <= there
    for week in found.weeks:
        assert min(week.standings.values()) > 0
    if lines:
        assert found.weeks[-1].standings == found.standings
        assert found.mending.open == found.standings.get("non_compliant", 0)


@given(st.lists(st.integers()), st.integers(1, 5))
def test_a_bounded_list_has_the_smallest_in_order(numbers: list[int], most: int) -> None:
    first: First[int] = First(most)
    for number in numbers:
        first.add((number,), number)
    listed = first.listed()
    assert (list(listed.items), listed.total) == (sorted(numbers)[:most], len(numbers))


COURSES = [
    copy(
        "a.example/1",
        *((days + 2, "non_compliant"), (days / 150, "compliant"))[: 1 + days % 2],
        clauses=(NO_LINK,),
    )
    for days in range(150)
]


def many(count: int) -> Iterator[CopyLine]:
    """Copies on 500 sites, made one by one."""
    for at in range(count):
        yield replace(
            COURSES[at % 150], page_url=f"https://site{at % 500}.example/{at}", site=f"site{at % 500}.example"
        )


def peak_of(use: Callable[[Iterator[CopyLine]], int], count: int) -> int:
    """The most bytes that are held at a time while so many copies go by, all of which are used."""
    tracemalloc.start()
    try:
        assert use(many(count)) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def summarised(lines: Iterator[CopyLine]) -> int:
    return summarise(lines, now=NOW).copies


def written(lines: Iterator[CopyLine]) -> int:
    return sum(piece.count("\n") for piece in stream(lines, "csv")) - 1


def test_twenty_thousand_copies_need_no_more_memory_than_two_thousand() -> None:
    assert peak_of(summarised, 20_000) < peak_of(summarised, 2_000) + 180_000  # ten bytes a copy


def test_rows_are_written_as_they_come() -> None:
    assert peak_of(written, 8_000) < peak_of(written, 2_000) + 60_000
