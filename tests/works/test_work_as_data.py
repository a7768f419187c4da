"""A work as data: nothing is lost on the way, and what is no work is told by its key."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import UsageError
from syndicate.model import Version, Work
from syndicate.works.as_data import work_data, work_of

WORK = Work(
    url="https://news.example/rivers",
    title="On rivers",
    authors=("Ann Lee",),
    published=date(2026, 3, 1),
    text="No river runs twice.",
    seen=datetime(2026, 3, 2, 10, 30, tzinfo=UTC),
    versions=(Version("No river runs.", "Rivers", date(2026, 3, 1)),),
)

texts = st.text(max_size=20)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
days = st.none() | st.dates() | st.datetimes(timezones=st.just(UTC) | zones)
versions = st.builds(Version, texts, texts, days)
OF_TYPE = {
    "str": texts,
    "date | None": days,
    "tuple[Version, ...]": st.lists(versions, max_size=2).map(tuple),
}
works = st.builds(
    Work, **{f.name: OF_TYPE.get(str(f.type), st.lists(texts, max_size=3).map(tuple)) for f in fields(Work)}
)


@given(works)
def test_a_work_comes_back_from_json_as_it_was(work: Work) -> None:
    back = work_of(json.loads(json.dumps(work_data(work))))
    assert back == work
    assert (type(back.published), type(back.seen)) == (type(work.published), type(work.seen))


def test_the_data_names_its_schema_and_every_field() -> None:
    assert set(work_data(WORK)) == {"schema", *(f.name for f in fields(Work))}
    assert work_data(WORK)["schema"] == "syndicate.work/1"


def test_the_versions_may_be_kept_elsewhere() -> None:
    data = work_data(WORK, versions=False)
    assert "versions" not in data
    assert work_of(data) == replace(WORK, versions=())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": "syndicate.work/2"}, "schema: expected 'syndicate.work/1'"),
        ({"titel": "x"}, "titel: is no key of a work"),
        ({"title": 7}, "title: expected a text"),
        ({"authors": "Ann Lee"}, "authors: expected a list of texts"),
        ({"links": [None]}, "links: expected a list of texts"),
        ({"seen": "March"}, "seen: expected a date or a time, such as 2026-11-23"),
        ({"published": 2026}, "published: expected a date or a time, such as 2026-11-23"),
        ({"versions": {}}, "versions: expected a list"),
        ({"versions": ["x"]}, "versions[0]: expected a table"),
        ({"versions": [{}, {"text": []}]}, "versions[1].text: expected a text"),
        ({"versions": [{"seen": 1}]}, "versions[0].seen: expected a date or a time, such as 2026-11-23"),
    ],
)  # fmt: skip
def test_what_is_no_work_is_told_by_its_key(change: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError) as told:
        work_of(work_data(WORK) | change)
    assert str(told.value) == said


@pytest.mark.parametrize("data", [None, [], "x", {}])
def test_what_is_no_table_with_a_schema_is_no_work(data: object) -> None:
    with pytest.raises(UsageError, match=r"^schema: "):
        work_of(data)
