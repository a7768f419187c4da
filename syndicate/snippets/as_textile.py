"""Textile: signs that may be markup are references, which its readers leave alone."""

from __future__ import annotations

from syndicate import escaping
from syndicate.snippets.parts import Credit
from syndicate.snippets.writing import JOINER, encoded, paragraphs, references


def textile(credit: Credit) -> str:
    """A paragraph a line, and the counter as a picture."""
    lines = paragraphs(credit, references, link)
    if credit.counter:
        lines.append(f"!{encoded(escaping.href(credit.counter), '!()')}!")
    return "\n\n".join(lines)


def link(text: str, href: str) -> str:
    """A link in brackets, which may stand anywhere; `$` alone would be its address."""
    text = f"{JOINER}{text}" if text == references("$") else text
    return f'["{text}":{encoded(href, "[]")}]'
