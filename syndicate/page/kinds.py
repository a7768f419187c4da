"""Bodies that are no HTML, by what they begin with and by what the server calls them (WHATWG MIME Sniffing, §7)."""

from __future__ import annotations

import json
import re

from syndicate.model import Capture

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "compressed data"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"RIFF", "audio, video or an image"),
    (b"ID3", "audio"),
    (b"OggS", "audio"),
    (b"\x00\x00\x00\x18ftyp", "a video"),
    (b"\x00\x00\x00\x20ftyp", "a video"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x7fELF", "a program"),
)
_HTML_TYPES = frozenset(
    {"text/html", "application/xhtml+xml", "application/xml", "text/xml", "", "unknown/unknown"}
)
_MARKUP = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|div|p|article|h1|title|table|meta|a)\b", re.IGNORECASE
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg|opml)\b",
    re.DOTALL,
)
_TAG = re.compile(r"<[a-z!/?]", re.IGNORECASE)
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\f\r\x1b")
"""Bytes that no text holds; NUL aside, which UTF-16 is full of, and escape, which ISO-2022-JP switches with."""
_WIDE_MARKS = (b"\xfe\xff", b"\xff\xfe")
SAMPLE = 100_000  #: bytes or characters looked at
BINARY_SHARE = 0.05  #: share of control characters above which it is no text; random bytes hold 10 %
UNREADABLE = 0.4  #: share of U+FFFD above which a text is none
_BINARY = "The address answers with binary data, not with a web page."


def fault(capture: Capture) -> str:
    """One sentence on why the body is no HTML page, "" where it is one."""
    body = capture.body.lstrip(b"\xef\xbb\xbf \t\r\n\f")[:4096]
    for magic, what in _MAGIC:
        if body.startswith(magic):
            return f"The address answers with {what}, not with a web page."
    kind = capture.header("content-type").split(",")[0].partition(";")[0].strip().lower()
    if kind not in _HTML_TYPES:
        shown = "".join(char for char in kind if char.isprintable())[:60]
        return f"The server says that this is {shown}, not a web page (text/html)."
    if _FEED.match(body):
        return "The address answers with an XML file (a feed, a sitemap or a drawing), not with a web page."
    if b"\0" in body[:1024] and not _MARKUP.search(body.replace(b"\0", b"")):
        return _BINARY
    wide = capture.body.startswith(_WIDE_MARKS) or "utf-16" in capture.header("content-type").lower()
    return _BINARY if not wide and _is_binary(capture.body[:SAMPLE]) else ""


def _is_binary(body: bytes) -> bool:
    return len(body) - len(body.translate(None, _CONTROLS)) > BINARY_SHARE * len(body)


def text_fault(text: str) -> str:
    """One sentence on why decoded text is no HTML page, "" where it is one, or where it is empty."""
    if text[:SAMPLE].count("\ufffd") > UNREADABLE * len(text[:SAMPLE]):
        return _BINARY
    start = text[:SAMPLE].lstrip()[:1]
    if start in ("{", "[") and _is_json(text):
        return "The address answers with data (JSON), not with a web page."
    if start and not _TAG.search(text):
        return "The address answers with plain text that holds no HTML, not with a web page."
    return ""


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return not _TAG.search(text)
    return True
