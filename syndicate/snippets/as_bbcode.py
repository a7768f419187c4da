"""BBCode, as phpBB, vBulletin, MyBB, XenForo and SMF read it. It has no escapes: a joiner parts what would be a tag."""

from __future__ import annotations

import re

from syndicate import escaping
from syndicate.snippets.parts import Credit
from syndicate.snippets.writing import JOINER, encoded, paragraphs, unlinked

_HOST = re.compile(r"(?<=\w)\.(?=[^\W\d_])")  # boards link names of hosts that stand bare


def bbcode(credit: Credit) -> str:
    """A paragraph a line, and the counter as a picture.

    Boards look for `="…"` from any bracket on; where an equals sign stands in a text, quotes are curled.
    """
    equals = any("=" in piece.words for line in credit.lines for piece in line)
    lines = paragraphs(credit, _curled if equals else words, link)
    if credit.counter:
        lines.append(f"[img]{_address(escaping.href(credit.counter))}[/img]")
    return "\n\n".join(lines)


def words(text: str) -> str:
    """Text in which no tag begins and nothing is made a link."""
    return _HOST.sub(f".{JOINER}", unlinked(text)).replace("[", f"[{JOINER}")


def _curled(text: str) -> str:
    return words(text).replace('"', "”").replace("'", "’")


def link(text: str, href: str) -> str:
    """A link in the one form that every board knows."""
    return f"[url={_address(href)}]{text}[/url]"


def _address(href: str) -> str:
    return encoded(href, "[]'\"")
