"""MediaWiki: wikitext. Signs that may be markup are references, which its parser reads as text."""

from __future__ import annotations

import re

from syndicate.snippets.parts import Credit
from syndicate.snippets.writing import encoded, paragraphs, references

_MAGIC = re.compile(r"\b(RFC|PMID|ISBN)\s(?=\d)")  # what MediaWiki links by itself

_ENDS = "[]'{|}"  # signs of an address that would be markup


def wikitext(credit: Credit) -> str:
    """A paragraph a line, in a `div` where the script runs from right to left. Wikis show no pictures of other hosts."""
    text = "\n\n".join(paragraphs(credit, words, link))
    if credit.dir == "rtl" and text:
        return f'<div lang="{credit.lang}" dir="rtl">\n{text}\n</div>'
    return text


def words(text: str) -> str:
    """Text without markup, templates, signatures and magic links."""
    return _MAGIC.sub(r"\1&#32;", references(text))


def link(text: str, href: str) -> str:
    """An external link."""
    return f"[{encoded(href, _ENDS)} {text}]"
