"""Pack: a WARC, the report about it and what the report was judged by become one WACZ 1.1.1 file.

WARC, report, policy, original → index, pages → manifest → (timestamp) → datapackage → zip

The format is specs.webrecorder.net/wacz/1.1.1; ReplayWeb.page opens it. What is ours lies under `syndicate/`. The
same input gives the same bytes: members are stored in a fixed order, under the time of the report.
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from syndicate import __version__
from syndicate.errors import UsageError
from syndicate.evidence import manifest
from syndicate.evidence.cdxj import digits, index
from syndicate.evidence.wacz_records import MOST_BYTES, Entry, compressed, entries
from syndicate.saying import stamp

WARC = "archive/data.warc.gz"
INDEX = "indexes/index.cdx"
PAGES = "pages/pages.jsonl"
DATAPACKAGE = "datapackage.json"
DIGEST = "datapackage-digest.json"
REPORT = "syndicate/reports.json"  # not report.json: Frictionless, and so “wacz validate”, take that for a report of theirs
POLICY = "syndicate/policy.toml"
ORIGINAL = "syndicate/original.txt"
CHECK = "syndicate/check.json"
TIMESTAMP = "syndicate/manifest.tsr"
VERSION = "1.1.1"


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes beside the WARC; what is empty is left out.

    `report_json` is the JSON format of one report or several. `policy` are the bytes that the policy's SHA-256 in the
    report is of: its file, and those that it extends. `original_text` is the work's text, `original_html` its page.
    """

    report_json: bytes = field(repr=False)
    report_html: bytes = field(default=b"", repr=False)
    policy: bytes = field(default=b"", repr=False)
    original_text: bytes = field(default=b"", repr=False)
    original_html: bytes = field(default=b"", repr=False)
    screenshot: bytes = field(default=b"", repr=False)  #: PNG
    check: bytes = field(default=b"", repr=False)  #: JSON, what the check was told of the original

    def files(self) -> dict[str, bytes]:
        """Each by its path in the bundle."""
        named = {
            REPORT: self.report_json,
            "syndicate/reports.html": self.report_html,
            POLICY: self.policy,
            ORIGINAL: self.original_text,
            "syndicate/original.html": self.original_html,
            "syndicate/screenshot.png": self.screenshot,
            CHECK: self.check,
        }
        return {path: data for path, data in named.items() if data}


Stamp = Callable[[bytes], bytes]
"""Gives the RFC 3161 response of an authority to the bytes of a manifest."""


def pack(
    path: Path,
    warc: bytes | Path | Sequence[bytes | Path],
    contents: Contents,
    *,
    made_at: datetime,
    stamp_by: Stamp | None = None,
) -> str:
    """Write the bundle and give the SHA-256 of its manifest, which is its identity.

    Several WARCs become one. `made_at` (aware) is the time of the report, never of packing. The file is there whole or
    not at all. Raises UsageError for a WARC that cannot be read, and OSError.
    """
    raw = _joined([warc] if isinstance(warc, bytes | Path) else warc)
    records = tuple(entries(raw, "the WARC"))
    made_at = made_at.astimezone(UTC)
    pages = tuple(_pages(records, reports_of(contents.report_json)))
    files = {
        WARC: raw,
        INDEX: index(records, WARC.rpartition("/")[2]).encode(),
        PAGES: _pages_file(pages),
        **contents.files(),
    }
    listed = manifest.manifest(files, made_at)
    files[manifest.PATH] = listed
    if stamp_by is not None:
        files[TIMESTAMP] = stamp_by(listed)
    files[DATAPACKAGE] = _datapackage(files, pages, made_at)
    files[DIGEST] = _json({"path": DATAPACKAGE, "hash": f"sha256:{manifest.digest(files[DATAPACKAGE])}"})
    _write(path, files, made_at)
    return manifest.digest(listed)


def reports_of(report_json: bytes) -> tuple[Mapping[str, Any], ...]:
    """The reports in a file of the JSON format. Raises UsageError for anything else."""
    try:
        value = json.loads(report_json)
    except (ValueError, RecursionError) as error:
        raise UsageError("the report is no JSON; give what “syndicate check -f json” wrote") from error
    reports = value if isinstance(value, list) else [value]
    for each in reports:
        if not isinstance(each, dict) or each.get("schema") != "syndicate.report/1":
            raise UsageError(
                "the report is not of schema syndicate.report/1; give what “syndicate check -f json” wrote"
            )
    return tuple(reports)


def _joined(warcs: Sequence[bytes | Path]) -> bytes:
    parts = []
    for each in warcs:
        name = "the WARC" if isinstance(each, bytes) else str(each)
        if isinstance(each, Path) and each.stat().st_size > MOST_BYTES:
            raise UsageError(f"{name}: is larger than {MOST_BYTES >> 20} MiB; pack less at once")
        data = each if isinstance(each, bytes) else each.read_bytes()
        part = compressed(data, name)
        if len(warcs) > 1:
            for _ in entries(part, name):  # so that what is wrong is said of the right file
                pass
        parts.append(part)
    if sum(map(len, parts)) > MOST_BYTES:
        raise UsageError(
            f"the WARCs are larger than {MOST_BYTES >> 20} MiB together; pack them into several bundles"
        )
    return b"".join(parts)


def _pages(records: Sequence[Entry], reports: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    """The pages that a reader of the bundle is shown: those of the reports, else every HTML page."""
    responses = {each.url: each for each in records if each.type in ("response", "revisit")}
    shown = [(page.get("final_url"), page.get("title")) for page in map(_page, reports)]
    judged = [(url, title) for url, title in shown if isinstance(url, str) and url in responses]
    html = [(each.url, "") for each in responses.values() if "html" in each.mime and each.status == "200"]
    for url, title in dict(judged or html).items():
        date = responses[url].date
        page = {"id": manifest.digest(f"{url} {digits(date)}".encode())[:22], "url": url, "ts": date}
        yield page | ({"title": title} if title and isinstance(title, str) else {})


def _page(report: Mapping[str, Any]) -> Mapping[str, Any]:
    page = report.get("page")
    return page if isinstance(page, dict) else {}


def _pages_file(pages: Sequence[Mapping[str, str]]) -> bytes:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "Pages"}
    return b"".join(_json(each) + b"\n" for each in (head, *pages))


def _datapackage(files: Mapping[str, bytes], pages: Sequence[Mapping[str, str]], made_at: datetime) -> bytes:
    resources = [
        {
            "name": path.rpartition("/")[2].lower(),
            "path": path,
            "hash": f"sha256:{manifest.digest(data)}",
            "bytes": len(data),
        }
        for path, data in files.items()
    ]
    value = {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": "What a page showed, and what it was checked against",
        "software": f"syndicate {__version__}",
        "created": stamp(made_at),
        "modified": stamp(made_at),
        "resources": resources,
    }
    if pages:
        value |= {"mainPageUrl": pages[0]["url"], "mainPageDate": pages[0]["ts"]}
    return _json(value)


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _write(path: Path, files: Mapping[str, bytes], made_at: datetime) -> None:
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with beside.open("xb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as bundle:
            for name, data in files.items():
                member = zipfile.ZipInfo(name, max(made_at.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
                member.create_system, member.external_attr = 3, 0o644 << 16  # the same on every system
                bundle.writestr(member, data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
