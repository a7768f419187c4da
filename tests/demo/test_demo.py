"""The demo as a user runs it, and the small web that it starts."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from syndicate.demo.scenes import SCENES
from syndicate.demo.tour import terms
from syndicate.demo.web import SmallWeb
from syndicate.errors import FeedError
from syndicate.feeds import read_feed
from syndicate.policy import load_policy
from syndicate.report.reading import words

DEADLINE = 15  # seconds; about three on a machine with two cores


def run_demo(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "syndicate", "demo", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str], float]:
    folder = tmp_path_factory.mktemp("demo")
    start = time.monotonic()
    ran = run_demo(folder)
    return folder, ran, time.monotonic() - start


Demo = tuple[Path, "subprocess.CompletedProcess[str]", float]


def test_the_demo_ends_in_time_with_every_page_as_expected(demo: Demo) -> None:
    _, ran, seconds = demo
    assert (ran.returncode, ran.stderr) == (0, "")
    assert seconds < DEADLINE


def test_the_table_has_a_row_for_every_page(demo: Demo) -> None:
    rows = [
        line for line in demo[1].stdout.splitlines() if any(line.startswith(f" {s.name} ") for s in SCENES)
    ]
    assert len(rows) == len(SCENES)
    for row, scene in zip(rows, SCENES, strict=True):
        assert f" {words(scene.expected)} " in row


def test_the_table_tells_faults_of_one_kind_apart(demo: Demo) -> None:
    said = " ".join(demo[1].stdout.split())
    assert "Original link: the copy links to the publisher's home page, not to the article." in said
    assert "Original link: the only link to the original is hidden from readers" in said


def test_what_goes_into_a_pipe_has_no_trailing_spaces_and_no_colour(demo: Demo) -> None:
    assert [line for line in demo[1].stdout.splitlines() if line != line.rstrip() or "\x1b" in line] == []


def test_the_report_stands_where_the_demo_says(demo: Demo) -> None:
    folder, ran, _ = demo
    assert ran.stdout.splitlines()[-1] == f"Report: {folder.resolve() / 'syndicate-demo' / 'report.html'}"
    html = (folder / "syndicate-demo" / "report.html").read_text(encoding="utf-8")
    assert all(scene.path in html for scene in SCENES)
    assert "<script" not in html
    assert "Demonstration: the article, its author and every site are invented" in html


def test_the_demo_is_open_about_what_it_made_up(demo: Demo) -> None:
    said = demo[1].stdout
    assert "added to the publisher's hosts." in said
    assert "The article, its author and every site are invented." in said
    assert "They say nothing about the author's name or about\nchanges to the text" in said


def test_a_folder_that_cannot_be_written_costs_no_report(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file and no folder")
    ran = run_demo(tmp_path, "--folder", "taken")
    path = Path(ran.stdout.splitlines()[-1].removeprefix("Report: "))
    assert (ran.returncode, path.name, path.is_file()) == (0, "report.html", True)
    assert ran.stderr == "syndicate: taken: File exists; the report goes to a temporary folder\n"


# --- the small web


def test_only_the_small_webs_address_is_added_to_the_terms() -> None:
    shipped = load_policy("global-research")
    with SmallWeb() as web:
        ours = terms(web)
        assert ours.assigner.hosts == (*shipped.assigner.hosts, web.publisher)
    assert (ours.terms, ours.sha256) == (shipped.terms, shipped.sha256)


def test_the_feed_announces_every_page() -> None:
    with SmallWeb() as web:
        with urllib.request.urlopen(web.feed) as answer:
            feed = read_feed(answer.read(), web.feed)
        assert not isinstance(feed, FeedError)
        assert [web.scene(entry.url) for entry in feed.entries] == [*SCENES]
        assert all(entry.published for entry in feed.entries)


def test_no_page_keeps_a_slot_unfilled() -> None:
    with SmallWeb() as web:
        for scene in SCENES:
            url = web.feed.replace("/feed.xml", scene.path)
            try:
                answer = urllib.request.urlopen(url)
            except urllib.error.HTTPError as refused:
                answer = refused
            with answer:
                assert (answer.status, b"{{" in answer.read()) == (scene.status, False)


def test_other_paths_are_not_found() -> None:
    with SmallWeb() as web, pytest.raises(urllib.error.HTTPError, match="404") as error:
        urllib.request.urlopen(web.original + "/../../../../etc/passwd")
    error.value.close()
