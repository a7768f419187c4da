"""Differing: two readings of one text, paragraph by paragraph and in those that differ word by word.

lines → the lines that both have (longest common subsequence) → between them words → changes → sorted → Edit
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from syndicate.model import Alignment, Edit, EditKind, Match, Passage
from syndicate.reuse.changes import MAX_GAP, Change, changes
from syndicate.reuse.sorts import sort, together
from syndicate.rules.alterations.figures import figures
from syndicate.text import Words

AKIN = 0.4
"""Share of the words of the shorter side that stand on the other one in the same order, from which a paragraph was edited;
below it was replaced. Two unrelated paragraphs share a quarter to a third: the, of, and."""
STYLE = frozenset({EditKind.TYPOGRAPHY, EditKind.HOUSE_STYLE, EditKind.TIME_PLACE})
"""Edits that change nothing that is said: quotes, spelling, "10" for "ten", "on Monday" for "today"."""


def edits(before: Words, after: Words) -> tuple[Edit, ...]:
    """Every edit that changes what is said, in the order of the text, signs of figures included.

    `Edit.work` and `Edit.page` are places in `before` and in `after`. Each line of the two texts is a paragraph.
    """
    ours, theirs = _numbered(before, after)
    found: list[Change] = []
    for gap in _gaps(before, after, ours, theirs):
        found += together(list(_changes(gap, ours, theirs)), before, after)
    every = tuple(_edit(sort(change, before, after), change, before, after) for change in found)
    told = [edit for edit in every if edit.kind not in STYLE]
    told += (each.edit for each in figures(_match(every, before, after), before, after) if each.surely)
    return tuple(sorted(told, key=lambda edit: (edit.page.start, edit.work.start)))


def share(before: Words, after: Words) -> float:
    """How much of the shorter reading stands in the other one, by runs of three words; 1.0 where either has none."""
    ours, theirs = (
        set(zip(side.forms, side.forms[1:], side.forms[2:], strict=False)) for side in (before, after)
    )
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 1.0


def _numbered(before: Words, after: Words) -> tuple[list[int], list[int]]:
    numbers: dict[str, int] = {}
    ours, theirs = (
        [numbers.setdefault(form, len(numbers)) for form in side.forms] for side in (before, after)
    )
    return ours, theirs


def _lines(text: Words, ids: Sequence[int]) -> tuple[list[int], list[tuple[int, ...]]]:
    """Where each line of the text that has words begins, as the index of a word, with the end of all; and its words."""
    starts = [at for at in range(len(text)) if at == 0 or "\n" in text.gap(at)]
    bounds = [*starts, len(text)]
    return bounds, [tuple(ids[start:end]) for start, end in pairwise(bounds)]


def _gaps(before: Words, after: Words, ours: Sequence[int], theirs: Sequence[int]) -> Iterator[Change]:
    """What stands between the lines that both have; line by line where that is too much to align word by word."""
    (old, old_lines), (new, new_lines) = _lines(before, ours), _lines(after, theirs)
    numbers: dict[tuple[int, ...], int] = {}
    left, right = (
        [numbers.setdefault(line, len(numbers)) for line in side] for side in (old_lines, new_lines)
    )
    for gap in changes(left, right, Change(0, len(left), 0, len(right))):
        whole = Change(old[gap.work_start], old[gap.work_end], new[gap.page_start], new[gap.page_end])
        lines = gap.work_end - gap.work_start
        longest = max(whole.work_end - whole.work_start, whole.page_end - whole.page_start)
        if longest <= MAX_GAP or lines != gap.page_end - gap.page_start:
            yield whole
            continue
        for one, other in zip(
            range(gap.work_start, gap.work_end), range(gap.page_start, gap.page_end), strict=True
        ):
            yield Change(old[one], old[one + 1], new[other], new[other + 1])


def _changes(gap: Change, ours: Sequence[int], theirs: Sequence[int]) -> Iterator[Change]:
    """The changes inside one gap; the whole of it where the two sides have little in common."""
    found = list(changes(ours, theirs, gap))
    old, new = gap.work_end - gap.work_start, gap.page_end - gap.page_start
    equal = old - sum(each.work_end - each.work_start for each in found)
    yield from found if equal >= AKIN * min(old, new) else [gap]


def _edit(kind: EditKind, change: Change, before: Words, after: Words) -> Edit:
    work, page = Passage(change.work_start, change.work_end), Passage(change.page_start, change.page_end)
    return Edit(kind, work, page, before.slice(work.start, work.end), after.slice(page.start, page.end))


def _match(found: tuple[Edit, ...], before: Words, after: Words) -> Match:
    """The two readings as a copy of each other, as `figures` looks at copies."""
    whole = Alignment(Passage(0, len(before)), Passage(0, len(after)), shared=0)
    return Match(alignments=(whole,), edits=found)
