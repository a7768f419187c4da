"""What a report asks of the store: the copies that a filter admits, with their histories, found by an index."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from copies_kept import DAY, MILLS, NOW, RIVERS, copy
from sqlalchemy.dialects import sqlite

from syndicate.model import Waiver
from syndicate.store import Store, asking, feeds, limits, waivers, works
from syndicate.store.limits import Limit
from syndicate.summary import Counts, FailingFeed, Filter, Turn

COMPLIANT, FAILING = "compliant", "non_compliant"


@pytest.fixture
def filled(store: Store) -> Store:
    def fill(tx: Any) -> None:
        copy(tx, "a.example", [(NOW - 30 * DAY, FAILING), (NOW - 2 * DAY, COMPLIANT)])
        copy(tx, "blog.a.example", [(NOW - 20 * DAY, FAILING)], failed=["original_link"])
        copy(tx, "b.example", [(NOW - 10 * DAY, COMPLIANT), (NOW - DAY, "gone")], MILLS)
        copy(tx, "nota.example", [(NOW, "needs_review")])

    store.write(fill)
    return store


def sites(store: Store, **only: Any) -> list[str]:
    with store.reading() as tx:
        return [line.site for line in asking.copy_lines(tx, Filter(**only))]


def test_a_line_has_all_that_is_known_of_a_copy(filled: Store) -> None:
    with filled.reading() as tx:
        first, *_ = asking.copy_lines(tx, Filter(site="b.example"))
    assert (first.page_url, first.work_url, first.work_title) == (
        "https://b.example/post",
        MILLS.url,
        "On mills",
    )
    assert (first.verdict, first.standing, first.gone_at) == (COMPLIANT, "gone", NOW - DAY)
    assert first.history == (Turn(NOW - 10 * DAY, COMPLIANT), Turn(NOW - DAY, "gone"))


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ({}, ["blog.a.example", "a.example", "b.example", "nota.example"]),
        ({"site": "a.example"}, ["blog.a.example", "a.example"]),
        ({"work": MILLS.url}, ["b.example"]),
        ({"policy": "cc-by-4.0", "verdict": COMPLIANT}, ["a.example"]),
        ({"policy": "cc0-1.0"}, []),
        ({"verdict": "gone"}, ["b.example"]),
        ({"term": "original_link"}, ["blog.a.example"]),
        ({"since": NOW - 2 * DAY}, ["a.example", "b.example", "nota.example"]),
        ({"since": NOW - 2 * DAY, "until": NOW}, ["a.example", "b.example"]),
    ],
)
def test_a_filter_chooses_copies_the_longest_unchanged_first(
    filled: Store, only: dict[str, Any], expected: list[str]
) -> None:
    assert sites(filled, **only) == expected


def test_copies_come_in_parts_each_once(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_TOGETHER", 1)

    def same_moment(tx: Any) -> None:
        for at in range(3):
            copy(tx, "c.example", [(NOW, COMPLIANT)], path=str(at))

    filled.write(same_moment)
    assert sites(filled) == ["blog.a.example", "a.example", "b.example", "nota.example", *["c.example"] * 3]


@pytest.mark.parametrize("after", [None, (NOW, 7)])
def test_what_changed_since_is_found_by_the_index(store: Store, after: tuple[datetime, int] | None) -> None:
    if store.place.path is None:
        pytest.skip("PostgreSQL plans by its statistics, and there are none of an empty table")
    query = asking.chosen(Filter(since=NOW), after).limit(5)
    compiled = query.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})
    with store.reading() as tx:
        plan = tx.connection.execute(
            f"EXPLAIN QUERY PLAN {compiled}", [None] * len(compiled.params)
        ).fetchall()
    steps = [row[-1] for row in plan]
    assert steps[0] == "SEARCH copies USING INDEX ix_copies_changed_at (changed_at>?)"
    assert all(step.startswith("SEARCH") for step in steps)


def test_limits_permissions_and_counts_come_with_the_copies(filled: Store) -> None:
    limit = Limit("a.example", "cc-by-4.0", "quota", "failed", "Nine of five.", NOW, NOW, told=True)
    waiver = Waiver("a.example", "quota", "agreed", date(2027, 1, 1), "Ann Lee")
    filled.write(lambda tx: limits.put(tx, limit))
    filled.write(lambda tx: waivers.add(tx, waiver, now=NOW))
    number, _ = filled.write(lambda tx: feeds.add(tx, "https://a.example/feed", now=NOW, watch={}))
    filled.write(lambda tx: feeds.polled(tx, number, now=NOW, due=NOW, failures=2))
    filled.write(lambda tx: feeds.add(tx, "https://b.example/feed", now=NOW, watch={}))
    with filled.reading() as tx:
        (line,) = asking.limit_lines(tx)
        assert (line.site, line.term, line.outcome) == ("a.example", "quota", "failed")
        assert asking.permissions(tx) == (waiver,)
        failing = (FailingFeed("https://a.example/feed", "", ""),)
        assert asking.counts(tx) == Counts(2, 2, failing, {"new": 4})
        (rivers,) = [row.id for row in works.listed(tx) if row.url == RIVERS.url]
        assert asking.copies_of_works(tx) == {rivers: 3}
