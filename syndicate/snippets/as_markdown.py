"""Markdown: CommonMark 0.31, and what else readers of Markdown do not take for markup."""

from __future__ import annotations

import re

from syndicate import escaping
from syndicate.snippets.parts import Credit
from syndicate.snippets.writing import paragraphs

_BLOCK = re.compile(r"^(?:(?=[-+=:])|(\d{1,9})(?=[.)]))")


def markdown(credit: Credit) -> str:
    """A paragraph a line, and the counter as a picture."""
    lines = [_BLOCK.sub(r"\1\\", each) for each in paragraphs(credit, words, link)]
    if credit.counter:
        lines.append(f"![](<{escaping.markdown_href(credit.counter)}>)")
    return "\n\n".join(lines)


def words(text: str) -> str:
    """A text in the middle of a line, where no list or heading begins."""
    return escaping.markdown(f"x{text}")[1:]


def link(text: str, href: str) -> str:
    """A link with its address in angle brackets, where only they would end it."""
    return f"[{text}](<{escaping.markdown_href(href)}>)"
