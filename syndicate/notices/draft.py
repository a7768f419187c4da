"""Draft: a letter as an e-mail that opens unsent (RFC 5322, RFC 2046 multipart/alternative, `X-Unsent: 1`)."""

from __future__ import annotations

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import getaddresses

from syndicate import escaping
from syndicate.errors import UsageError
from syndicate.notices.contacts import ADDRESS
from syndicate.notices.letter import Letter


def draft(letter: Letter, *, sender: str = "", to: str = "", source: str = "") -> bytes:
    """The bytes of an .eml without date; From and To stay out where they are "". `source` says where `to` was read.

    The same letter gives the same bytes: the boundary is made of the content, and no encoded line can hold it ("=_").
    Raises UsageError for an address that is none.
    """
    message = EmailMessage()
    message["Subject"] = escaping.one_line(letter.subject)
    if sender:
        message["From"] = address(sender)
    if to:
        message["To"] = address(to)
    message["X-Unsent"] = "1"
    if source:
        message["X-Syndicate-Contact-Source"] = escaping.one_line(source, 200)
    text, html = letter.text(), letter.html()
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{hashlib.sha256((text + html).encode()).hexdigest()[:32]}")
    return message.as_bytes()


def address(name: str) -> Address:
    """`Name <user@host>` or `user@host`, read. Raises UsageError for anything else."""
    read = getaddresses([name])
    shown, spec = read[0] if len(read) == 1 else ("", "")
    if not name.isprintable() or not ADDRESS.fullmatch(spec):
        raise UsageError(
            f"{escaping.one_line(name, 200)}: expected an address such as Ann Lee <ann@example.org>"
        )
    return Address(shown, addr_spec=spec)
