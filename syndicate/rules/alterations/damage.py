"""Damage: what machines do to words on the way from one page to another, and how it is undone.

UTF-8 that was read as another encoding ("didnâ€™t"), and character references that were written out ("didn&#8217;t"),
are undone exactly; what then equals the words of the work was never reworded. Letters that were lost ("gar�on") are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from syndicate.model import Edit
from syndicate.text import Words, words

_LONGEST = 2_000  # characters; a longer difference is other text, and damage leaves equal words between
_WRONG = ("cp1252", "cp1251", "cp1250")
"""What UTF-8 is mistaken for: the usual encodings of western, Cyrillic and central European pages."""
_TWICE = 2  # times over that a text is damaged by being saved and read again
# The bytes of one character in UTF-8 (RFC 3629); a no-break space in it has become a space on the page, and closing
# quotes have lost their last byte, which many encodings have no character for.
_CHARACTER = re.compile(
    "[\xc2-\xdf][\x80-\xbf ]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|\xe2\x80|\xc2(?!\\w)"
)
_FOREIGN = re.compile("[^\x00-\x7f]+")
_LOST = re.compile("[�?]+")
_NONE = "\uffff"  # stands for a character that is no byte


def only_damage(edit: Edit, ours: Words, theirs: Words) -> bool:
    """Whether the two sides are the same words, once the damage to one of them is undone.

    An equal word on each side of the edit is read with it, since damage grows together with what it touches.
    """
    old, new = _sides(edit, ours, theirs)
    if len(old) + len(new) > _LONGEST:
        return False
    return any(_same(each, old) for each in _mended(new)) or any(_same(each, new) for each in _mended(old))


def only_lost(edit: Edit, ours: Words, theirs: Words) -> bool:
    """Whether the page has the same words but for letters outside ASCII, in whose place it has nothing, or �, or ?.

    Which letters they were does not show, so that these may be other words.
    """
    old, new = _sides(edit, ours, theirs)
    if old.isascii() or not edit.page or len(old) + len(new) > _LONGEST:
        return False
    kept = _FOREIGN.sub("", old)
    return 2 * len(kept) > len(old) and _same(kept, _LOST.sub("", new))


def _sides(edit: Edit, ours: Words, theirs: Words) -> tuple[str, str]:
    """The text on both sides, with an equal word before and behind where there is one."""
    work, page = edit.work, edit.page
    before = int(
        min(work.start, page.start) > 0 and ours.forms[work.start - 1] == theirs.forms[page.start - 1]
    )
    inside = work.end < len(ours) and page.end < len(theirs)
    behind = int(inside and ours.forms[work.end] == theirs.forms[page.end])
    old = ours.slice(work.start - before, work.end + behind)
    new = theirs.slice(page.start - before, page.end + behind)
    return old, new


def _same(one: str, other: str) -> bool:
    """Whether the words are the same; spaces do not count, since damage makes some and takes others."""
    return "".join(words(one).forms) == "".join(words(other).forms)


def _mended(text: str) -> Iterator[str]:
    """The text with damage undone, once and again, for each encoding; nothing where there is none."""
    if text.isascii() and "&" not in text:
        return
    for encoding in _WRONG:
        mended = text
        for _ in range(_TWICE):
            before, mended = mended, _decoded(unescape(mended), encoding)
            if mended != before:
                yield mended


def _decoded(text: str, encoding: str) -> str:
    """The text, with what is UTF-8 read in this encoding read again."""
    if text.isascii():
        return text
    known = _bytes(encoding)
    raw = "".join(known.get(character, _NONE) for character in text)
    done, pieces = 0, []
    for found in _CHARACTER.finditer(raw):
        pieces += [text[done : found.start()], _read(found[0])]
        done = found.end()
    return "".join((*pieces, text[done:]))


def _read(raw: str) -> str:
    if raw in ("\xe2\x80", "\xc2"):
        return " "  # a quote or a space
    lost_space = raw.endswith(" ")
    encoded = raw.replace(" ", "\xa0").encode("latin-1")
    return encoded.decode("utf-8", "replace") + " " * lost_space


@cache
def _bytes(encoding: str) -> dict[str, str]:
    """The byte of each character, as a character of that number; browsers read bytes without a character as controls."""
    table = {chr(byte): chr(byte) for byte in range(256)} if encoding == "cp1252" else {}
    table |= {chr(byte): chr(byte) for byte in range(0xA0)}
    for byte in range(0x80, 0x100):
        table[bytes([byte]).decode(encoding, "ignore") or chr(byte)] = chr(byte)
    return table
