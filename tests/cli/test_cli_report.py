"""`syndicate report`, over a real SQLite file."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cli_run import Run
from copies_kept import MILLS, copy
from sqlalchemy import Connection

from syndicate.feeds import Feed, read_feed
from syndicate.model import Event, EventKind
from syndicate.store import Store, outbox, pages

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


@pytest.fixture
def kept(folder: Path) -> Path:
    path = folder / "home" / "store.sqlite3"
    path.parent.mkdir()
    with Store.open(str(path)) as store:
        store.write(
            lambda tx: copy(tx, "a.example", [(NOW - 40 * DAY, "non_compliant")], failed=["original_link"])
        )
        store.write(lambda tx: copy(tx, "b.example", [(NOW - DAY, "compliant")], MILLS))
    return path


def test_the_report_sums_up_the_store(syndicate: Run, kept: Path) -> None:
    ran = syndicate("report")
    assert (ran.code, ran.err) == (0, [])
    for said in ("2 works", "a.example", "b.example", "original link"):
        assert said in ran.out


def test_since_a_time_only_what_changed_since_is_told(syndicate: Run, kept: Path) -> None:
    told = json.loads(syndicate("report", "--since", "7d", "-f", "json").out)
    assert (told["schema"], told["copies"], [row["site"] for row in told["sites"]["items"]]) == (
        "syndicate.summary/1",
        1,
        ["b.example"],
    )


def test_a_work_is_shown_with_when_and_why_its_copies_are_looked_at(syndicate: Run, kept: Path) -> None:
    with Store.open(str(kept)) as store:
        looked = {"state": "copy", "reason": "The copy did not meet the terms when it was last seen."}
        due = datetime(2099, 1, 2, tzinfo=UTC)
        store.write(
            lambda tx: pages.looked(tx, 1, now=datetime(2026, 11, 3, 9, tzinfo=UTC), due=due, **looked)
        )
    shown = syndicate("works", "show", "1", env={"COLUMNS": "100"}).out
    assert (
        "    looked at 3 November 2026, 09:00 UTC, due 2 January 2099, 00:00 UTC: The copy did not meet the\n"
        "    terms when it was last seen.\n" in shown
    )


@pytest.mark.parametrize(
    ("arguments", "sites"),
    [
        (("--verdict", "non-compliant"), ["a.example"]),
        (("--term", "original_link"), ["a.example"]),
        (("--work", "https://news.example/mills"), ["b.example"]),
        (("--work", "2"), ["b.example"]),
        (("--site", "https://www.a.example/"), ["a.example"]),
        (("--policy", "cc-by-4.0", "--since", "2020-01-01"), ["a.example", "b.example"]),
    ],
)
def test_filters_choose_copies(
    syndicate: Run, kept: Path, arguments: tuple[str, ...], sites: list[str]
) -> None:
    lines = syndicate("report", "-f", "jsonl", *arguments).out.splitlines()
    assert [json.loads(line)["site"] for line in lines] == sites


def test_several_formats_go_to_their_files(syndicate: Run, kept: Path, folder: Path) -> None:
    ran = syndicate("report", "-o", "all.csv", "-o", "all.html", "-f", "csv", "-f", "html")
    assert (ran.code, ran.out, ran.err) == (0, "", [])
    rows = list(csv.DictReader(io.StringIO((folder / "all.csv").read_text("utf-8-sig"))))
    assert (folder / "all.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert [(row["site"], row["standing"], row["failed"]) for row in rows] == [
        ("a.example", "non_compliant", "original_link"),
        ("b.example", "compliant", ""),
    ]
    assert (folder / "all.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-f", "xml"), "format 'xml' is not known; choose one of text, json, html, markdown, jsonl, csv"),
        (("--since", "May"), "--since May: expected a day such as 2026-11-01, or 7d, 2w"),
        (("--term", "original_lnk"), '--term original_lnk: is no term; did you mean "original_link"?'),
        (("--verdict", "good"), "verdict 'good' is not known"),
        (("--work", "9"), "9: is no work that is kept"),
        (("-o", "x.pdf"), "-o x.pdf: its ending names no format"),
    ],
)
def test_bad_input_gets_one_line_and_a_2(
    syndicate: Run, kept: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = syndicate("report", *arguments)
    assert (ran.code, ran.out, len(ran.err)) == (2, "", 1)
    assert said in ran.err[0]


@pytest.mark.parametrize("form", ["rss", "atom", "jsonfeed"])
@pytest.mark.parametrize(
    ("chosen", "links"), [((), 2), (("--site", "a.example"), 1), (("--verdict", "compliant"), 1)]
)
def test_what_was_told_is_a_feed(
    syndicate: Run, kept: Path, form: str, chosen: tuple[str, ...], links: int
) -> None:
    def told(tx: Connection) -> None:
        for site, verdict in (("a.example", "non_compliant"), ("b.example", "compliant")):
            data = {"site": site, "verdict": verdict, "work_url": "https://news.example/mills"}
            outbox.put(tx, Event(site, EventKind.COPY_FOUND, NOW, f"https://{site}/post", "Mills", data), ())

    with Store.open(str(kept)) as store:
        store.write(told)
    feed = read_feed(syndicate("report", "-f", form, *chosen).out.encode(), "https://news.example/feed")
    assert isinstance(feed, Feed)
    assert len(feed.entries) == links
