"""Verifying: each claim of a bundle is answered with true, false or unknown."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from wacz_samples import COPY, PAGE, bundle, report_json, rewritten, warc
from warcio.warcwriter import WARCWriter

from syndicate.confine import Confined
from syndicate.errors import UsageError
from syndicate.evidence.verifying import verify
from syndicate.evidence.verifying_report import unfound
from syndicate.evidence.wacz_records import entries
from syndicate.model import Capture

ALL_TRUE = {
    "files": "true",
    "manifest": "true",
    "records": "true",
    "index": "true",
    "capture": "true",
    "quotes": "true",
    "policy": "true",
    "original": "true",
    "timestamp": "unknown",
    "fetched_by": "unknown",
    "server": "unknown",
}


def answers(path: Path, confined: Confined) -> dict[str, str]:
    return {claim.id: str(claim.answer) for claim in verify(path, confined).claims}


def because(path: Path, confined: Confined, name: str) -> str:
    return next(claim.because for claim in verify(path, confined).claims if claim.id == name)


@pytest.mark.parametrize("coded", [False, True])
def test_of_a_sound_bundle_all_is_true_but_what_no_bundle_can_prove(
    coded: bool, tmp_path: Path, confined: Confined
):
    identity = bundle(tmp_path / "b.wacz", warc=warc(coded=coded))
    found = verify(tmp_path / "b.wacz", confined)
    assert {claim.id: str(claim.answer) for claim in found.claims} == ALL_TRUE
    assert (found.identity, found.holds) == (identity, True)


def test_a_bundle_with_a_report_alone_claims_less(tmp_path: Path, confined: Confined):
    bundle(tmp_path / "b.wacz", policy=b"", original_text=b"")
    assert answers(tmp_path / "b.wacz", confined) == ALL_TRUE | {"policy": "unknown", "original": "unknown"}


@pytest.mark.parametrize(
    ("changed", "false"),
    [
        ({"syndicate/policy.toml": b"x"}, {"files", "policy"}),
        ({"syndicate/original.txt": None}, {"files"}),
        ({"syndicate/extra.html": b"x"}, {"files"}),
        ({"archive/data.warc.gz": None}, {"files", "records"}),
        ({"archive/data.warc.gz": b"\x1f\x8bx"}, {"files", "records"}),
        ({"indexes/index.cdx": b"a 2 {}\n"}, {"files", "index"}),
        ({"indexes/index.cdx": b'{"offset": [], "length": 1e999}'}, {"files", "index"}),
        ({"syndicate/reports.json": b"[[[["}, {"files"}),
        ({"datapackage.json": b"{}"}, {"manifest"}),
        ({"datapackage-digest.json": None}, {"manifest"}),
        ({"datapackage-digest.json": b'{"hash": "sha256:0"}'}, {"manifest"}),
    ],
)
def test_a_change_makes_the_claim_false_that_it_touches(
    changed: Mapping[str, bytes | None], false: set[str], tmp_path: Path, confined: Confined
):
    bundle(tmp_path / "b.wacz")
    rewritten(tmp_path / "b.wacz", changed)
    assert {
        name for name, answer in answers(tmp_path / "b.wacz", confined).items() if answer == "false"
    } == false


def with_quote(words: str, link: str = f"{COPY}#:~:text=x") -> bytes:
    report = json.loads(report_json())
    quote = {"quote": {"exact": words}, "sha256": report["page"]["sha256"], "fragment_url": link}
    report["findings"][0]["evidence"] = [quote]
    return json.dumps(report).encode()


def about(**page: object) -> bytes:
    report = json.loads(report_json())
    return report_json(page=report["page"] | page)


@pytest.mark.parametrize(
    ("report", "wrong"),
    [
        (with_quote("Nobody wrote this."), {"quotes": "false"}),
        (with_quote("isAccessibleForFree: false", ""), {"quotes": "unknown"}),
        (with_quote("First published\n by   Global Research."), {}),
        (about(sha256="0" * 64), {"capture": "false"}),
        (about(final_url="https://other.example/"), {"capture": "false"}),
        (about(sha256=None), {"capture": "unknown"}),
        (report_json(policy={"sha256": "0" * 64}), {"policy": "false"}),
        (report_json(findings=[], page=None), {"capture": "unknown", "quotes": "unknown"}),
        (report_json(findings="x", page=[1], policy=3, work=None), {
            "capture": "unknown", "quotes": "unknown", "policy": "false", "original": "unknown",
        }),
    ],
)  # fmt: skip
def test_a_manifest_made_anew_does_not_make_a_report_true(
    report: bytes, wrong: Mapping[str, str], tmp_path: Path, confined: Confined
):
    bundle(tmp_path / "b.wacz")
    rewritten(tmp_path / "b.wacz", {"syndicate/reports.json": report}, forged=True)
    assert answers(tmp_path / "b.wacz", confined) == ALL_TRUE | dict(wrong)


def test_a_body_that_is_not_what_its_record_says_is_told_with_its_address(tmp_path: Path, confined: Confined):
    plain = warc(compressed=False).replace(b"never runs", b"never walks"[:10])
    bundle(tmp_path / "b.wacz", warc=plain)
    found = answers(tmp_path / "b.wacz", confined)
    assert {name for name, answer in found.items() if answer == "false"} == {"records", "capture"}
    assert COPY in because(tmp_path / "b.wacz", confined, "records")


def test_a_byte_that_fell_over_is_told_by_its_file(tmp_path: Path, confined: Confined):
    bundle(tmp_path / "b.wacz")
    data = bytearray((tmp_path / "b.wacz").read_bytes())
    data[data.index(b"syndicate.policy/1")] ^= 1
    (tmp_path / "b.wacz").write_bytes(data)
    assert because(tmp_path / "b.wacz", confined, "files") == "syndicate/policy.toml is damaged"


def test_faults_beyond_three_are_counted(tmp_path: Path, confined: Confined):
    bundle(tmp_path / "b.wacz")
    rewritten(tmp_path / "b.wacz", {f"syndicate/{name}": b"x" for name in "abcde"})
    assert because(tmp_path / "b.wacz", confined, "files").endswith(
        "c is not named by the manifest and 2 more"
    )


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (None, "it is no bundle of syndicate"),
        (b"{", "is broken"),
        (b"[]", "is broken"),
        (b"[" * 100_000, "is broken"),
        (b'{"schema": "syndicate.manifest/2"}', "is not of schema"),
        (b'{"schema": "syndicate.manifest/1", "files": [{}]}', "is broken"),
    ],
)
def test_without_a_manifest_nothing_is_verified(
    manifest: bytes | None, said: str, tmp_path: Path, confined: Confined
):
    bundle(tmp_path / "b.wacz")
    rewritten(tmp_path / "b.wacz", {"syndicate/manifest.json": manifest})
    with pytest.raises(UsageError, match=said):
        verify(tmp_path / "b.wacz", confined)


@pytest.mark.parametrize(
    "words",
    [
        "A river runs.",
        "A riverruns.",
        "2026-03-21T09:00:00+00:00",
        "https://a.example/original",
        "Ann & Lee",
        "behind the scenes",
        'rel="canonical"',
    ],
)
def test_a_quote_may_be_of_anything_that_the_page_says(words: str):
    head = '<meta property="article:published_time" content="2026-03-21T09:00:00Z"><link rel="canonical" href="/original">'
    body = "<p>A <b>river</b>\n runs.</p><p>Ann &amp; Lee</p><p hidden>behind the scenes</p>"
    html = f"<html><head><title>T</title>{head}</head><body>{body}</body></html>".encode()
    page = Capture("https://a.example/", html, headers=(("content-type", "text/html"),))
    assert unfound(page, (words, "Nobody wrote this.")) == ("Nobody wrote this.",)


def test_what_a_browser_made_of_a_page_may_lie_in_a_record_of_its_own(tmp_path: Path, confined: Confined):
    out = io.BytesIO()
    given = {
        "payload": io.BytesIO(PAGE),
        "length": len(PAGE),
        "warc_content_type": "text/html; charset=utf-8",
    }
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warc_record(COPY, "resource", **given))
    bundle(tmp_path / "b.wacz", warc=out.getvalue())
    assert answers(tmp_path / "b.wacz", confined) == ALL_TRUE


def with_revisit(url: str, digest: str) -> bytes:
    """The page at another address, and a record that says that the same was sent again for `url`."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(
        writer.create_revisit_record(url, digest, "https://first.example/", "2026-11-22T05:00:00Z")
    )
    return warc(url="https://first.example/") + out.getvalue()


@pytest.mark.parametrize(("url", "answer"), [(COPY, "true"), ("https://third.example/", "false")])
def test_a_page_that_was_sent_again_is_found_by_its_revisit_record(
    url: str, answer: str, tmp_path: Path, confined: Confined
):
    (first, _) = entries(warc(url="https://first.example/"), "w")
    bundle(tmp_path / "b.wacz", warc=with_revisit(url, first.payload_digest))
    assert answers(tmp_path / "b.wacz", confined) == ALL_TRUE | {"capture": answer}
