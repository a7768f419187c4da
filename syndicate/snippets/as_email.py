"""E-mail: a draft that opens unsent, with the article and its credit (RFC 5322, multipart/alternative)."""

from __future__ import annotations

from dataclasses import replace

from syndicate.snippets.as_html import article
from syndicate.snippets.as_text import text
from syndicate.snippets.parts import Credit

_BOUNDARY = "=_syndicate"  # never in a part: quoted-printable writes no "=_" (RFC 2045 §6.7)


def email(credit: Credit) -> str:
    """An .eml without sender, addressee and date. Header fields hold one line, whatever a title holds."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = credit.title
    message["X-Unsent"] = "1"
    top, end = text(replace(credit, end=())), text(replace(credit, top=()))
    plain = "\n\n".join(filter(None, (top, *credit.body, end)))
    message.set_content(f"{plain}\n", cte="quoted-printable")
    message.add_alternative(
        f'<!doctype html>\n<html><head><meta charset="utf-8"></head><body>\n{article(credit)}\n</body></html>\n',
        subtype="html",
        cte="quoted-printable",
    )
    message.set_boundary(_BOUNDARY)
    return message.as_bytes().decode("ascii")
