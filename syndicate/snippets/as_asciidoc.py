"""AsciiDoc: signs that may be markup are references; addresses stand in a pass-through."""

from __future__ import annotations

from syndicate import escaping
from syndicate.snippets.parts import Credit
from syndicate.snippets.writing import encoded, paragraphs, references


def asciidoc(credit: Credit) -> str:
    """A paragraph a line, and the counter as a picture."""
    lines = paragraphs(credit, references, link)
    if credit.counter:
        lines.append(f"image::{encoded(escaping.href(credit.counter), '[]+')}[]")
    return "\n\n".join(lines)


def link(text: str, href: str) -> str:
    """A link whose address no substitution changes."""
    address = href.replace("++", "+%2B")
    return f"link:++{f'{address[:-1]}%2B' if address.endswith('+') else address}++[{text}]"
