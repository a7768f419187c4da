"""WARC 1.1 (ISO 28500:2017): exchanges written as the records that archives keep, and read back from them.

Exchange… → warcinfo, and of each: response or revisit, request, metadata → a gzip member each → Exchange…

Names, order and bytes of headers are those that were sent, with one exception: a body is stored without its transfer coding,
so that `Transfer-Encoding` becomes `X-Archive-Orig-Transfer-Encoding`, as other archives have it. What WARC has no
field for (port, certificate) stands in the metadata record. The same exchanges give the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from syndicate import __version__
from syndicate.errors import UsageError
from syndicate.evidence.wacz_records import Block, blocks
from syndicate.model.exchange import Exchange, Headers
from syndicate.urls import split

if TYPE_CHECKING:
    from warcio.warcwriter import BufferWARCWriter

_PROFILE = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_MOVED = "X-Archive-Orig-"
_CODING = "transfer-encoding"
_FIELDS = "application/warc-fields"
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_END_OF_LINE = re.compile(rb"\r?\n(?![ \t])")  # a line that begins with blanks goes on (RFC 9112 §5.2)


def warc(exchanges: Iterable[Exchange]) -> bytes:
    """A `.warc.gz` of these exchanges; a body that an earlier one had too is written once, and referred to after that."""
    from warcio.warcwriter import BufferWARCWriter

    writer = BufferWARCWriter(gzip=True, warc_version="1.1")
    bodies: dict[str, tuple[str, Exchange]] = {}
    for number, each in enumerate(exchanges):
        if number == 0:
            _write(writer, "warcinfo", _id("warcinfo", each, 0), each, _info())
        _write_exchange(writer, each, number, bodies)
    return writer.get_contents()


def exchanges(data: bytes, name: str) -> tuple[Exchange, ...]:
    """What a WARC holds, in its order, whoever wrote it. Raises UsageError, naming the file, for what cannot be read.

    A revisit gets the body of the record that it refers to, and is left out where that is not in the file.
    """
    reading = _Reading()
    for block in blocks(data, name):
        reading.take(block)
    return tuple(reading.exchanges())


def _write_exchange(
    writer: BufferWARCWriter, each: Exchange, number: int, bodies: dict[str, tuple[str, Exchange]]
) -> None:
    response = _id("response", each, number)
    digest = f"sha256:{hashlib.sha256(each.body).hexdigest()}"
    more = {"WARC-Payload-Digest": digest}
    first, before = bodies.get(digest, ("", each))
    if not each.complete:
        more["WARC-Truncated"] = "unspecified"
    head = _head(f"{each.http_version} {each.status} {each.reason}", each.headers, moved=True)
    if first:
        more |= {
            "WARC-Profile": _PROFILE,
            "WARC-Refers-To": first,
            "WARC-Refers-To-Target-URI": before.url,
            "WARC-Refers-To-Date": _date(before.started_at),
        }
        _write(writer, "revisit", response, each, head, more)
    else:
        _write(writer, "response", response, each, head + each.body, more)
        if each.body:
            bodies[digest] = response, each
    together = {"WARC-Concurrent-To": response}
    asked = _head(f"{each.method} {_target(each.url)} HTTP/1.1", each.request_headers)
    _write(writer, "request", _id("request", each, number), each, asked, together)
    _write(writer, "metadata", _id("metadata", each, number), each, _besides(each), together)


def _write(
    writer: BufferWARCWriter,
    kind: str,
    record_id: str,
    each: Exchange,
    block: bytes,
    more: dict[str, str] | None = None,
) -> None:
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders

    headers = {"WARC-Type": kind, "WARC-Record-ID": record_id, "WARC-Date": _date(each.started_at)}
    if kind == "warcinfo":
        content = _FIELDS
    else:
        headers["WARC-Target-URI"] = each.url
        content = _FIELDS if kind == "metadata" else f"application/http; msgtype={_message(kind)}"
    if kind in ("response", "revisit", "request") and each.address:
        headers["WARC-IP-Address"] = each.address.rpartition(":")[0].strip("[]")
    headers |= more or {}
    headers["WARC-Block-Digest"] = f"sha256:{hashlib.sha256(block).hexdigest()}"
    named = StatusAndHeaders("", list(headers.items()), protocol="WARC/1.1")
    record = ArcWarcRecord("warc", kind, named, io.BytesIO(block), None, content, len(block))
    record.payload_length = len(block)
    writer.write_record(record)


def _message(kind: str) -> str:
    return "request" if kind == "request" else "response"


def _info() -> bytes:
    return (
        f"software: syndicate {__version__}\r\nformat: WARC File Format 1.1\r\n"
        "conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
    ).encode()


def _besides(each: Exchange) -> bytes:
    """What WARC has no field for, as its metadata records have it: `name: value` lines."""
    lines = [f"complete: {str(each.complete).lower()}"]
    if each.address:
        lines.append(f"address: {each.address}")
    if each.certificate:
        lines.append(f"tls-certificate-sha256: {hashlib.sha256(each.certificate).hexdigest()}")
        lines.append(f"tls-certificate: {base64.b64encode(each.certificate).decode()}")
    return "".join(f"{line}\r\n" for line in lines).encode()


def _head(start: str, headers: Headers, *, moved: bool = False) -> bytes:
    lines = [start]
    for name, value in headers:
        lines.append(f"{_MOVED if moved and name.lower() == _CODING else ''}{name}: {value}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _target(url: str) -> str:
    parts = split(url)
    if parts is None:
        return url
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _id(kind: str, each: Exchange, number: int) -> str:
    """The same for the same record of the same file, and for no other."""
    body = hashlib.sha256(each.body).hexdigest()
    named = f"{kind} {number} {each.method} {each.url} {_date(each.started_at)} {each.status} {body}"
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, named)}>"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass(slots=True)
class _Reading:
    """The records of a WARC, until each answer has found its request, its metadata and its body."""

    answers: list[Block] = field(default_factory=list)
    bodies: dict[str, bytes] = field(default_factory=dict)  # by record id, by digest
    requests: dict[str, Block] = field(default_factory=dict)  # by the ids of the records that they belong to
    besides: dict[str, dict[str, str]] = field(default_factory=dict)

    def take(self, block: Block) -> None:
        if block.type in ("response", "revisit") and block.url.startswith("http"):
            self.answers.append(block)
        if block.type == "response":
            body = _parted(block.data)[1]
            self.bodies[block.id] = body
            self.bodies.setdefault(block.header("WARC-Payload-Digest"), body)
        elif block.type == "request":
            self.requests |= {block.id: block, block.header("WARC-Concurrent-To"): block}
        elif block.type == "metadata":
            self.besides[block.header("WARC-Concurrent-To")] = dict(_fields(block.data))

    def exchanges(self) -> Iterator[Exchange]:
        for block in self.answers:
            found = self._exchange(block)
            if found is not None:
                yield found

    def _exchange(self, block: Block) -> Exchange | None:
        start, headers, body = _message_of(block.data)
        if block.type == "revisit":
            known = self.bodies.get(block.header("WARC-Refers-To"))
            known = self.bodies.get(block.header("WARC-Payload-Digest")) if known is None else known
            if known is None:
                return None
            body = known
        version, _, rest = start.partition(" ")
        status, _, reason = rest.partition(" ")
        began = _moment(block.header("WARC-Date"))
        if not re.fullmatch(r"[1-5]\d\d", status) or began is None:
            return None
        request = self.requests.get(block.id) or self.requests.get(block.header("WARC-Concurrent-To"))
        asked, sent, _ = _message_of(request.data) if request else ("GET", (), b"")
        besides = self.besides.get(block.id, {})
        return Exchange(
            url=block.url,
            method=asked.partition(" ")[0],
            request_headers=sent,
            http_version=version,
            status=int(status),
            reason=reason,
            headers=headers,
            body=body,
            started_at=began,
            address=besides.get("address", block.header("WARC-IP-Address")),
            certificate=_certificate(besides.get("tls-certificate", "")),
            complete=not block.header("WARC-Truncated"),
        )


def _parted(data: bytes) -> tuple[bytes, bytes]:
    """Head and body of an HTTP message; a body that still has its chunks is joined."""
    end = _END_OF_HEAD.search(data)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    if re.search(rb"(?im)^transfer-encoding:[^\r\n]*chunked", head):
        from warcio.bufferedreaders import ChunkedDataReader

        body = ChunkedDataReader(io.BytesIO(body), decomp_type=None).read()
    return head, body


def _message_of(data: bytes) -> tuple[str, Headers, bytes]:
    head, body = _parted(data)
    start, *lines = _END_OF_LINE.split(head)
    return start.decode("latin-1"), tuple(map(_header, lines)), body


def _header(line: bytes) -> tuple[str, str]:
    name, _, value = line.decode("latin-1").partition(":")
    if name.lower() == f"{_MOVED}{_CODING}".lower():
        name = name[len(_MOVED) :]
    return name, value.strip(" \t")


def _fields(data: bytes) -> Iterator[tuple[str, str]]:
    for line in data.decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def _moment(date: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _certificate(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


__all__: Sequence[str] = ("exchanges", "warc")
