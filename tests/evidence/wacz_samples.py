"""A page as it was fetched, its report, and the bundle of both."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import syndicate
from syndicate.evidence.manifest import manifest
from syndicate.evidence.wacz import DATAPACKAGE, DIGEST, REPORT, Contents, pack
from syndicate.policy.sources import chain, open_source

ADDRESS = "https://www.globalresearch.ca/on-rivers/5831999"
COPY = "https://blog.example/2026/On-Rivers?b=2&a=1"
NOW = datetime(2026, 11, 23, 5, 0, 7, tzinfo=UTC)
WORDS = (
    "A river never runs the same way twice, and neither does the law that people write about it. "
    "Last spring the council of a small valley town asked every miller for the ledgers of his grandfather. "
    "Nine of them still had such books, wrapped in oilcloth, with the floods noted in red along the margin. "
    "What the council learned from the red ink was that the river keeps an older calendar than the state. "
    "It rises when the snow on the northern slope goes first, and that has happened eleven times."
)
PAGE = (
    f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>On rivers</title></head><body><article>'
    f'<h1>On rivers</h1><p>By Ann Lee. First published by <a href="{ADDRESS}">Global Research</a>.</p>'
    f"<p>{WORDS}</p><p>Copyright © Ann Lee, Global Research, 2026</p></article></body></html>"
).encode()
POLICY = b"".join(each.data for each in chain(open_source("global-research")))


def warc(body: bytes = PAGE, url: str = COPY, *, compressed: bool = True, coded: bool = False) -> bytes:
    """A response with its request; `coded` is sent in gzip and in chunks."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    headers = [("Content-Type", "text/html; charset=utf-8")]
    sent = body
    if coded:
        sent = gzip.compress(body, mtime=0)
        sent = b"%x\r\n%s\r\n0\r\n\r\n" % (len(sent), sent)
        headers += [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "blog.example")], is_http_request=True)
    response = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
    for kind, head, payload in (("response", response, sent), ("request", request, b"")):
        record = writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(payload),
            length=len(payload),
            http_headers=head,
            warc_headers_dict={"WARC-Date": "2026-11-23T05:00:00Z", "WARC-Record-ID": f"<urn:test:{kind}>"},
        )
        writer.write_record(record)
    return out.getvalue()


def report_json(**changed: object) -> bytes:
    """The report about the copy, with some of its values changed."""
    page = syndicate.Page.from_html(PAGE, url=COPY, headers={"Content-Type": "text/html; charset=utf-8"})
    policy = syndicate.load_policy("global-research")
    work = syndicate.Work(
        url=ADDRESS, title="On rivers", authors=("Ann Lee",), publisher="Global Research", text=WORDS
    )
    return json.dumps(syndicate.check(page, work, policy, now=NOW).to_dict() | changed).encode()


def bundle(path: Path, **given: bytes) -> str:
    """Write a bundle of it all; its identity."""
    parts = {"report_json": report_json(), "policy": POLICY, "original_text": WORDS.encode()} | given
    data = parts.pop("warc", None) or warc()
    return pack(path, data, Contents(**parts), made_at=NOW)


def rewritten(path: Path, changed: Mapping[str, bytes | None], *, forged: bool = False) -> None:
    """Change files of a bundle, or take them away; `forged` makes its manifest and digests anew."""
    with zipfile.ZipFile(path) as old:
        files: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
    files |= changed
    if forged:
        ours = ("syndicate/manifest.json", DATAPACKAGE, DIGEST)
        listed = manifest(
            {name: data for name, data in files.items() if data is not None and name not in ours}, NOW
        )
        files["syndicate/manifest.json"] = listed
        files |= _digests(files[DATAPACKAGE] or b"{}", listed)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in files.items():
            if data is not None:
                new.writestr(name, data)


def _digests(package: bytes, listed: bytes) -> dict[str, bytes]:
    value = json.loads(package)
    for one in value["resources"]:
        if one["path"] == "syndicate/manifest.json":
            one["hash"] = f"sha256:{hashlib.sha256(listed).hexdigest()}"
    made = json.dumps(value).encode()
    digest = {"path": DATAPACKAGE, "hash": f"sha256:{hashlib.sha256(made).hexdigest()}"}
    return {DATAPACKAGE: made, DIGEST: json.dumps(digest).encode()}


__all__ = [
    "ADDRESS",
    "COPY",
    "NOW",
    "PAGE",
    "POLICY",
    "REPORT",
    "WORDS",
    "bundle",
    "report_json",
    "rewritten",
    "warc",
]
