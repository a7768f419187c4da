"""From bytes to characters, by the WHATWG Encoding Standard: mark, header, meta, then what the bytes themselves show."""

from __future__ import annotations

import re
from dataclasses import dataclass

PRESCAN = 4096
"""Bytes looked at for `<meta charset>`; the standard says 1,024, browsers go on when the head is longer."""

WRONG_SHARE = 0.002
"""Share of characters that may be U+FFFD under a declared charset: a few bad bytes are damage, more is a wrong label."""

_MARKS = ((b"\xef\xbb\xbf", "UTF-8"), (b"\xfe\xff", "UTF-16BE"), (b"\xff\xfe", "UTF-16LE"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';,]+)", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]{0,500}?charset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a body; `fault` says why they cannot be trusted, "" where they can."""

    text: str
    encoding: str
    fault: str = ""


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Decode a body whose `Content-Type` header is given ("" where there is none)."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _declared(body[len(mark) :], encoding, "its byte order mark")
    header = _HEADER.search(content_type[:1_000])
    if header:
        return _labelled(body, header.group(1), "its Content-Type header")
    meta = _META.search(_COMMENT.sub(b"", body[:PRESCAN]))
    label = meta.group(1).decode("ascii", "replace") if meta else ""
    if label and canonical(label):
        return _labelled(body, label, "its meta element")
    try:
        return Decoded(_clean(body.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return _detected(body)


def canonical(label: str) -> str:
    """The standard's name for a label, "" where the WHATWG table does not hold it."""
    from turbohtml import parse

    try:
        return parse(b"", encoding=label.strip()).encoding or ""
    except LookupError:
        return ""


def _labelled(body: bytes, label: str, where: str) -> Decoded:
    encoding = canonical(label)
    if not encoding or encoding == "replacement":
        shown = "".join(char for char in label if char.isprintable())[:40]
        fault = f"The page declares the character encoding {shown!r} in {where}; no browser reads that."
        return Decoded("", "", fault)
    if encoding.startswith("UTF-16") and where == "its meta element":
        encoding = "UTF-8"  # the standard: a meta element that could be read is not UTF-16
    return _declared(body, encoding, where)


def _declared(body: bytes, encoding: str, where: str) -> Decoded:
    text = _decode(body, encoding)
    wrong = text.count("\ufffd")
    if wrong and encoding == "UTF-8":
        wrong -= body.count(b"\xef\xbf\xbd")
    fault = ""
    if wrong > max(2, WRONG_SHARE * len(text)):
        fault = f"The page is not in the character encoding {encoding} that {where} declares ({wrong} wrong places)."
    return Decoded(_clean(text), encoding.lower(), fault)


def _detected(body: bytes) -> Decoded:
    from turbohtml.detect import detect

    encoding = detect(body).encoding or "windows-1252"
    if not canonical(encoding) or encoding.upper().startswith("UTF-8"):
        encoding = "windows-1252"
    return Decoded(_clean(_decode(body, encoding)), encoding.lower())


def _decode(body: bytes, encoding: str) -> str:
    if encoding == "UTF-8":
        return body.decode("utf-8", "replace")
    import turbohtml.detect  # noqa: F401 - registers the codecs of the standard under "whatwg-"

    return body.decode(f"whatwg-{encoding.lower()}", "replace")


def _clean(text: str) -> str:
    return text.replace("\0", "\ufffd")
