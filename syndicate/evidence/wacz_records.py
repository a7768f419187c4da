"""Records of a WARC, one gzip member each (WARC 1.1, annex D), read within bounds whoever wrote them.

bytes → members, inflated one by one → warcio reads one record of each → Entry
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from syndicate.errors import UsageError

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MIB = 1 << 20
MOST_BYTES = 512 * MIB  #: of one bundle, or of its WARC
MOST_INFLATED = 1024 * MIB  #: of all records
_RECORD = 64 * MIB  # of one record, inflated; a page is 10 MiB at most
_RECORDS = 100_000
_PIECE = 1 << 16
_GZIP = b"\x1f\x8b"
_AFTER = b"\r\n\r\n"  # what ends a record


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: where it lies in the compressed file, and what it holds. `whole` is what its digests say, None for none."""

    offset: int
    length: int
    type: str
    url: str
    date: str  #: as in WARC-Date
    status: str = ""
    headers: tuple[
        tuple[str, str], ...
    ] = ()  #: of HTTP, names in lower case; else the record's type of content
    payload_digest: str = ""
    whole: bool | None = None
    problem: str = ""
    payload: bytes = field(default=b"", repr=False)  #: the body as it was sent, codings and all
    head: bytes = field(default=b"", repr=False)  #: of HTTP, the bytes before the body
    fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)  #: of the record, names in lower case

    def header(self, name: str) -> str:
        """The HTTP header's value, "" where it is absent."""
        return ", ".join(value for key, value in self.headers if key == name)

    def told(self, name: str) -> str:
        """The record's own field, "" where it is absent."""
        return next((value for key, value in self.fields if key == name), "")

    @property
    def mime(self) -> str:
        """The media type, without parameters."""
        return self.header("content-type").partition(";")[0].strip().lower()


def compressed(warc: bytes, name: str) -> bytes:
    """The WARC with each record in a gzip member of its own, as replaying by offset needs it; unchanged if it is.

    Raises UsageError, naming the file, for what is no WARC.
    """
    if warc[:2] == _GZIP:
        return warc
    if not warc.startswith(b"WARC/"):
        raise UsageError(f"{name}: is no WARC; expected a .warc or .warc.gz file")
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    parts: list[bytes] = []
    try:
        records = ArchiveIterator(io.BytesIO(warc), no_record_parse=True)
        for _ in records:
            if len(parts) == _RECORDS:
                raise UsageError(f"{name}: holds more than {_RECORDS:,} records")
            start = records.get_record_offset()
            parts.append(
                gzip.compress(warc[start : start + records.get_record_length()] + b"\r\n\r\n", mtime=0)
            )
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        raise UsageError(f"{name}: is a damaged WARC; its records cannot be told apart") from error
    return b"".join(parts)


def entries(warc: bytes, name: str) -> Iterator[Entry]:
    """Every record in its order. Raises UsageError, naming the file, for what cannot be read within the bounds."""
    for number, (offset, length, plain) in enumerate(_members(warc, name), 1):
        if number > _RECORDS:
            raise UsageError(f"{name}: holds more than {_RECORDS:,} records")
        yield _entry(offset, length, plain, f"{name}: record {number}")


def _members(warc: bytes, name: str) -> Iterator[tuple[int, int, bytes]]:
    """Offset, length and content of each gzip member."""
    at, room = 0, MOST_INFLATED
    while at < len(warc):
        plain, end = _inflated(warc, at, name)
        room -= len(plain)
        if room < 0:
            raise UsageError(f"{name}: inflates beyond the bounds at byte {at:,}; it is not read further")
        yield at, end - at, plain
        at = end


def _inflated(warc: bytes, start: int, name: str) -> tuple[bytes, int]:
    """The content of the member at `start`, and where it ends. It is fed in pieces: zlib copies what it leaves over."""
    inflater = zlib.decompressobj(31)
    parts: list[bytes] = []
    at, room = start, _RECORD
    while not inflater.eof:
        piece = inflater.unconsumed_tail or warc[at : at + _PIECE]
        if not piece:
            raise UsageError(f"{name}: ends in the middle of a record")
        at += 0 if inflater.unconsumed_tail else len(piece)
        try:
            part = inflater.decompress(piece, room + 1)
        except zlib.error as error:
            raise UsageError(f"{name}: is damaged at byte {start:,}: no gzip member starts there") from error
        parts.append(part)
        room -= len(part)
        if room < 0:
            raise UsageError(f"{name}: inflates beyond the bounds at byte {start:,}; it is not read further")
    return b"".join(parts), at - len(inflater.unused_data)


def _entry(offset: int, length: int, plain: bytes, name: str) -> Entry:
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    stream = io.BytesIO(plain)
    try:
        record = ArcWarcRecordLoader(verify_http=False).parse_record_stream(
            stream, known_format="warc", check_digests=True
        )
        payload = record.raw_stream.read() if record.length else b""
    except (
        ArchiveLoadFailed,
        StatusAndHeadersParserException,
        ValueError,
        EOFError,
        AttributeError,
    ) as error:
        raise UsageError(f"{name}: is no WARC record that can be read") from error
    if not record.rec_type or record.length is None or getattr(record.raw_stream, "limit", 0) > 0:
        raise UsageError(f"{name}: is no whole WARC record")
    if stream.read().strip(b"\r\n"):
        raise UsageError(f"{name}: its gzip member holds more than the record; try “warcio recompress”")
    return _told(record, plain, payload, offset, length)


def _told(record: ArcWarcRecord, plain: bytes, payload: bytes, offset: int, length: int) -> Entry:
    http = record.http_headers if record.rec_type in ("response", "revisit") else None
    digest = record.rec_headers.get_header("WARC-Payload-Digest") or ""
    headers = http.headers if http else [("content-type", record.content_type or "")]
    problems = [str(each) for each in record.digest_checker.problems]
    return Entry(
        offset,
        length,
        type=str(record.rec_type or ""),
        url=str(record.rec_headers.get_header("WARC-Target-URI") or ""),
        date=str(record.rec_headers.get_header("WARC-Date") or ""),
        status=str(http.get_statuscode()) if http else "",
        headers=tuple((str(name).lower(), str(value)) for name, value in headers),
        payload_digest=digest or f"sha256:{hashlib.sha256(payload).hexdigest()}",
        whole=record.digest_checker.passed,
        problem="; ".join(problems),
        payload=payload,
        head=_http_head(plain, record.length, len(payload)) if record.http_headers else b"",
        fields=tuple((str(name).lower(), str(value)) for name, value in record.rec_headers.headers),
    )


def _http_head(plain: bytes, length: int, body: int) -> bytes:
    """What stands between the record's own head and the body."""
    block = plain[: len(plain) - len(_AFTER)] if plain.endswith(_AFTER) else plain
    return block[len(block) - length : len(block) - body]
