"""`check --evidence` keeps what a check saw; checking that again, offline, says the same."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from cli_pages import GOOD, ORIGINAL, SHORT
from cli_run import Run
from hostile.server import Connection, HostileServer, redirect

from syndicate.evidence.wacz import CHECK, POLICY, REPORT, WARC, Contents, pack
from syndicate.evidence.wacz_records import entries
from syndicate.evidence.warc import write
from syndicate.evidence.warc_reading import open_recording
from syndicate.fetch import Manners

DATED = '<meta property="article:published_time" content="2026-03-21T09:00:00Z">'


def chunked(page: str) -> object:
    def answer(connection: Connection) -> None:
        packed = gzip.compress(page.encode(), mtime=0)
        connection.head("200 OK", "Transfer-Encoding: chunked", "Content-Encoding: gzip")
        for part in (packed[:99], packed[99:], b""):
            connection.send(b"%x\r\n%b\r\n" % (len(part), part))

    return answer


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[HostileServer]:
    monkeypatch.setattr("syndicate.cli.doors.Manners", partial(Manners, pace=0, retries=0))
    with HostileServer() as server:
        home = server.url("")
        leading = SHORT.replace("https://bit.ly/3xYzAbc", f"{home}/short")
        server.routes = {
            "/post": redirect("/copy", "301 Moved Permanently"),
            "/copy": chunked(leading),
            "/good": lambda c: c.page(GOOD.encode()),
            "/original": lambda c: c.page(ORIGINAL.replace("</head>", f"{DATED}</head>").encode()),
            "/short": redirect("https://www.globalresearch.ca/on-rivers/5831999"),
            "/ads.txt": lambda c: c.page(b"google.com, pub-1, DIRECT\n", kind="text/plain"),
        }
        yield server


def told(out: str) -> object:
    """The reports without the one time that is of the check."""
    reports = json.loads(out)
    return [each | {"checked_at": None} for each in (reports if isinstance(reports, list) else [reports])]


def live(syndicate: Run, web: HostileServer, *paths: str, original: str = "") -> list[object]:
    ran = syndicate(
        "check", *map(web.url, paths), "--original", original or web.url("/original"), "--policy", "global-research",
        "--allow", web.endpoint, "--follow", "--ads-txt", "--evidence", "kept", "-f", "json",
    )  # fmt: skip
    return [ran, told(ran.out)]


def bundles(folder: Path) -> list[Path]:
    return sorted((folder / "kept").glob("*.wacz"))


@pytest.mark.parametrize("original", ["", "original.html"])
def test_a_bundle_checked_offline_gives_the_report_of_the_live_check(
    original: str, folder: Path, web: HostileServer, syndicate: Run
):
    ran, reports = live(syndicate, web, "/post", original=original)
    [bundle] = bundles(folder)
    assert ran.err[-1].startswith(f"syndicate: kept/{bundle.name}: manifest SHA-256 ")
    asked = len(web.asked)
    again = syndicate("check", f"kept/{bundle.name}", "--follow", "--ads-txt", "-f", "json")
    assert told(again.out) == reports
    assert (again.code, len(web.asked)) == (ran.code, asked)


def test_a_page_to_which_two_targets_lead_is_kept_as_each_of_them_found_it(
    folder: Path, web: HostileServer, syndicate: Run
):
    turns = iter((GOOD, SHORT))
    web.routes |= {"/turn": lambda c: c.page(next(turns).encode()), "/too": redirect("/turn")}
    _, reports = live(syndicate, web, "/turn", "/too")
    again = [
        told(syndicate("check", f"kept/{each.name}", "--follow", "--ads-txt", "-f", "json").out)[0]
        for each in bundles(folder)
    ]
    assert sorted(again, key=str) == sorted(reports, key=str)
    assert len({each["page"]["sha256"] for each in again}) == 2


def test_every_claim_of_such_a_bundle_holds(folder: Path, web: HostileServer, syndicate: Run):
    live(syndicate, web, "/post")
    lines = syndicate("evidence", "verify", str(bundles(folder)[0]), "-f", "json").out
    [found] = json.loads(lines) if lines.lstrip().startswith("[") else [json.loads(lines)]
    assert [each["id"] for each in found["claims"] if each["answer"] == "true"] == [
        "files", "manifest", "records", "index", "capture", "quotes", "policy", "original",
    ]  # fmt: skip


def test_each_page_that_arrived_has_a_bundle_of_its_own_without_the_others(
    folder: Path, web: HostileServer, syndicate: Run
):
    ran, _ = live(syndicate, web, "/post", "/good", "/gone")
    assert (
        f"syndicate: {web.url('/gone')}: was not fetched and checked, so there is no evidence of it"
        in ran.err
    )
    held = [
        {each.url.removeprefix(web.url("")) for each in open_recording(path).exchanges}
        for path in bundles(folder)
    ]
    assert len(held) == 2
    assert all("/original" in each and "/robots.txt" in each for each in held)
    assert sorted("/good" in each for each in held) == [False, True]
    assert all(("/copy" in each) != ("/good" in each) for each in held)


def test_the_pages_of_a_warc_are_checked_by_the_terms_that_are_named(
    folder: Path, web: HostileServer, syndicate: Run
):
    _, reports = live(syndicate, web, "/post", original="original.html")
    warc = b"".join(write(open_recording(bundles(folder)[0]).exchanges))
    (folder / "page.warc.gz").write_bytes(warc)
    (folder / "page.warc").write_bytes(gzip.decompress(warc))
    terms = (
        "--original",
        "original.html",
        "--policy",
        "global-research",
        "--follow",
        "--ads-txt",
        "-f",
        "json",
    )
    assert told(syndicate("check", "page.warc.gz", *terms).out) == reports
    assert told(syndicate("check", "page.warc", *terms).out) == reports


def test_an_original_that_was_not_recorded_is_not_fetched(folder: Path, web: HostileServer, syndicate: Run):
    live(syndicate, web, "/good")
    ran = syndicate("check", str(bundles(folder)[0]), "--original", "https://news.example/other")
    assert ran.code == 2
    assert "does not hold this address" in ran.err[-1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["page.warc", "good.html"], "page.warc: is a recording, which is checked offline"),
        (["page.warc", "--evidence", "kept"], "--evidence: what comes from a recording is kept already"),
        (["none.wacz"], "none.wacz: there is no such file"),
        (["page.warc"], "page.warc: is no WARC; expected a .warc or .warc.gz file"),
    ],
)
def test_what_cannot_be_replayed_is_told_in_one_line(
    arguments: list[str], said: str, folder: Path, syndicate: Run
):
    (folder / "page.warc").write_text("<html>")
    ran = syndicate("check", *arguments, "--original", "original.html", "--policy", "global-research")
    assert ran.code == 2
    assert len(ran.err) == 1 and said in ran.err[0]


def test_bundles_of_several_checks_become_one_in_which_what_did_not_change_lies_once(
    folder: Path, web: HostileServer, syndicate: Run
):
    for _ in range(2):
        live(syndicate, web, "/post")
    one, other = bundles(folder)
    ran = syndicate("evidence", "join", f"kept/{one.name}", f"kept/{other.name}", "-o", "both.wacz")
    assert (ran.code, ran.out.endswith("  both.wacz\n"), ran.err) == (0, True, [])
    both = open_recording(folder / "both.wacz")
    assert [
        each for name in (one, other) for each in open_recording(name).exchanges if each not in both.exchanges
    ] == []
    kept = {each.type for each in entries(both.files[WARC], "both") if each.url == web.url("/copy")}
    assert kept == {"response", "revisit", "request", "metadata"}
    answers = json.loads(syndicate("evidence", "verify", "both.wacz", "-f", "json").out)[0]["claims"]
    assert {each["answer"] for each in answers[:8]} == {"true"}
    times = [each["checked_at"] for each in json.loads(both.files[REPORT])]
    assert times == sorted(times)


def test_bundles_about_another_original_or_other_terms_are_not_joined(
    folder: Path, web: HostileServer, syndicate: Run
):
    live(syndicate, web, "/post")
    live(syndicate, web, "/post", original="good.html")
    one, other = bundles(folder)
    ran = syndicate("evidence", "join", f"kept/{one.name}", f"kept/{other.name}", "-o", "both.wacz")
    assert (ran.code, ran.err[0].partition(",")[0]) == (
        2,
        "syndicate: the bundles do not hold the same text of the original",
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("no.wacz", "-o", "x.wacz"), "no.wacz: there is no such file"),
        (("good.html", "-o", "x.wacz"), "good.html: is no bundle; join what “syndicate check --evidence” wrote"),
        (("good.html", "-o", "-"), "-o -: a bundle is not written to stdout; name a file such as history.wacz"),
        (("good.html", "-o", "short.html"), "short.html: exists already; choose another file with -o"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_told_in_one_line(arguments: tuple[str, ...], line: str, syndicate: Run):
    ran = syndicate("evidence", "join", *arguments)
    assert (ran.code, ran.err) == (2, [f"syndicate: {line}"])


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (b"", b"\n# mine\n", "the policy in it is not the one that is called global-research here"),
        (b'"extends" = "cc-by-4.0"\n', b"", "its policy extends others, and is not here as it was then"),
    ],
)
def test_terms_in_a_bundle_that_have_the_name_of_others_here_are_told(
    before: bytes, after: bytes, said: str, folder: Path, web: HostileServer, syndicate: Run
):
    live(syndicate, web, "/good")
    files = open_recording(bundles(folder)[0]).files
    altered = before + files[POLICY] + after
    report = json.loads(files[REPORT])
    report["policy"]["sha256"] = hashlib.sha256(altered).hexdigest()
    contents = Contents(json.dumps(report).encode(), policy=altered, check=files[CHECK])
    pack(folder / "forged.wacz", files[WARC], contents, made_at=datetime(2026, 11, 23, tzinfo=UTC))
    ran = syndicate("check", "forged.wacz", "-f", "compact")
    assert said in " ".join(ran.err)


def test_a_bundle_that_cannot_be_written_costs_no_report(
    folder: Path, web: HostileServer, syndicate: Run, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("syndicate.evidence.wacz.pack", full)
    ran, reports = live(syndicate, web, "/good")
    assert (ran.code, len(reports)) == (2, 1)
    assert ran.err[-1].endswith(": No space left on device")
