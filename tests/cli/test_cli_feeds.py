"""`syndicate feeds`, over a real socket of this machine and a real SQLite file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_run import Run
from cli_web import Site, site

RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title><link>{{home}}/</link>'
    "<item><title>One</title><link>{{home}}/one</link></item></channel></rss>"
)
BLOG = RSS.format(title="The blog")
PAGE = (
    "<!doctype html><title>A blog</title>"
    '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed.xml">'
    '<link rel="alternate" type="application/rss+xml" title="Posts" href="/posts.xml"><p>Hello'
)
INSIDE = ("--allow-private",)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as found:
        yield found


def listed(syndicate: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(syndicate("feeds", "list", "-f", "json").out)
    return found


def test_a_feed_is_looked_at_and_kept_with_its_title(syndicate: Run, web: Site) -> None:
    url = web.put("/feed.xml", BLOG)
    ran = syndicate("feeds", "add", url, *INSIDE)
    assert (ran.code, ran.out, ran.err) == (0, f"{url}: added, 1 entry\n", [])
    (feed,) = listed(syndicate)
    kept = {name: feed[name] for name in ("id", "url", "title", "state", "polled_at", "pages")}
    assert kept == {
        "id": 1, "url": url, "title": "The blog", "state": "live", "polled_at": None, "pages": 0,
    }  # fmt: skip
    assert feed["added_at"] == feed["due_at"]


def test_a_page_leads_to_its_first_feed_and_the_others_are_counted(syndicate: Run, web: Site) -> None:
    page, feed = web.put("/", PAGE), web.put("/posts.xml", BLOG)
    ran = syndicate("feeds", "add", page, *INSIDE)
    assert (ran.code, ran.out) == (0, f"{feed}: added, 1 entry\n")
    assert ran.err == [f"syndicate: {page}: the page announces: {feed}; 1 other with --all"]


def test_all_takes_every_feed_that_a_page_announces(syndicate: Run, web: Site) -> None:
    page = web.put("/", PAGE)
    web.put("/posts.xml", BLOG)
    web.put("/comments/feed.xml", RSS.format(title="Comments"))
    assert syndicate("feeds", "add", page, "--all", *INSIDE).code == 0
    assert [each["title"] for each in listed(syndicate)] == ["The blog", "Comments"]


def test_a_page_that_announces_none_leads_to_where_sites_have_theirs(syndicate: Run, web: Site) -> None:
    page, feed = web.put("/", "<p>Hello"), web.put("/feed", BLOG)
    ran = syndicate("feeds", "add", page, *INSIDE)
    assert ran.out == f"{feed}: added, 1 entry\n"
    assert ran.err == [f"syndicate: {page}: the page announces no feed, but the site has one: {feed}"]


def test_what_has_no_feed_is_told_in_one_line_and_ends_with_3(syndicate: Run, web: Site) -> None:
    feed, gone = web.put("/feed.xml", BLOG), f"{web.home}/gone"
    ran = syndicate("feeds", "add", gone, feed, *INSIDE)
    assert (ran.code, ran.out) == (3, f"{feed}: added, 1 entry\n")
    assert ran.err == [
        f"syndicate: {gone}: 127.0.0.1 has no such page (status 404). “feeds add --offline” adds it without looking."
    ]
    assert syndicate("feeds", "add", gone, *INSIDE).code == 2


def test_offline_a_feed_is_added_without_looking(syndicate: Run) -> None:
    ran = syndicate("feeds", "add", "feed://blog.example/feed", "--offline", "--title", "Rivers")
    assert (ran.code, ran.out) == (0, "http://blog.example/feed: added\n")
    assert [each["title"] for each in listed(syndicate)] == ["Rivers"]


def test_a_feed_is_not_added_twice_however_its_address_is_spelled(syndicate: Run) -> None:
    syndicate("feeds", "add", "https://blog.example/feed", "--offline")
    ran = syndicate("feeds", "add", "http://blog.example/feed/", "--offline")
    assert ran.out == "https://blog.example/feed: is polled already\n"
    assert len(listed(syndicate)) == 1


def test_a_removed_feed_is_polled_no_longer_until_it_is_added_again(syndicate: Run) -> None:
    syndicate("feeds", "add", "https://a.example/feed", "https://b.example/feed", "--offline")
    ran = syndicate("feeds", "remove", "1", "http://b.example/feed")
    assert ran.out == (
        "https://a.example/feed: is polled no longer\nhttps://b.example/feed: is polled no longer\n"
    )
    assert listed(syndicate) == []
    again = syndicate("feeds", "add", "https://a.example/feed", "--offline")
    assert again.out == "https://a.example/feed: is polled again\n"


def test_nothing_is_removed_where_one_name_is_no_feed(syndicate: Run) -> None:
    syndicate("feeds", "add", "https://a.example/feed", "--offline")
    ran = syndicate("feeds", "remove", "1", "7")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ["syndicate: 7: is no feed that is polled (syndicate feeds list shows them)"]
    assert len(listed(syndicate)) == 1


OPML = """<opml version="2.0"><body><outline text="World"><outline text="Asia">
<outline type="rss" text="A" xmlUrl="https://a.example/feed"/></outline></outline>
<outline type="rss" text="B" XMLURL="https://b.example/feed?x=1&y=2"/>
<outline type="rss" text="A again" xmlUrl="http://a.example/feed/"/></body></opml>"""


def test_opml_comes_in_once_and_goes_out_as_it_came(syndicate: Run, folder: Path) -> None:
    (folder / "mine.opml").write_text(OPML, "utf-8")
    assert syndicate("feeds", "import", "mine.opml").out == "2 feeds added\n"
    assert syndicate("feeds", "import", "-", stdin=OPML.encode()).out == "0 feeds added, 2 known before\n"
    assert [(each["title"], each["folder"]) for each in listed(syndicate)] == [("A", "World/Asia"), ("B", "")]
    assert syndicate("feeds", "export", "-o", "out.opml").code == 0
    assert syndicate("feeds", "export").out == (folder / "out.opml").read_text("utf-8")
    elsewhere = {"SYNDICATE_STORE": "other.sqlite3"}
    assert syndicate("feeds", "import", "out.opml", env=elsewhere).out == "2 feeds added\n"
    assert syndicate("feeds", "export", env=elsewhere).out == syndicate("feeds", "export").out


def test_the_list_is_read_in_60_columns_and_shows_nothing_that_a_terminal_obeys(syndicate: Run) -> None:
    title = "Rivers \x1b[31m and the people who live beside them, from the spring to the sea"
    syndicate("feeds", "add", "https://blog.example/feed", "--offline", "--title", title)
    ran = syndicate("feeds", "list", env={"COLUMNS": "60"})
    lines = ran.out.splitlines()
    assert lines[:4] == [
        "1 https://blog.example/feed",
        "    Rivers [31m and the people who live beside them, from",
        "    the spring to the sea",
        "    live",
    ]
    assert max(map(len, lines)) <= 60


def test_a_cell_of_the_csv_is_no_formula(syndicate: Run) -> None:
    syndicate("feeds", "add", "https://blog.example/feed", "--offline", "--title", "=1+1")
    (row,) = csv.DictReader(io.StringIO(syndicate("feeds", "list", "-f", "csv").out))
    assert (row["title"], row["url"], row["pages"]) == ("'=1+1", "https://blog.example/feed", "0")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list",), "there is no store yet"),
        (("add", "blog"), "blog: expected an address such as https://blog.example/feed"),
        (("add", "ftp://blog.example/feed"), "ftp://blog.example/feed: only http and https addresses"),
        (("add", "https://a.example", "https://b.example", "--title", "x"), "--title is for one feed"),
        (("import", "original.html"), "original.html: This is no OPML file"),
        (("import", "none.opml"), "none.opml: there is no such file"),
        (("list", "--store", "original.html"), "original.html: is not a store of syndicate"),
        (("list", "--store", "mysql://x/y"), "--store mysql://…: expected a file, or postgresql+psycopg://"),
    ],
)
def test_bad_input_gets_one_line_and_a_2(syndicate: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = syndicate("feeds", *arguments)
    assert (ran.code, ran.out, len(ran.err)) == (2, "", 1)
    assert said in ran.err[0]


def test_the_store_is_named_by_option_variable_file_or_setting(syndicate: Run, folder: Path) -> None:
    (folder / "syndicate.toml").write_text('store = "set.sqlite3"\n', "utf-8")
    (folder / "name").write_text("secret.sqlite3\n", "utf-8")
    add = ("feeds", "add", "https://a.example/feed", "--offline")
    syndicate(*add)
    syndicate(*add, env={"SYNDICATE_STORE_FILE": "name"})
    syndicate(*add, env={"SYNDICATE_STORE_FILE": "name", "SYNDICATE_STORE": "named.sqlite3"})
    syndicate(*add, "--store", "given.sqlite3", env={"SYNDICATE_STORE": "named.sqlite3"})
    made = sorted(path.name for path in folder.glob("*.sqlite3"))
    assert made == ["given.sqlite3", "named.sqlite3", "secret.sqlite3", "set.sqlite3"]
