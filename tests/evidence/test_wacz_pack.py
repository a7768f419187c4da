"""Packing: a WACZ that others read, whose bytes depend on nothing but what goes in."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from wacz_samples import COPY, NOW, PAGE, bundle, report_json, warc
from warcio.archiveiterator import ArchiveIterator

from syndicate.errors import UsageError
from syndicate.evidence.cdxj import surt
from syndicate.evidence.manifest import canonical
from syndicate.evidence.wacz import Contents, pack

PATHS = [
    "archive/data.warc.gz",
    "indexes/index.cdx",
    "pages/pages.jsonl",
    "syndicate/reports.json",
    "syndicate/policy.toml",
    "syndicate/original.txt",
    "syndicate/manifest.json",
    "datapackage.json",
    "datapackage-digest.json",
]


def packed(path: Path, **given: bytes) -> dict[str, bytes]:
    bundle(path, **given)
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_the_files_stand_in_one_order_stored_and_dated_by_the_report(tmp_path: Path):
    bundle(tmp_path / "b.wacz")
    with zipfile.ZipFile(tmp_path / "b.wacz") as file:
        assert file.namelist() == PATHS
        assert {(one.compress_type, one.date_time) for one in file.infolist()} == {
            (zipfile.ZIP_STORED, (2026, 11, 23, 5, 0, 6))  # a zip counts in steps of two seconds
        }


def test_the_same_input_gives_the_same_bytes(tmp_path: Path):
    names = [tmp_path / "a.wacz", tmp_path / "b.wacz"]
    assert len({bundle(name) for name in names}) == 1
    assert names[0].read_bytes() == names[1].read_bytes()


def test_the_identity_is_the_digest_of_the_manifest(tmp_path: Path):
    identity = bundle(tmp_path / "b.wacz")
    with zipfile.ZipFile(tmp_path / "b.wacz") as file:
        assert hashlib.sha256(file.read("syndicate/manifest.json")).hexdigest() == identity


def test_the_manifest_names_every_file_but_itself_and_what_is_made_of_it(tmp_path: Path):
    files = packed(tmp_path / "b.wacz")
    manifest = json.loads(files["syndicate/manifest.json"])
    assert manifest["made_at"] == "2026-11-23T05:00:07Z"
    assert manifest["files"] == [
        {"path": path, "sha256": hashlib.sha256(files[path]).hexdigest(), "bytes": len(files[path])}
        for path in sorted(PATHS[:6])
    ]


def test_canonical_json_sorts_its_keys_and_spares_white_space():
    assert canonical({"b": 1, "a": ["é", '"\n']}) == '{"a":["é","\\"\\n"],"b":1}'.encode()


def test_the_datapackage_has_the_digest_of_every_file_before_it(tmp_path: Path):
    files = packed(tmp_path / "b.wacz")
    package = json.loads(files["datapackage.json"])
    assert {one["path"]: one["hash"] for one in package["resources"]} == {
        path: f"sha256:{hashlib.sha256(files[path]).hexdigest()}" for path in PATHS[:7]
    }
    assert (package["profile"], package["wacz_version"], package["mainPageUrl"]) == (
        "data-package",
        "1.1.1",
        COPY,
    )
    digest = json.loads(files["datapackage-digest.json"])
    assert digest == {
        "path": "datapackage.json",
        "hash": f"sha256:{hashlib.sha256(files['datapackage.json']).hexdigest()}",
    }


@pytest.mark.parametrize(
    "given", [warc(), warc(coded=True), warc(compressed=False)], ids=["gz", "coded", "plain"]
)
def test_each_line_of_the_index_leads_to_its_record(given: bytes, tmp_path: Path):
    files = packed(tmp_path / "b.wacz", warc=given)
    (line,) = files["indexes/index.cdx"].decode().splitlines()
    key, time, rest = line.split(" ", 2)
    place = json.loads(rest)
    assert (key, time) == ("example,blog)/2026/on-rivers?a=1&b=2", "20261123050000")
    assert (place["mime"], place["status"], place["filename"]) == ("text/html", "200", "data.warc.gz")
    piece = files["archive/data.warc.gz"][place["offset"] : place["offset"] + place["length"]]
    record = next(iter(ArchiveIterator(io.BytesIO(piece), check_digests="raise")))
    assert record.rec_headers.get_header("WARC-Target-URI") == place["url"] == COPY
    assert record.content_stream().read() == PAGE


def test_the_pages_are_those_of_the_reports_at_the_time_of_their_records(tmp_path: Path):
    head, page = packed(tmp_path / "b.wacz")["pages/pages.jsonl"].decode().splitlines()
    assert json.loads(head)["format"] == "json-pages-1.0"
    told = json.loads(page)
    assert (told["url"], told["ts"], told["title"]) == (COPY, "2026-11-23T05:00:00Z", "On rivers")


def test_several_warcs_become_one(tmp_path: Path):
    (tmp_path / "one.warc").write_bytes(warc(compressed=False))
    contents = Contents(report_json())
    pack(tmp_path / "b.wacz", [tmp_path / "one.warc", warc(url="https://b.example/")], contents, made_at=NOW)
    with zipfile.ZipFile(tmp_path / "b.wacz") as file:
        stream = io.BytesIO(file.read("archive/data.warc.gz"))
        lines = file.read("indexes/index.cdx").decode().splitlines()
    kinds = [record.rec_type for record in ArchiveIterator(stream)]
    assert kinds == ["response", "request"] * 2
    assert [line.split()[0] for line in lines] == ["example,b)/", "example,blog)/2026/on-rivers?a=1&b=2"]


@pytest.mark.parametrize(
    ("warc_given", "said"),
    [
        (b"", "is no WARC"),
        (b"<html>", "is no WARC"),
        (warc()[:-20], "ends in the middle of a record"),
        (warc() + b"\0" * 30, "is damaged at byte"),
        (warc(compressed=False)[:-20], "record 2: is no whole WARC record"),
        (b"WARC/1.1\r\nx", "record 1: is no whole WARC record"),
    ],
    ids=["nothing", "html", "cut gz", "junk behind", "cut plain", "a line"],
)
def test_what_is_no_warc_is_refused_and_leaves_no_file(warc_given: bytes, said: str, tmp_path: Path):
    with pytest.raises(UsageError, match=said):
        pack(tmp_path / "b.wacz", warc_given, Contents(report_json()), made_at=NOW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("report", [b"{", b"[1]", b'{"schema": "other/1"}', b"[" * 100_000])
def test_what_is_no_report_is_refused(report: bytes, tmp_path: Path):
    with pytest.raises(UsageError, match="syndicate check -f json"):
        pack(tmp_path / "b.wacz", warc(), Contents(report), made_at=NOW)


def test_a_time_before_zip_files_is_their_first(tmp_path: Path):
    pack(tmp_path / "b.wacz", warc(), Contents(report_json()), made_at=datetime(1970, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(tmp_path / "b.wacz") as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.a.example/B?y=2&x=1#top", "example,a)/b?x=1&y=2"),
        ("http://a.example", "example,a)/"),
        ("http://www2.a.example:8080/x/", "example,a:8080)/x/"),
        ("https://user:word@a.example:443/x", "example,a)/x"),
        ("https://a.example/?q=&p=%20b", "example,a)/?p=+b&q="),
        ("https://bücher.example/ä", "example,xn--bcher-kva)/%c3%a4"),
        ("http://127.0.0.1:80/", "1,0,0,127)/"),
        ("http://[::1]:8000/", "[::1]:8000)/"),
        ("urn:text:a b", "urn:text:a%20b"),
    ],
)
def test_an_address_is_sorted_by_its_host_from_the_end(url: str, key: str):
    assert surt(url) == key
