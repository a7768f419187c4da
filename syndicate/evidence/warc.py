"""Exchanges as a WARC 1.1 (ISO 28500:2017): exchange → response or revisit, request, metadata → gzip members.

The records are put together here, since warcio's writer escapes the bytes of headers that are no ASCII; what is written
is read back with it. The same exchanges give the same bytes: ids are made of the content, dates are those of the exchange.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from syndicate import __version__
from syndicate.model.capture import Capture
from syndicate.model.exchange import Exchange, Headers
from syndicate.urls import split

MOVED = "X-Orig-"  #: before the name of a header that is not true of the body as it is kept
METADATA = "application/json"
_HTTP = "application/http;msgtype="
_SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_ABOUT = (
    f"software: syndicate/{__version__}\r\n"
    "format: WARC File Format 1.1\r\n"
    "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
    "robots: classic\r\n"
).encode()

Fields = list[tuple[str, str]]


def write(exchanges: Iterable[Exchange], drawn: Iterable[Capture] = ()) -> Iterator[bytes]:
    """The WARC of these exchanges piece by piece, each a gzip member with one record.

    Bodies keep their content coding; their transfer coding is gone, so Transfer-Encoding is kept as
    X-Orig-Transfer-Encoding. A payload that an earlier response had is told by a revisit record. What WARC has
    no field for (the port, the HTTP version, the certificate) goes into a metadata record beside. `drawn` is what a
    browser made of pages, a resource record each.
    """
    first: dict[str, tuple[str, str, str]] = {}
    for number, each in enumerate(exchanges):
        if not number:
            about = [_type("application/warc-fields")]
            yield _record("warcinfo", _id("warcinfo", 0, each), _date(each), about, _ABOUT)
        yield from _exchange(number, each, first)
    for page in drawn:
        yield _resource(page)


def _resource(page: Capture) -> bytes:
    at = page.fetched_at or datetime.fromtimestamp(0, UTC)
    name = uuid5(NAMESPACE_URL, f"resource {page.final_url} {at} {page.sha256}")
    fields = [("WARC-Target-URI", page.final_url), _type("text/html; charset=utf-8")]
    return _record("resource", f"<urn:uuid:{name}>", _stamp(at), fields, page.body)


def _exchange(number: int, each: Exchange, first: dict[str, tuple[str, str, str]]) -> Iterator[bytes]:
    date, response = _date(each), _id("response", number, each)
    where = [("WARC-Target-URI", each.url)]
    if each.address:
        where.append(("WARC-IP-Address", each.address.rpartition(":")[0].strip("[]")))
    digest = _digest(each.body)
    told = [*where, _type(_HTTP + "response"), ("WARC-Payload-Digest", digest)]
    if not each.complete:
        told.append(("WARC-Truncated", "unspecified"))
    head = _head(f"{each.http_version} {each.status} {each.reason}", _as_kept(each.headers))
    if digest in first:
        yield _record("revisit", response, date, told + _refers(*first[digest]), head)
    else:
        if each.body and each.complete:
            first[digest] = each.url, date, response
        yield _record("response", response, date, told, head + each.body)
    beside = [*where, ("WARC-Concurrent-To", response)]
    asked = _head(f"{each.method} {_path(each.url)} HTTP/1.1", each.request_headers)
    yield _record("request", _id("request", number, each), date, [*beside, _type(_HTTP + "request")], asked)
    yield _record("metadata", _id("metadata", number, each), date, [*beside, _type(METADATA)], _more(each))


def _refers(url: str, date: str, record: str) -> Fields:
    return [
        ("WARC-Profile", _SAME),
        ("WARC-Refers-To", record),
        ("WARC-Refers-To-Target-URI", url),
        ("WARC-Refers-To-Date", date),
    ]


def _record(kind: str, name: str, date: str, fields: Fields, block: bytes) -> bytes:
    lines = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", name),
        ("WARC-Date", date),
        *fields,
        ("WARC-Block-Digest", _digest(block)),
        ("Content-Length", str(len(block))),
    ]
    head = "".join(f"{name}: {value}\r\n" for name, value in lines).encode()
    return gzip.compress(b"WARC/1.1\r\n" + head + b"\r\n" + block + b"\r\n\r\n", mtime=0)


def _head(line: str, headers: Headers) -> bytes:
    lines = (line, *(f"{name}: {value}" for name, value in headers), "", "")
    return "\r\n".join(lines).encode("latin-1")


def _as_kept(headers: Headers) -> Headers:
    moved = "transfer-encoding"
    return tuple((MOVED + name if name.lower() == moved else name, value) for name, value in headers)


def _path(url: str) -> str:
    parts = split(url)
    if parts is None:
        return url
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _more(each: Exchange) -> bytes:
    told = {"address": each.address, "http_version": each.http_version}
    if each.certificate:
        told["certificate"] = base64.b64encode(each.certificate).decode()
        told["certificate_sha256"] = hashlib.sha256(each.certificate).hexdigest()
    return json.dumps(told).encode()


def _type(value: str) -> tuple[str, str]:
    return "Content-Type", value


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _date(each: Exchange) -> str:
    return _stamp(each.started_at)


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def _id(kind: str, number: int, each: Exchange) -> str:
    of = f"{kind} {number} {each.method} {each.url} {_date(each)} {_digest(each.body)}"
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, of)}>"
