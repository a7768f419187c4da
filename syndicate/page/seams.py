"""Seams: where an inline element begins or ends and no white space stands, whether a reader sees one word or two.

`foo<b>bar</b>` is one word; `<span>By</span><span>Maren</span>` is two, which a style sheet keeps apart. Letters tell
most of it: a capital after a small letter, a digit after a word, a word after a colon. What stays one word: drop
caps, `<em>e</em>Bay`, `M<sup>c</sup>Donald`, `H<sub>2</sub>O`, `21<sup>st</sup>`, `km<sup>2</sup>`.
"""

from __future__ import annotations

OPENED, CLOSED = 1, 2
BESIDE = 3  #: one element ended and the next began
RAISED = 4  #: a `<sup>` began
APART = 5  #: boxes of their own: items of a flex or grid container, custom elements, ruby text, pictures

_TAGS = {"sup": RAISED, "rt": APART, "rtc": APART, "img": APART, "amp-img": APART, "svg": APART}
_SILENT = frozenset({"wbr", "sub"})
_STEMS = frozenset({"mc", "mac"})
_BEFORE = "([{“„«‘'\"/@#-‐‑–—_$€£"
"""Marks that stand close to what follows."""
_OPENING = "©@“„«‘([#"
_A_WORD = 3  #: letters of what is a word by itself: "Mar" before 2, "min" after 5; "km" and "st" are not


def opening(tag: str, before: int, apart: bool) -> int:
    """The seam where an element begins, `before` being what the seam was so far (0 after text)."""
    if tag in _SILENT:
        return before
    kind = APART if apart or "-" in tag else _TAGS.get(tag, OPENED)
    return max(before, BESIDE if before & CLOSED and kind == OPENED else kind)


def closing(tag: str, before: int, apart: bool) -> int:
    """The seam where an element ends."""
    if tag in _SILENT:
        return before
    kind = APART if apart or "-" in tag or _TAGS.get(tag) == APART else CLOSED
    return kind if before == OPENED else max(before, kind)


def parts(left: str, right: str, seam: int) -> bool:
    """Whether the two texts that meet at a seam are words apart."""
    last, first = left[-1:], right[:1]
    if not last or last.isspace() or last in _BEFORE or not (first.isalnum() or first in _OPENING):
        return False
    if last in ":;":
        return first.isalpha()
    if not first.isalnum():
        return seam in (BESIDE, APART)
    before, after = _end(left), _beginning(right)
    if seam == APART:
        return not _is_initial(before, after)
    if seam == RAISED and len(before) > _A_WORD:
        return True
    return _by_letters(before, after, seam) if before and after else False


def _by_letters(before: str, after: str, seam: int) -> bool:
    last, first = before[-1], after[0]
    if last.isdigit():
        return first.isalpha() and len(after) >= _A_WORD
    if first.isdigit():
        return last.isalpha() and len(before) >= _A_WORD
    if not first.isupper() or len(before) < 2:
        return False
    if last.islower():
        return before.lower() not in _STEMS and (seam == BESIDE or len(after) > 1)
    return last.isupper() and seam == BESIDE and after[1:2].islower()


def _is_initial(before: str, after: str) -> bool:
    """A drop cap, or letters that are set one by one."""
    return (
        len(before) == 1 and before.isalpha() and (len(after) == 1 or (before.isupper() and after.islower()))
    )


def _end(text: str) -> str:
    start = len(text)
    while start and text[start - 1].isalnum():
        start -= 1
    return text[start:]


def _beginning(text: str) -> str:
    end = 0
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[:end]
