"""BBCode, as phpBB, vBulletin, MyBB, XenForo and SMF read it. It has no escapes: a joiner parts what would be a tag."""

from __future__ import annotations

from syndicate import escaping
from syndicate.snippets.parts import Credit
from syndicate.snippets.writing import JOINER, encoded, paragraphs, unlinked


def bbcode(credit: Credit) -> str:
    """A paragraph a line, and the counter as a picture."""
    lines = paragraphs(credit, words, link)
    if credit.counter:
        lines.append(f"[img]{_address(escaping.href(credit.counter))}[/img]")
    return "\n\n".join(lines)


def words(text: str) -> str:
    """Text in which no tag begins and nothing is made a link."""
    return unlinked(text).replace("[", f"[{JOINER}")


def link(text: str, href: str) -> str:
    """A link in the one form that every board knows."""
    return f"[url={_address(href)}]{text}[/url]"


def _address(href: str) -> str:
    return encoded(href, "[]'\"")
