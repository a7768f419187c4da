"""Writing: what the writers of all formats share."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable

from syndicate.snippets.parts import Credit, Line, Piece

JOINER = "\u2060"  # WORD JOINER: no width, no space, no line break; markup that it stands in is none
ISOLATE, POP = "\u2068", "\u2069"  # Unicode UAX #9: what stands between them does not turn what is around it
_RTL = ("R", "AL")
_AUTOLINK = re.compile(r"(https?|ftp|mailto|xmpp)(?=:)|(www)(?=\.)|(?<=\w)(?=@\w)|(@)(?=\w)", re.IGNORECASE)
_REFERENCED = re.compile(f"[{re.escape(string.punctuation)}]")

Words = Callable[[str], str]


def written(line: Line, credit: Credit, words: Words, link: Callable[[str, str], str]) -> str:
    """The pieces of a line one after another: `words` escapes a text, `link` has an escaped text and an address."""
    side = direction(line, credit)
    shown = ((_escaped(piece, side, words), piece.href) for piece in line)
    return "".join(link(text, href) if href else text for text, href in shown)


def paragraphs(credit: Credit, words: Words, link: Callable[[str, str], str]) -> list[str]:
    """Every line of the credit, written; first those above the text."""
    return [written(line, credit, words, link) for line in credit.lines]


def direction(line: Line, credit: Credit) -> str:
    """How a line runs, rtl or ltr: as its own sentence does, which may be the publisher's in another script."""
    ours = "".join(piece.text for piece in line if piece.ours)
    letter = next(filter(str.isalpha, ours), "")
    return ("rtl" if unicodedata.bidirectional(letter) in _RTL else "ltr") if letter else credit.dir


def is_turned(piece: Piece, side: str) -> bool:
    """Whether a value has letters that run the other way than the line it stands in."""
    if piece.ours or (side == "ltr" and piece.text.isascii()):
        return False
    sides = {unicodedata.bidirectional(each) in _RTL for each in piece.words if each.isalpha()}
    return (side != "rtl") in sides


def _escaped(piece: Piece, side: str, words: Words) -> str:
    text = piece.words
    bare = text.strip()
    if not bare:
        return text
    before, _, after = text.partition(bare)
    shown = words(bare)
    if is_turned(piece, side):
        shown = f"{ISOLATE}{shown}{POP}"
    return f"{before}{shown}{after}"


def unlinked(text: str) -> str:
    """The text with a joiner in whatever editors make a link or a mention of."""
    return _AUTOLINK.sub(lambda found: f"{found[0]}{JOINER}", text)


def references(text: str) -> str:
    """The text with a numeric reference (HTML §13.5) for every sign that may be markup."""
    return _REFERENCED.sub(lambda found: f"&#{ord(found[0])};", text)


def encoded(url: str, signs: str) -> str:
    """The address, percent-encoded, with these signs encoded too (RFC 3986 §2.1)."""
    return "".join(f"%{ord(each):02X}" if each in signs else each for each in url)
