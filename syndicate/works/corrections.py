"""Corrections: what an original says otherwise than before, and whether that is worth telling.

two readings → lines that last → edits that change what is said → Correction | None
"""

from __future__ import annotations

from dataclasses import dataclass

from syndicate.model import Edit, Version, Work
from syndicate.text import Words, forms, words
from syndicate.works.differing import edits, share
from syndicate.works.marking import mark, marked
from syndicate.works.passing import lasting, tails

SHRUNK = 1 / 3
"""Share of its words from below which a text was not read as it is; editors cut paragraphs, paywalls and failing scripts all but
the first ones."""
FOREIGN = 0.1
"""Share of runs of three words from below which it is another text: a consent form, a front page, another language. Two articles
of one author on one matter share less."""
_SHORTEST = 30  # words of a text that may be told to be another one


@dataclass(frozen=True, slots=True)
class Correction:
    """A difference of two readings. `parts` are places in the lines of both texts that last, as `lines_of` gives them.

    `doubtful` says why the later reading is probably none of the article, "" where nothing speaks against it: then nothing was
    corrected as far as anybody knows, and the later text is not to be kept.
    """

    before: Version
    after: Version
    title_changed: bool = False
    parts: tuple[Edit, ...] = ()
    added: int = 0  #: words
    removed: int = 0  #: words
    doubtful: str = ""


def correction(before: Work, after: Work) -> Correction | None:
    """What was corrected between two readings of one work, the earlier one first; None where nothing was.

    Nothing is what changes no statement: typography, house style, "today" for "on Monday" (`syndicate.reuse.sorts`), lines that
    pass (`syndicate.works.passing`), and a title that the work had before, as sites try two in turn.
    """
    earlier = Version(before.text, before.title, before.seen)
    later = Version(after.text, after.title, after.seen)
    if reason := _doubt(before.text, after.text):
        return Correction(earlier, later, doubtful=reason)
    title = _is_new(after.title, before.titles)
    old, new = lines_of(earlier, later) if before.text != after.text else (words(""), words(""))
    parts = edits(old, new)
    if not (title or parts):
        return None
    removed, added = sum(len(each.work) for each in parts), sum(len(each.page) for each in parts)
    return Correction(earlier, later, title, parts, added, removed)


def diff_lines(change: Correction) -> tuple[str, ...]:
    """The correction for a person: a line a place, `[-old-]{+new+}` with some words around; plain text of one line each.

    At most 100 lines of some 700 characters; the last one says what was left out.
    """
    title = f"title: {mark(change.before.title, change.after.title)}" if change.title_changed else ""
    lines = marked(change.parts, *lines_of(change.before, change.after)) if change.parts else ()
    return (*filter(None, (title,)), *lines)


def lines_of(before: Version, after: Version) -> tuple[Words, Words]:
    """The words of the lines of both texts that last, a line for each paragraph."""
    old, new = lasting(before.text), lasting(after.text)
    old_end, new_end = tails(old, new)
    return words("\n".join(old[:old_end])), words("\n".join(new[:new_end]))


def _doubt(before: str, after: str) -> str:
    """Why the later text is probably none of the article's, "" where it may well be."""
    old, new = words(before), words(after)
    if not len(old):
        return ""
    if not len(new):
        return "The page has no text any more; it may not have been read whole."
    if len(new) < SHRUNK * len(old):
        return f"The text shrank from {len(old):,} words to {len(new):,}: it may be behind a paywall, or the page was rebuilt."
    if min(len(old), len(new)) >= _SHORTEST and share(old, new) < FOREIGN:
        return "The page shows quite another text now, perhaps a notice or another language."
    return ""


def _is_new(title: str, known: tuple[str, ...]) -> bool:
    """Whether a title is none of those that are known, letter case and signs aside; without any there is no telling."""
    return bool(known and forms(title)) and forms(title) not in map(forms, known)
