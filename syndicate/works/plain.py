"""An original that is kept as plain text or Markdown: its paragraphs, its title, its links."""

from __future__ import annotations

import re

from syndicate import urls

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{0,500})\]\(<?([^)\s>]{1,2000})>?[^)\n]{0,300}\)")
_MARKS = re.compile(r"^(?:#{1,6}\s+|>\s?|[-*+]\s+(?=\S))", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_TITLE = re.compile(r"\A\s*#\s+(.+?)\s*#*\s*$", re.MULTILINE)


def read_plain(text: str, url: str = "", *, markdown: bool = False) -> tuple[str, str, tuple[str, ...]]:
    """The title ("" where none is marked), the paragraphs separated by blank lines, the addresses linked.

    In plain text nothing is markup. In Markdown the marks go, and a first-rank heading on top is the title.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not markdown:
        return "", _paragraphs(text), ()
    text = _IMAGE.sub("", _FRONT.sub("", text))
    found = _TITLE.match(text)
    title = _unmarked(found[1]) if found else ""
    text = text[found.end() :] if found else text
    targets = (urls.absolute(match[2], url) for match in _LINK.finditer(text))
    links = tuple(dict.fromkeys(target for target in targets if target))
    return title, _paragraphs(_unmarked(text)), links


def _unmarked(text: str) -> str:
    return _EMPHASIS.sub(r"\2", _MARKS.sub("", _LINK.sub(r"\1", text)))


def _paragraphs(text: str) -> str:
    folded = (" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text))
    return "\n\n".join(part for part in folded if part)
