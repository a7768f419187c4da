"""`syndicate works`, over a real socket of this machine and a real SQLite file."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_pages import ADDRESS, BODY, NOTICE, ORIGINAL, page
from cli_run import Run
from cli_web import Site, site

OWN = """schema = "syndicate.policy/1"
id = "own"
title = "Ours"
terms_url = "https://news.example/terms"
retrieved = 2026-11-22
grade = "publisher-page"
[assigner]
name = "The News"
hosts = ["127.0.0.1"]
article_key = ["slug"]
[requires.original_link]
target = "article"
"""
TERMS = ("--policy", "own.toml", "--allow-private")


def article(title: str, first: str = "") -> str:
    """An article of its own, told from others by its first paragraph."""
    own = f"<p>{first or f'This is what the valley knows of {title}, and it is more than it tells.'}</p>"
    return page(f'<p class="byline">By Ann Lee</p>{own}{BODY}{NOTICE}', title)


def feed(*paths: str) -> str:
    items = "".join(
        f"<item><title>{path}</title><link>{{home}}{path}</link>"
        f"<pubDate>{at:02} Nov 2026 12:00:00 GMT</pubDate></item>"
        for at, path in enumerate(paths, 1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


def sitemap(*entries: tuple[str, str]) -> str:
    rows = "".join(f"<url><loc>{url}</loc><lastmod>{day}</lastmod></url>" for url, day in entries)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


@pytest.fixture
def web(folder: Path) -> Iterator[Site]:
    (folder / "own.toml").write_text(OWN, "utf-8")
    with site() as found:
        for name in ("rivers", "bridges", "mills"):
            found.put(f"/{name}", article(name))
        yield found


def listed(syndicate: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(syndicate("works", "list", "-f", "json").out)
    return found


def test_an_article_is_read_and_kept(syndicate: Run, web: Site, folder: Path) -> None:
    ran = syndicate("works", "add", f"{web.home}/rivers", *TERMS)
    assert (ran.code, ran.out, ran.err) == (
        0,
        f"1 {web.home}/rivers: added\n",
        ["syndicate: 1 work: 1 added"],
    )
    (work,) = listed(syndicate)
    kept = {name: work[name] for name in ("id", "url", "title", "policy", "state", "copies")}
    assert kept == {
        "id": 1,
        "url": f"{web.home}/rivers",
        "title": "rivers",
        "policy": str(folder / "own.toml"),
        "state": "live",
        "copies": 0,
    }


def test_the_articles_of_a_feed_are_read_the_newest_first(syndicate: Run, web: Site) -> None:
    url = web.put("/feed.xml", feed("/rivers", "/bridges", "/mills"))
    ran = syndicate("works", "add", url, "--most", "2", *TERMS)
    assert (ran.code, ran.out) == (0, f"1 {web.home}/mills: added\n2 {web.home}/bridges: added\n")
    assert ran.err == [f"syndicate: {url}: feed: 3 articles", "syndicate: 2 works: 2 added"]


def test_a_sitemap_index_is_followed_packed_and_within_the_publishers_hosts(
    syndicate: Run, web: Site
) -> None:
    own = ((f"{web.home}/rivers", "2026-11-20"), (f"{web.home}/mills", "2020-01-01"))
    packed = gzip.compress(sitemap(*own, ("https://elsewhere.example/x", "2026-11-20")).encode(), mtime=0)
    child = web.put("/posts.xml.gz", packed)
    index = web.put("/sitemap.xml", f"<sitemapindex><sitemap><loc>{child}</loc></sitemap></sitemapindex>")
    ran = syndicate("works", "add", index, "--since", "2026-01-01", *TERMS)
    assert (ran.code, ran.out) == (0, f"1 {web.home}/rivers: added\n")
    assert web.visits("/mills") == 0


def test_a_second_run_reads_only_what_it_does_not_know(syndicate: Run, web: Site) -> None:
    url = web.put("/feed.xml", feed("/rivers", "/bridges"))
    syndicate("works", "add", f"{web.home}/rivers", *TERMS)
    ran = syndicate("works", "add", url, *TERMS)
    assert ran.out == f"2 {web.home}/bridges: added\n"
    assert ran.err[-1] == "syndicate: 2 works: 1 added, 1 known and fresh, which were not read again"
    assert web.visits("/rivers") == 1


def test_what_cannot_be_read_is_told_in_one_line_each_and_ends_with_3(syndicate: Run, web: Site) -> None:
    web.put("/short", "<p>Three words only")
    url = web.put("/feed.xml", feed("/rivers", "/gone", "/short"))
    ran = syndicate("works", "add", url, *TERMS)
    assert (ran.code, ran.out) == (3, f"1 {web.home}/rivers: added\n")
    assert sorted(ran.err[1:]) == [
        "syndicate: 1 work: 1 added, 2 could not be read",
        f"syndicate: {web.home}/gone: 127.0.0.1 has no such page (status 404).",
        f"syndicate: {web.home}/short: No article text was found on the page.",
    ]
    assert syndicate("works", "add", f"{web.home}/gone", *TERMS).code == 2


def test_a_dry_run_tells_what_would_be_read_and_keeps_nothing(syndicate: Run, web: Site) -> None:
    url = web.put("/feed.xml", feed("/rivers", "/bridges"))
    ran = syndicate("works", "add", url, "--dry-run", *TERMS)
    assert ran.out == f"{web.home}/bridges: would be kept\n{web.home}/rivers: would be kept\n"
    assert web.visits("/rivers") == 0
    assert listed(syndicate) == []


def test_files_and_folders_are_kept_where_their_address_is_known(syndicate: Run, folder: Path) -> None:
    saved = folder / "saved" / "2026"
    saved.mkdir(parents=True)
    (saved / "a.html").write_text(ORIGINAL, "utf-8")
    (saved / "b.html").write_text(article("mills"), "utf-8")
    (saved / "notes.css").write_text("p {}", "utf-8")
    ran = syndicate("works", "add", "saved", "--policy", "global-research")
    assert (ran.code, ran.out) == (3, f"1 {ADDRESS}: added\n")
    assert ran.err[0] == (
        "syndicate: saved/2026/b.html: Its address is not known: give --url, or a page that names its own."
    )


def test_what_the_caller_knows_of_one_file_wins(syndicate: Run, folder: Path) -> None:
    (folder / "rivers.md").write_text("# On rivers\n\nNo river runs the same way twice.\n", "utf-8")
    ran = syndicate(
        "works", "add", "rivers.md", "--url", "https://www.globalresearch.ca/rivers/5831001", "--title", "Rivers",
        "--author", "Ann Lee", "--published", "2026-11-03", "--policy", "global-research",
    )  # fmt: skip
    assert ran.code == 0
    shown = syndicate("works", "show", "https://globalresearch.ca/rivers/5831001").out
    assert (
        "1 Rivers\n    https://www.globalresearch.ca/rivers/5831001\n    Ann Lee, Global Research\n" in shown
    )
    assert "published 3 November 2026" in shown


def test_a_correction_becomes_a_version_and_its_difference_is_shown(syndicate: Run, web: Site) -> None:
    url = web.put("/rivers", article("rivers", "The river is nine miles long."), etag='"1"')
    syndicate("works", "add", url, *TERMS)
    assert syndicate("works", "refresh", "1", "--allow-private").out == f"1 {url}: unchanged\n"
    assert web.asked[-1][1].get("If-None-Match", web.asked[-1][1].get("if-none-match")) == '"1"'
    web.put("/rivers", article("rivers", "The river is eleven miles long."), etag='"2"')
    ran = syndicate("works", "refresh", "--all", "--allow-private")
    assert ran.out.splitlines()[0] == f"1 {url}: corrected"
    assert "[-nine-]{+eleven+}" in ran.out
    shown = syndicate("works", "show", "1").out
    assert "\ncorrected, seen " in shown
    assert "[-nine-]{+eleven+}" in shown


def test_an_original_that_is_not_found_is_said_and_watched_on(syndicate: Run, web: Site) -> None:
    url = f"{web.home}/rivers"
    syndicate("works", "add", url, *TERMS)
    web.pages.pop("/rivers")
    ran = syndicate("works", "refresh", "1", "--allow-private")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err[0].startswith(f"syndicate: 1 {url}: 127.0.0.1 has no such page (status 404).")
    assert [each["state"] for each in listed(syndicate)] == ["live"]


@pytest.mark.parametrize("again", [(), ("works", "refresh", "1", "--allow-private")])
def test_an_original_is_due_by_the_schedule_of_the_folder(
    syndicate: Run, web: Site, folder: Path, again: tuple[str, ...]
) -> None:
    (folder / "syndicate.toml").write_text('[monitor.schedule]\noriginal = "never"\n')
    syndicate("works", "add", f"{web.home}/rivers", *TERMS)
    if again:
        syndicate(*again)
    assert [each["due_at"] for each in listed(syndicate)] == [None]


def test_a_work_that_is_removed_is_looked_for_no_longer(syndicate: Run, web: Site) -> None:
    syndicate("works", "add", f"{web.home}/rivers", *TERMS)
    ran = syndicate("works", "remove", f"{web.home}/rivers")
    assert (ran.code, ran.out) == (0, "1 rivers: its copies are looked for no longer\n")
    assert ran.err == ["syndicate: what was found of them stays"]
    assert listed(syndicate) == []
    assert syndicate("works", "add", f"{web.home}/rivers", *TERMS).code == 0
    assert len(listed(syndicate)) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "good.html"), "no terms: give --policy ID or FILE"),
        (("add", "--policy", "global-research"), "there is nothing to"),
        (("add", "good.html", "--policy", "nope"), "nope"),
        (("add", ".", "--url", "https://a.example/x", "--policy", "global-research"), "--url is for one article"),
        (("add", "good.html", "short.html", "--title", "x", "--policy", "global-research"), "--title is for one article"),
        (("add", "good.html", "--since", "May", "--policy", "global-research"), "--since May: expected a day such as"),
        (("add", "gone.html", "--policy", "global-research"), "gone.html: there is no such file"),
        (("list",), "there is no store yet"),
        (("refresh",), "name the works to read again, or --all"),
        (("refresh", "1", "--all"), "name the works to read again, or --all"),
    ],
)  # fmt: skip
def test_bad_input_gets_one_line_and_a_2(syndicate: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = syndicate("works", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err[0]
    assert len(ran.err) == 1


def test_a_name_that_is_no_work_is_told(syndicate: Run, web: Site) -> None:
    syndicate("works", "add", f"{web.home}/rivers", *TERMS)
    for command in ("show", "remove", "refresh"):
        ran = syndicate("works", command, "7")
        assert (ran.code, ran.err) == (
            2,
            ["syndicate: 7: is no work that is kept (syndicate works list shows them)"],
        )
