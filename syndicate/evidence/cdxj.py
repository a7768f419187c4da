"""CDXJ: the index by which a replaying browser finds a record in a WARC (specs.webrecorder.net/cdxj/0.1.0)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode

from syndicate.evidence.wacz_records import Entry
from syndicate.urls import split

_INDEXED = frozenset({"response", "revisit", "resource"})
_WWW = re.compile(r"^www\d*\.")


def index(records: Iterable[Entry], filename: str) -> str:
    """One line for each record that can be replayed, sorted by bytes: key, 14 digits of time, JSON."""
    return "".join(sorted(_line(each, filename) for each in records if each.type in _INDEXED))


def surt(url: str) -> str:
    """The sort-friendly form of an address: `https://www.a.example/B?y=2&x=1` is `example,a)/b?x=1&y=2`.

    Scheme, `www.`, fragment and the order of parameters are dropped, as replaying browsers do; what is no http(s)
    address stays as it is, in one word.
    """
    parts = split(url.replace("\\", "/"))
    if parts is None:
        return url.replace(" ", "%20")
    netloc = parts.netloc.rpartition("@")[2]
    name, colon, port = (
        netloc.partition(":") if not netloc.startswith("[") else (netloc, "", "")
    )  # an IPv6 address has colons
    bare = _WWW.sub("", name)
    key = ",".join(reversed(bare.split("."))) + colon + port + ")" + (parts.path or "/").lower()
    if parts.query:
        key += "?" + urlencode(sorted(parse_qsl(parts.query.lower(), keep_blank_values=True)))
    return key.replace(" ", "%20")


def _line(record: Entry, filename: str) -> str:
    values = {
        "url": record.url,
        "mime": "warc/revisit" if record.type == "revisit" else record.mime,
        "status": record.status,
        "digest": record.payload_digest,
        "length": record.length,
        "offset": record.offset,
        "filename": filename,
    }
    return f"{surt(record.url)} {digits(record.date)} {json.dumps(values)}\n"


def digits(date: str) -> str:
    """The 14 digits of a WARC-Date: `2026-11-23T05:00:00Z` is `20261123050000`."""
    return re.sub(r"\D", "", date)[:14].ljust(14, "0")
