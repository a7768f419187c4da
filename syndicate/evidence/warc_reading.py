"""Exchanges read back from a WARC, or from the WARC of a bundle: records → responses with what lies beside → Exchange.

What other tools recorded is read as well; what they did not keep (a request, a certificate) is empty then.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from syndicate.errors import UsageError
from syndicate.escaping import one_line
from syndicate.evidence.verifying_report import unchunked
from syndicate.evidence.wacz_bundle import open_bundle
from syndicate.evidence.wacz_records import MIB, MOST_BYTES, MOST_INFLATED, Entry, compressed, entries
from syndicate.evidence.warc import METADATA, MOVED
from syndicate.model.exchange import Exchange, Headers

ENDINGS = (".warc", ".warc.gz", ".wacz")
_BUNDLED = re.compile(r"archive/[^/]+\.warc(\.gz)?")
_STATUS = re.compile(r"(HTTP/[\d.]{1,5}) +(\d{3})(?: (.*))?")


@dataclass(frozen=True, slots=True)
class Recording:
    """The exchanges of a file in their order, and the other files of the bundle, none for a plain WARC."""

    name: str
    exchanges: tuple[Exchange, ...]
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def open_recording(path: Path) -> Recording:
    """Read a `.warc`, `.warc.gz` or `.wacz`. Raises UsageError, naming the file, for what cannot be read within the bounds; and OSError."""
    name = one_line(str(path), 200)
    if path.suffix.lower() != ".wacz":
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{name}: is larger than {MOST_BYTES // MIB} MiB; it is not read")
        return Recording(name, exchanges(path.read_bytes(), name))
    bundle = open_bundle(path)
    warcs = [file for file in bundle.files if _BUNDLED.fullmatch(file)]
    if not warcs:
        raise UsageError(f"{name}: holds no WARC that can be read")
    found = tuple(each for file in warcs for each in exchanges(bundle.files[file], name))
    return Recording(name, found, bundle.files)


def exchanges(warc: bytes, name: str) -> tuple[Exchange, ...]:
    """Every response over HTTP with its request, the payloads of revisits filled in.

    Raises UsageError, naming the file, for a record that is damaged, or not as its digest says.
    """
    responses: list[Entry] = []
    beside: dict[tuple[str, str], Entry] = {}
    for each in entries(compressed(warc, name), name):
        if each.whole is False:
            raise UsageError(
                f"{name}: the record of {one_line(each.url, 100)} is not as its digest says; it is not used"
            )
        if each.type in ("response", "revisit") and each.head:
            responses.append(each)
        elif each.type in ("request", "metadata"):
            for partner in (each.told("warc-concurrent-to"), each.told("warc-record-id")):
                beside[each.type, partner] = each
    payloads = {each.payload_digest: each.payload for each in responses if each.type == "response"}
    room, found = MOST_INFLATED, []
    for each in responses:
        one = _exchange(each, beside, payloads, name)
        room -= len(one.body)
        if room < 0:
            raise UsageError(f"{name}: its pages come to more than {MOST_INFLATED // MIB} MiB")
        found.append(one)
    return tuple(found)


def _exchange(
    each: Entry, beside: Mapping[tuple[str, str], Entry], payloads: Mapping[str, bytes], name: str
) -> Exchange:
    def partner(kind: str) -> Entry | None:
        keys = (each.told("warc-record-id"), each.told("warc-concurrent-to"))
        return next((beside[kind, key] for key in keys if key and (kind, key) in beside), None)

    request, more = partner("request"), _more(partner("metadata"))
    line, headers = _head(each.head)
    status = _STATUS.fullmatch(line)
    if status is None:
        raise UsageError(f"{name}: the response of {one_line(each.url, 100)} has no status line")
    asked, request_headers = _head(request.head) if request else ("GET", ())
    body = each.payload
    if each.type == "revisit" and not body:
        if each.payload_digest not in payloads:
            raise UsageError(f"{name}: does not hold what {one_line(each.url, 100)} was sent again")
        body = payloads[each.payload_digest]
    chunked = any(key.lower() == "transfer-encoding" and "chunked" in value.lower() for key, value in headers)
    return Exchange(
        url=each.url,
        method=asked.partition(" ")[0],
        request_headers=request_headers,
        http_version=status[1],
        status=int(status[2]),
        reason=status[3] or "",
        headers=tuple((_as_sent(key), value) for key, value in headers),
        body=unchunked(body) if chunked else body,
        started_at=_time(each.date, name),
        address=str(more.get("address") or each.told("warc-ip-address")),
        certificate=_bytes(more.get("certificate")),
        complete=not each.told("warc-truncated"),
    )


def _head(head: bytes) -> tuple[str, Headers]:
    """The first line of an HTTP message, and its headers as they were sent; a line that goes on is joined."""
    text = re.sub(r"\r?\n[ \t]+", " ", head.decode("latin-1"))
    first, *lines = re.split(r"\r?\n", text)
    pairs = (each.partition(":") for each in lines if ":" in each)
    return first, tuple((name, value.removeprefix(" ")) for name, _, value in pairs)


def _as_sent(name: str) -> str:
    return name[len(MOVED) :] if name.lower() == f"{MOVED}transfer-encoding".lower() else name


def _more(metadata: Entry | None) -> Mapping[str, object]:
    if metadata is None or metadata.mime != METADATA:
        return {}
    try:
        value = json.loads(metadata.payload)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except (binascii.Error, ValueError):
        return b""


def _time(date: str, name: str) -> datetime:
    try:
        found = datetime.fromisoformat(date)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{name}: a record has no date that is a time: {one_line(date, 40)}") from error
