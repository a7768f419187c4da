"""Marking: edits as lines that a person reads, `[-old-]{+new+}` with some words around (the marks of GNU wdiff)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from syndicate.escaping import one_line, plain
from syndicate.model import Edit, EditKind, Passage
from syndicate.saying import number_of
from syndicate.text import Words

AROUND = 6  #: words before and behind an edit
MOST_LINES = 100
LONGEST = 300  #: characters of each side of an edit
_SPACES = re.compile(r"\s+")
_JOINED = 2  # equal words that do not part two longer edits: "the", "of the"


def mark(before: str, after: str) -> str:
    """What was taken out and what was put in; control characters gone, each side clipped."""
    gone = f"[-{one_line(before, LONGEST)}-]" if before else ""
    return gone + (f"{{+{one_line(after, LONGEST)}+}}" if after else "")


def marked(parts: Sequence[Edit], before: Words, after: Words) -> tuple[str, ...]:
    """A line for each place, edits of one sentence in one; at most 100, and how many edits follow."""
    groups = list(_groups(list(_joined(parts, before, after)), before, after))
    lines = [line for group in islice(groups, MOST_LINES) for line in _lines(group, before, after)]
    left = sum(map(len, groups[MOST_LINES:])) + max(0, len(lines) - MOST_LINES)
    return (*lines[:MOST_LINES], *([f"and {number_of(left, 'more change')}"] if left else ()))


def _joined(parts: Sequence[Edit], before: Words, after: Words) -> Iterator[Edit]:
    """The edits, long ones as one where no more than a word or two stand between them."""
    last: Edit | None = None
    for each in parts:
        if last and _is_one(last, each, after):
            work, page = Passage(last.work.start, each.work.end), Passage(last.page.start, each.page.end)
            old, new = before.slice(work.start, work.end), after.slice(page.start, page.end)
            last = Edit(EditKind.SUBSTITUTION, work, page, old, new)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def _is_one(one: Edit, other: Edit, after: Words) -> bool:
    between = other.page.start - one.page.end
    longest = max(len(one.work), len(one.page), len(other.work), len(other.page))
    same = between == other.work.start - one.work.end
    return same and 0 <= between <= _JOINED < longest and not _breaks(after, one.page.end, other.page.start)


def _groups(parts: Sequence[Edit], before: Words, after: Words) -> Iterator[list[Edit]]:
    """The edits that are shown in one line: those within one paragraph, whose surroundings meet."""
    group: list[Edit] = []
    for each in parts:
        if group and not _meet(group[-1], each, before, after):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _meet(one: Edit, other: Edit, before: Words, after: Words) -> bool:
    if other.page.start - one.page.end > 2 * AROUND or _breaks(after, one.page.end, other.page.start):
        return False
    return not any(_takes_paragraphs(each, before, after) for each in (one, other))


def _lines(group: Sequence[Edit], before: Words, after: Words) -> Iterator[str]:
    first = group[0]
    if not _takes_paragraphs(first, before, after):
        yield _line(group, before, after)
        return
    yield from (mark(line, "") for line in _whole(before, first.work).split("\n") if line)
    yield from (mark("", line) for line in _whole(after, first.page).split("\n") if line)


def _line(group: Sequence[Edit], before: Words, after: Words) -> str:
    """The edits with the words around them, as the later text has those."""
    text, start, end = after.text, *_around(group[0], group[-1], before, after)
    at = after.starts[start] if start < len(after) else len(text)
    shown = "… " if start and not _breaks(after, start, start) else ""
    for each in group:
        place, behind = _place(each, before, after)
        shown += _flat(text[at:place])
        shown += " " if shown and not len(each.page) and not shown[-1].isspace() else ""
        shown += mark(each.before, each.after)
        shown += "" if len(each.page) or text[behind : behind + 1] in ("", "\n", ".", ",") else " "
        at = behind
    if end < len(after) and not _breaks(after, end, end):
        return f"{(shown + _flat(text[at : after.ends[end - 1]])).strip()} …"
    return (shown + _flat(text[at : _begin(after, end)].partition("\n")[0])).strip()


def _place(edit: Edit, before: Words, after: Words) -> tuple[int, int]:
    """The characters of the later text that the edit takes, signs that are shown with it included."""
    start, end = edit.page.start, edit.page.end
    if start == end:
        at = after.ends[start - 1] if _ends_paragraph(edit, before, after) else _begin(after, start)
        return at, at
    first, last = after.starts[start], after.ends[end - 1]
    lead, found, tail = edit.after.partition(after.slice(start, end))
    if found and after.text[:first].endswith(lead):
        first -= len(lead)
    if found and after.text.startswith(tail, last):
        last += len(tail)
    return first, last


def _around(first: Edit, last: Edit, before: Words, after: Words) -> tuple[int, int]:
    """The words of the line: some before the first edit and behind the last one, of the same paragraph."""
    start, end = first.page.start, last.page.end
    if _ends_paragraph(first, before, after):
        start -= 1
    while start and first.page.start - start < AROUND and not _breaks(after, start, start):
        start -= 1
    if _ends_paragraph(last, before, after):
        return start, end
    while end < len(after) and end - last.page.end < AROUND and not _breaks(after, end, end):
        end += 1
    return start, end


def _ends_paragraph(edit: Edit, before: Words, after: Words) -> bool:
    """Whether the words were taken out at the end of a paragraph of which something is left."""
    at = edit.page.start
    if len(edit.page) or not at or "\n" in before.gap(edit.work.start) or not edit.work.start:
        return False
    return at == len(after) or "\n" in after.gap(at)


def _takes_paragraphs(edit: Edit, before: Words, after: Words) -> bool:
    """Whether the edit takes whole paragraphs on each side that has words, or runs over the end of one."""
    sides = [(text, place) for text, place in ((before, edit.work), (after, edit.page)) if len(place)]
    return all(_is_whole(*side) for side in sides) or "\n" in edit.before + edit.after


def _is_whole(text: Words, place: Passage) -> bool:
    begins = place.start == 0 or "\n" in text.gap(place.start)
    return begins and (place.end == len(text) or "\n" in text.gap(place.end))


def _whole(text: Words, place: Passage) -> str:
    """The words with the signs before and behind them, as far as their paragraphs go."""
    if not len(place):
        return ""
    before, behind = text.gap(place.start).rpartition("\n")[2], text.gap(place.end).partition("\n")[0]
    return (before if before.strip() else "") + text.slice(place.start, place.end) + behind.rstrip()


def _breaks(text: Words, start: int, end: int) -> bool:
    """Whether a paragraph ends in front of one of the words `start` to `end`, both included."""
    return any("\n" in text.gap(index) for index in range(start, end + 1))


def _begin(text: Words, index: int) -> int:
    return text.starts[index] if index < len(text) else len(text.text)


def _flat(text: str) -> str:
    """The text in one line, with its spaces at both ends."""
    return _SPACES.sub(" ", plain(text[: 4 * LONGEST]))
