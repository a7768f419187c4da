"""Mail: an e-mail as a page. Its HTML part, else its plain one; attached messages after it; other attachments never."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html import escape
from itertools import islice

from syndicate.page.charset import canonical, decode

_FORWARDED = re.compile(r"(?:(?:fwd?|re|aw|wg|tr|rv|enc)\s*:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"(?:> ?)*")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]}'’”»]")


def html_of(body: bytes) -> str:
    """The page: the subject is its title, each message's text its content, without signs of quoting.

    Raises RecursionError where its parts are nested deeper than the parser goes.
    """
    message = message_from_bytes(body, _class=EmailMessage, policy=default)
    subject = escape(_FORWARDED.sub("", _header(message), count=1))
    written = "\n".join(text for each in _messages(message) if (text := _text(each)))
    return f"<!doctype html><html><head><title>{subject}</title></head><body>{written}</body></html>"


def _header(message: EmailMessage) -> str:
    try:
        return str(message["subject"] or "").strip()
    except (ValueError, IndexError, AttributeError):  # the parser of headers trips over some broken ones
        return ""


def _messages(message: EmailMessage) -> Iterator[EmailMessage]:
    yield message
    for part in islice(message.walk(), 10_000):
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            inner = part.get_payload(0)
            if isinstance(inner, EmailMessage):
                yield inner


def _text(message: EmailMessage) -> str:
    part = message.get_body(("html", "plain"))
    if part is None:
        return ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    label = str(part.get_content_charset("") or "")
    kind = f"text/plain; charset={label}" if label and canonical(label) else ""
    text = decode(data, kind).text
    if part.get_content_subtype() == "html":
        return text
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return "\n".join(_paragraphs(_flowing(text) if flowed else text))


def _flowing(text: str) -> str:
    """Lines that end in a space go on in the next one (RFC 3676 §4); a space before `>` or "From" is taken off."""
    lines: list[str] = []
    goes_on = False
    for line in text.splitlines():
        words = _QUOTED.sub("", line, count=1).removeprefix(" ")
        if goes_on:
            lines[-1] += words
        else:
            lines.append(words)
        goes_on = words.endswith(" ") and words != "-- "
    return "\n\n".join(lines)


def _paragraphs(text: str) -> Iterator[str]:
    """What stands between empty lines, quoted or not, with its addresses as the links that mail programs make of them."""
    bare = "\n".join(_QUOTED.sub("", line, count=1) for line in text.splitlines())
    for paragraph in re.split(r"\n\s*\n", bare):
        if paragraph.strip():
            yield f"<p>{_linked(paragraph.strip())}</p>"


def _linked(text: str) -> str:
    pieces, last = [], 0
    for found in _ADDRESS.finditer(text):
        address = escape(found[0])
        pieces += [escape(text[last : found.start()]), f'<a href="{address}">{address}</a>']
        last = found.end()
    return "".join([*pieces, escape(text[last:])])
