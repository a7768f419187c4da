"""Text that nobody vouches for, made harmless for the place where it is shown.

Everything a page or a policy says is hostile until it has gone through one of these functions: control
characters, bidi overrides ("Trojan Source", CVE-2021-42574) and lone surrogates reach no reader, only
http(s) addresses become links, and a Markdown reader finds no markup.
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote as percent

SHOWN = 1000  #: characters of one value that a person is shown; a page may have a title of a megabyte
LONGEST_URL = 8000  #: octets that every party should support (RFC 9110 §4.1); beyond it nothing is linked

_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 §2.2
_IN_LINK = re.compile("[\x00-\x20\x7f-\xa0\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")
_HTTP = re.compile(r"https?://[^/\\?#]", re.IGNORECASE)
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~-._"

_FORMULA = tuple("=+-@＝＋－＠")  # what a spreadsheet computes (OWASP, "CSV injection")
_MARKDOWN = re.compile(r"[\\`*_{\[\]|~#$]")
_LIST_START = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)]))")
_AUTOLINK = re.compile(r"(https?(?=:)|ftp(?=:)|mailto(?=:)|xmpp(?=:)|www(?=\.))", re.IGNORECASE)
_REFERENCE = re.compile(r"@|\\#(?=\w)|\bGH-(?=\d)", re.IGNORECASE)
_NO_BREAK = "\u2060"  # WORD JOINER: no width, no space, and no name or number of GitHub's follows it


def plain(text: str) -> str:
    """The text without control characters, bidi overrides and lone surrogates; every line end becomes LF."""
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATES.sub("\ufffd", _UNSEEN.sub("", _BREAKS.sub("\n", text)))


def clip(text: str, most: int = SHOWN) -> str:
    """At most `most` characters of the text; where it was longer, an ellipsis and its true length."""
    if len(text) <= most:
        return text
    return f"{text[:most].rstrip()} … ({len(text):,} characters)"


def shown(text: str, most: int = SHOWN) -> str:
    """`plain` and `clip` in one: what a person is shown of a value. Cost is bound by `most`."""
    return plain(text) if len(text) <= most else f"{plain(text[:most]).rstrip()} … ({len(text):,} characters)"


def one_line(text: str, most: int = SHOWN) -> str:
    """What is shown of a value, with all white space folded into single spaces."""
    return " ".join(shown(text, most).split())


def xml(text: str, instead: str = "") -> str:
    """The text with `instead` for every character that XML 1.0 cannot hold, not even as a reference."""
    return _NO_XML.sub(instead, text)


def cell(text: str) -> str:
    """One line of a CSV cell that no spreadsheet takes for a formula."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def href(url: str) -> str:
    """The address if a link may lead there (http or https, after stripping what browsers strip), else "#".

    Whatever a URL may not hold is percent-encoded (RFC 3986 §2.1), non-ASCII letters too.
    """
    if len(url) > LONGEST_URL:
        return "#"
    bare = _SURROGATES.sub("\ufffd", _IN_LINK.sub("", url))
    return percent(bare, safe=_URL_SAFE) if _HTTP.match(bare) else "#"


def script_json(data: object) -> str:
    """JSON for a `script` element, which no text in it can end (HTML §4.12.1.3)."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return (
        _SURROGATES.sub("\ufffd", text)
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
    )


def markdown(text: str) -> str:
    r"""One line of Markdown that shows exactly this text: no markup, link, HTML, mention or table cell.

    Entities instead of `\<` because not every Markdown reader knows that escape. GitHub finds mentions
    and issue numbers after all escapes are gone, so a word joiner (U+2060) parts them.
    """
    line = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKDOWN.sub(r"\\\g<0>", line)
    line = _LIST_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)
    line = _AUTOLINK.sub(r"\1\\", line)
    return _REFERENCE.sub(rf"\g<0>{_NO_BREAK}", line)


def markdown_href(url: str) -> str:
    """The address for the `<…>` of a Markdown link; "#" as in `href`."""
    return href(url).replace("&", "&amp;").replace("|", "%7C")
