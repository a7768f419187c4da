from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_pages import ADDRESS, GOOD, ORIGINAL, copy
from cli_run import Run
from hostile.server import HostileServer, html, redirect

TERMS = ("--original", "original.html", "--policy", "global-research", "--offline")


@pytest.mark.parametrize(
    ("pages", "more", "code"),
    [
        (("good.html",), (), 0),
        (("quote.html",), (), 0),
        (("hidden.html",), (), 1),
        (("short.html",), (), 3),
        (("https://blog.example/a",), (), 3),
        (("good.html", "short.html", "hidden.html"), (), 1),
        (("short.html",), ("--fail-on", "needs_review"), 1),
        (("https://blog.example/a",), ("--fail-on", "needs_review"), 3),
        (("hidden.html", "short.html"), ("--fail-on", "never"), 0),
    ],
)
def test_the_exit_code_tells_what_the_verdicts_come_to(
    syndicate: Run, pages: tuple[str, ...], more: tuple[str, ...], code: int
) -> None:
    assert syndicate("check", *pages, *TERMS, *more).code == code


def test_data_goes_to_stdout_and_talk_to_stderr(syndicate: Run) -> None:
    ran = syndicate("check", "good.html", "https://blog.example/a", *TERMS, "-f", "json")
    assert [report["verdict"] for report in json.loads(ran.out)] == ["compliant", "not_checked"]
    assert ran.err == [
        "syndicate: https://blog.example/a: not checked: The page was not fetched: this run is offline."
    ]


def test_nothing_is_said_where_nothing_is_to_be_said(syndicate: Run) -> None:
    assert syndicate("check", "good.html", *TERMS).err == []


def test_reports_keep_the_order_of_the_targets(syndicate: Run, folder: Path) -> None:
    (folder / "list.txt").write_text("# later ones\nquote.html\n\n  hidden.html  \n")
    ran = syndicate("check", "short.html", "good.html", "--files-from", "list.txt", *TERMS, "-f", "json")
    urls = [report["page"]["url"] for report in json.loads(ran.out)]
    assert urls == [(folder / f"{name}.html").as_uri() for name in ("short", "good", "quote", "hidden")]


def test_each_saved_page_gets_its_address_in_turn(syndicate: Run) -> None:
    urls = ("https://a.example/1", "https://b.example/2")
    options = ("--page-url", urls[0], "--page-url", urls[1])
    ran = syndicate("check", "good.html", "hidden.html", *options, *TERMS, "-f", "json")
    reports = json.loads(ran.out)
    assert [report["page"]["url"] for report in reports] == [*urls]
    assert [report["page"]["status"] for report in reports] == [None, None]  # nothing was fetched


def test_stdin_is_a_page(syndicate: Run) -> None:
    ran = syndicate(
        "check", "-", "--page-url", "https://a.example/1", *TERMS, "-f", "json", stdin=GOOD.encode()
    )
    report = json.loads(ran.out)
    assert (report["verdict"], report["page"]["url"]) == ("compliant", "https://a.example/1")


def test_formats_and_files_go_in_pairs(syndicate: Run, folder: Path) -> None:
    pairs = ("-f", "markdown", "-o", "-", "-f", "json", "-o", "out.json", "-f", "html", "-o", "out.html")
    ran = syndicate("check", "good.html", *TERMS, *pairs)
    assert ran.out.startswith("# ")
    assert json.loads((folder / "out.json").read_text())["verdict"] == "compliant"
    assert (folder / "out.html").read_text().startswith("<!doctype html>")


def test_the_ending_of_a_file_names_its_format(syndicate: Run, folder: Path) -> None:
    ran = syndicate("check", "good.html", *TERMS, "-o", "out.json")
    assert (ran.out, json.loads((folder / "out.json").read_text())["verdict"]) == ("", "compliant")


def test_what_the_caller_knows_of_the_original_wins(syndicate: Run) -> None:
    known = ("--title", "Of streams", "--author", "A", "--author", "B", "--publisher", "C")
    ran = syndicate("check", "good.html", *TERMS, *known, "-f", "json")
    work = json.loads(ran.out)["work"]
    assert (work["title"], work["authors"], work["publisher"]) == ("Of streams", ["A", "B"], "C")


def test_an_original_file_has_the_address_that_it_names_itself(syndicate: Run) -> None:
    ran = syndicate("check", "good.html", *TERMS, "-f", "json")
    assert json.loads(ran.out)["work"]["url"] == ADDRESS


def test_a_waived_condition_does_not_fail(syndicate: Run, folder: Path) -> None:
    (folder / "waivers.toml").write_text(
        '[[waivers]]\nsite = "a.example"\nterm = "original_link"\nreason = "they wrote to us"\n'
    )
    here = ("hidden.html", "--page-url", "https://a.example/1", *TERMS)
    assert syndicate("check", *here).code == 1
    assert syndicate("check", *here, "--waivers", "waivers.toml").code == 0


def test_a_text_is_an_original_too(syndicate: Run, folder: Path) -> None:
    text = "\n\n".join(line for line in ORIGINAL.split("<p>")[2:8]).replace("</p>", "")
    (folder / "rivers.txt").write_text(text)
    original = ("--original", "rivers.txt", "--original-url", ADDRESS, "--title", "On rivers")
    assert syndicate("check", "good.html", *original, "--policy", "global-research").code == 0


# --- over HTTP


def test_pages_and_original_come_over_http(syndicate: Run) -> None:
    with HostileServer() as publisher, HostileServer() as blog:
        publisher.routes = {"/rivers/5831999": html(ORIGINAL.replace(ADDRESS, ""))}
        original = publisher.url("/rivers/5831999")
        blog.routes = {
            "/post": html(copy(original)),
            "/jump": html(copy("/out/?id=7")),
            "/out/": redirect(original),
        }
        ran = syndicate(
            *("check", blog.url("/post"), blog.url("/jump"), blog.url("/none"), "--original", original),
            *("--policy", "global-research", "-f", "json"),
            *("--follow", "--allow", publisher.endpoint, "--allow", blog.endpoint),
        )
    reports = json.loads(ran.out)
    assert [each["verdict"] for each in reports] == ["compliant", "compliant", "not_checked"]
    assert reports[0]["page"]["status"] == 200
    assert ran.code == 3


def test_an_inside_address_is_refused_unless_it_is_allowed(syndicate: Run) -> None:
    with HostileServer({"/": html(GOOD)}) as web:
        ran = syndicate("check", web.url(), *TERMS[:-1])
        assert (ran.code, web.asked) == (3, [])
        assert "is not a public address" in ran.err[0]
        assert syndicate("check", web.url(), *TERMS[:-1], "--allow-private").code == 0
