"""A work that was corrected keeps what it said before."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate import model
from syndicate.model import Capture, Version
from syndicate.works import Work, read_work

URL = "https://news.example.com/harbour"
OLD = Work(
    url="https://news.example.com/?p=7",
    title="The Harbour",
    published=date(2026, 3, 1),
    text="Twelve ships left.",
    aliases=("https://news.example.com/amp/harbour",),
    former_titles=("A Harbour",),
    seen=date(2026, 3, 3),
)
NEW = Work(
    url=URL, title="The Harbour at Night", published=date(2026, 3, 9), text="Ten ships left.", seen=date(2026, 3, 9)
)  # fmt: skip


def test_a_revised_work_says_what_the_newer_says_and_keeps_what_it_said() -> None:
    work = OLD.revised(NEW)
    assert (work.text, work.title, work.seen) == (NEW.text, NEW.title, NEW.seen)
    assert work.versions == (Version("Twelve ships left.", "The Harbour", date(2026, 3, 3)),)
    assert isinstance(work, Work)


def test_titles_and_addresses_of_both_stay_known() -> None:
    work = OLD.revised(NEW)
    assert work.titles == ("The Harbour at Night", "A Harbour", "The Harbour")
    assert work.addresses == (URL, OLD.url, "https://news.example.com/amp/harbour")


@pytest.mark.parametrize(
    ("newer", "versions"),
    [
        pytest.param(Work(title=OLD.title, text=OLD.text), [], id="nothing changed"),
        pytest.param(Work(title=OLD.title, text="Ten."), [(OLD.text, OLD.title)], id="another text"),
        pytest.param(Work(title="Night", text=OLD.text), [(OLD.text, OLD.title)], id="another title"),
    ],
)
def test_a_version_is_kept_where_text_or_title_changed(newer: Work, versions: list[tuple[str, str]]) -> None:
    assert [(each.text, each.title) for each in OLD.revised(newer).versions] == versions


def test_what_was_seen_stays_seen_where_nothing_changed() -> None:
    same = Work(title=OLD.title, text=OLD.text)
    assert OLD.revised(same).seen == date(2026, 3, 3)
    assert NEW.revised(same).seen is None


def test_versions_stand_newest_first_and_a_correction_taken_back_is_no_version() -> None:
    texts = ("one", "two", "three", "two")
    work = Work(text=texts[0])
    for text in texts[1:]:
        work = work.revised(Work(text=text))
    assert (work.text, [version.text for version in work.versions]) == ("two", ["three", "one"])


@pytest.mark.parametrize(
    ("newer", "published"),
    [
        (date(2026, 3, 9), date(2026, 3, 1)),
        (datetime(2026, 3, 1, 8, tzinfo=UTC), datetime(2026, 3, 1, 8, tzinfo=UTC)),
        (date(2026, 2, 1), date(2026, 2, 1)),
        (None, date(2026, 3, 1)),
    ],
)
def test_the_earlier_day_of_publication_holds(newer: date | None, published: date) -> None:
    assert OLD.revised(Work(text="Ten.", published=newer)).published == published


def test_a_work_with_the_text_of_a_version_is_else_todays() -> None:
    work = OLD.revised(NEW)
    then = work.with_text_of(work.versions[0])
    assert (then.text, then.title) == ("Twelve ships left.", NEW.title)
    assert then.versions == (Version(NEW.text, NEW.title, NEW.seen),)
    assert work.with_text_of(None) is work


@given(st.lists(st.tuples(st.text(max_size=2), st.text(max_size=2)), min_size=1))
def test_every_text_and_title_is_kept_once(said: list[tuple[str, str]]) -> None:
    work: model.Work = model.Work(text=said[0][0], title=said[0][1])
    for text, title in said[1:]:
        work = work.revised(model.Work(text=text, title=title))
    kept = [(work.text, work.title), *((each.text, each.title) for each in work.versions)]
    assert kept == list(dict.fromkeys(reversed(said)))
    assert set(work.titles) == {title for _, title in said} - {""}


def test_versions_go_to_another_process() -> None:
    work = OLD.revised(NEW)
    assert pickle.loads(pickle.dumps(work)) == work


PAGE = f"<title>On rivers</title><article><h1>On rivers</h1><p>{'No river runs the same way twice. ' * 9}</article>"
BEFORE = Version("A river runs.", "Rivers", date(2026, 3, 3))


def test_what_a_work_said_before_can_be_given() -> None:
    read = Work.from_html(PAGE, url=URL, seen=date(2026, 3, 9), versions=[BEFORE])
    typed = Work.from_text("No river.", seen=date(2026, 3, 9), versions=[BEFORE])
    for work in (read, typed):
        assert (work.seen, work.versions) == (date(2026, 3, 9), (BEFORE,))


def test_a_work_that_was_fetched_was_seen_then() -> None:
    fetched = datetime(2026, 3, 9, 8, tzinfo=UTC)
    capture = Capture(URL, PAGE.encode(), final_url=URL, fetched_at=fetched)
    assert read_work(capture).seen == fetched
    assert read_work(capture, seen=date(2026, 3, 3), versions=[BEFORE]).seen == date(2026, 3, 3)
