"""`syndicate evidence`: from a WARC and a report to a bundle, and what is known of it."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli_pages import ADDRESS, GOOD, ORIGINAL
from cli_run import Run
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from syndicate import Page, Work, check, load_policy
from syndicate.report import formatter

NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
URL = "https://blog.example/on-rivers"


@pytest.fixture
def kept(folder: Path) -> Path:
    """The folder with a WARC of the good copy, and the report about it."""
    out = io.BytesIO()
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    body = GOOD.encode()
    writer = WARCWriter(out, gzip=True)
    record = writer.create_warc_record(
        URL, "response", payload=io.BytesIO(body), length=len(body), http_headers=head
    )
    writer.write_record(record)
    (folder / "page.warc.gz").write_bytes(out.getvalue())
    (folder / "pages.csv").write_text("no text of an original")
    policy = load_policy("global-research")
    page = Page.from_html(body, url=URL, headers={"Content-Type": "text/html; charset=utf-8"})
    report = check(page, Work.from_html(ORIGINAL, url=ADDRESS, policy=policy), policy, now=NOW)
    for form in ("json", "html"):
        (folder / f"report.{form}").write_text(formatter(form)([report]), encoding="utf-8")
    return folder


PACK = ("evidence", "pack", "page.warc.gz", "--report", "report.json")


def test_a_bundle_is_packed_and_its_identity_is_printed(kept: Path, syndicate: Run):
    ran = syndicate(*PACK, "--report", "report.html", "--original", "original.html", "-o", "b.wacz")
    assert (ran.code, ran.err) == (0, [])
    identity, name = ran.out.split()
    assert (len(identity), name) == (64, "b.wacz")
    seen = syndicate("evidence", "verify", "b.wacz")
    assert seen.out.splitlines()[:2] == ["b.wacz", f"manifest SHA-256 {identity}"]
    assert (seen.code, seen.err) == (0, [])


def test_what_is_proven_and_what_is_not_is_told_in_words(kept: Path, syndicate: Run):
    syndicate(*PACK, "-o", "b.wacz")
    lines = syndicate("evidence", "verify", "b.wacz").out.splitlines()
    assert "  true     What the report quotes stands in that page." in lines
    assert "  unknown  The server really sent it." in lines
    proven, open_ = lines.index("What this proves"), lines.index("What this does not prove")
    assert " ".join(" ".join(lines[proven + 1 : open_]).split()).endswith(
        "The report is about the page that lies in the bundle."
    )
    assert lines[open_ + 1].startswith("  That the server really sent this page, or who fetched it")


def test_a_program_reads_the_answers_as_json(kept: Path, syndicate: Run):
    identity = syndicate(*PACK, "-o", "b.wacz").out.split()[0]
    (one,) = json.loads(syndicate("evidence", "verify", "b.wacz", "-f", "json").out)
    assert (one["schema"], one["file"], one["manifest_sha256"], one["holds"]) == (
        "syndicate.verification/1", "b.wacz", identity, True,
    )  # fmt: skip
    assert {claim["id"]: claim["answer"] for claim in one["claims"]} == {
        **dict.fromkeys(("files", "manifest", "records", "index", "capture", "quotes", "policy"), "true"),
        **dict.fromkeys(("original", "timestamp", "fetched_by", "server"), "unknown"),
    }


def test_a_false_claim_is_code_1_and_a_file_that_is_no_bundle_code_2(kept: Path, syndicate: Run):
    syndicate(*PACK, "-o", "b.wacz")
    data = (kept / "b.wacz").read_bytes()
    (kept / "b.wacz").write_bytes(data.replace(b'"verdict": "compliant"', b'"verdict": "Compliant"'))
    ran = syndicate("evidence", "verify", "b.wacz")
    assert (ran.code, ran.err) == (1, [])
    assert "           syndicate/reports.json is damaged" in ran.out.splitlines()
    both = syndicate("evidence", "verify", "good.html", "nowhere.wacz", "b.wacz", "-f", "json")
    assert both.code == 2
    assert both.err == [
        "syndicate: good.html: is no zip file, so no bundle",
        "syndicate: nowhere.wacz: No such file or directory",
    ]
    assert [one["file"] for one in json.loads(both.out)] == ["b.wacz"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("-o", "good.html"), "good.html: exists already; choose another file with -o"),
        (("-o", "-"), "-o -: a bundle is not written to stdout; name a file such as copy.wacz"),
        (("-o", "no/b.wacz"), "no/b.wacz: there is no folder no; make it first"),
        (("-o", "b.wacz", "--original", "pages.csv"), "--original pages.csv: expected a .txt or an .html file"),
        (("-o", "b.wacz", "--original", "no.txt"), "--original no.txt: there is no such file"),
        (("-o", "b.wacz", "--screenshot", "good.html"), "--screenshot good.html: is no PNG file"),
        (("-o", "b.wacz", "--report", "report.json"), "--report: give the report as JSON once, and as HTML once at most"),
        (
            ("-o", "b.wacz", "--policy", "cc-by-4.0"),
            "--policy cc-by-4.0: is not what the report was judged by (its SHA-256 is another)",
        ),
        (
            ("-o", "b.wacz", "--timestamp", "http://127.0.0.1:1/"),
            "the timestamp authority http://127.0.0.1:1/ did not answer: ",
        ),
        (("good.html", "-o", "b.wacz"), "good.html: is no WARC; expected a .warc or .warc.gz file"),
        (("no.warc", "-o", "b.wacz"), "no.warc: there is no such file"),
    ],
)  # fmt: skip
def test_what_cannot_be_packed_is_told_in_one_line(
    more: tuple[str, ...], said: str, kept: Path, syndicate: Run
):
    ran = syndicate(*PACK, *more)
    assert (ran.code, ran.out, len(ran.err)) == (2, "", 1)
    assert ran.err[0].startswith(f"syndicate: {said}")
    assert not (kept / "b.wacz").exists()


def test_a_bundle_goes_without_a_policy_that_is_not_here(kept: Path, syndicate: Run):
    report = json.loads((kept / "report.json").read_text())
    report["policy"] |= {"id": "elsewhere"}
    (kept / "report.json").write_text(json.dumps(report))
    ran = syndicate(*PACK, "-o", "b.wacz")
    assert (ran.code, len(ran.err)) == (0, 1)
    assert "so the bundle goes without it; give --policy" in ran.err[0]


def test_trust_is_a_file_of_certificates(kept: Path, syndicate: Run):
    ran = syndicate("evidence", "verify", "b.wacz", "--trust", "good.html")
    assert ran.err == ["syndicate: --trust good.html: holds no certificate; expected a PEM file"]
    assert ran.code == 2
