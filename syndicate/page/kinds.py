"""Bodies that are no HTML, by what they begin with and by what the server calls them (WHATWG MIME Sniffing, §7)."""

from __future__ import annotations

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
        return "The address answers with binary data, not with a web page."
    return ""
