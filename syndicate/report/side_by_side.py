"""The two texts side by side, cut to what a reader needs: every difference with some words around it.

strands → rows: a *hunk* shows both texts with their differences, a *fold* stands for words copied as they are
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from syndicate.model import Kind, Report
from syndicate.text import words

if TYPE_CHECKING:
    from syndicate.reuse import Strand

CONTEXT = 25  #: words shown before and after a difference: about two lines, enough to find the place
FOLDED = 3 * CONTEXT  #: a copied stretch is folded from this length on; below it folding saves nothing
ROWS = 150  #: rows shown of one page; a text with more differences is another text


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one text: `kind` is same, changed, left_out or added."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A hunk (`work` and `page` filled) or a fold (`text` filled, with its number of words)."""

    work: tuple[Piece, ...] = ()
    page: tuple[Piece, ...] = ()
    text: str = ""
    words: int = 0


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The rows to show, how many differences there are of each kind, how many rows were left away."""

    rows: tuple[Row, ...] = ()
    changed: int = 0
    left_out: int = 0
    added: int = 0
    more: int = 0


def side_by_side(report: Report) -> SideBySide | None:
    """The two texts of a report; None where the page holds no copy or was not read."""
    if report.page is None or report.page.problem or report.match.kind is Kind.NONE:
        return None
    from syndicate.reuse import strands

    found = strands(report.work, report.page, report.match)
    return arrange(found) if found else None


def arrange(strands: Iterable[Strand]) -> SideBySide:
    """Strands, in the order of the page, as rows."""
    strands = tuple(strands)
    kinds = [strand.kind for strand in strands]
    rows = _rows(strands)
    shown = tuple(islice(rows, ROWS))
    return SideBySide(
        shown, kinds.count("changed"), kinds.count("left_out"), kinds.count("added"), sum(1 for _ in rows)
    )


def _rows(strands: tuple[Strand, ...]) -> Iterator[Row]:
    work: list[Piece] = []
    page: list[Piece] = []
    for at, strand in enumerate(strands):
        if strand.kind != "same":
            work += [Piece(strand.kind, strand.before)] if strand.before else []
            page += [Piece(strand.kind, strand.after)] if strand.after else []
            continue
        fold = _fold(strand, first=at == 0, last=at == len(strands) - 1)
        if fold is None:
            work.append(Piece("same", strand.before))
            page.append(Piece("same", strand.after))
            continue
        (work_lead, page_lead), middle, (work_tail, page_tail) = fold
        if work or page:
            work.append(Piece("same", work_lead))
            page.append(Piece("same", page_lead))
            yield Row(tuple(work), tuple(page))
        yield middle
        work = [Piece("same", work_tail)] if work_tail else []
        page = [Piece("same", page_tail)] if page_tail else []
    if work or page:
        yield Row(tuple(work), tuple(page))


def _fold(strand: Strand, *, first: bool, last: bool) -> tuple[tuple[str, str], Row, tuple[str, str]] | None:
    """The lead, the folded middle and the tail of a long copied stretch; None where it is short.

    The context belongs to a neighbouring difference, so the first stretch has no lead and the last no tail.
    """
    theirs, ours = words(strand.after), words(strand.before)
    count = len(theirs)
    if count < FOLDED or len(ours) < FOLDED:
        return None
    head, tail = 0 if first else CONTEXT, 0 if last else CONTEXT
    at, end = (theirs.starts[head], theirs.starts[count - tail] if tail else len(strand.after))
    work_at, work_end = (ours.starts[head], ours.starts[len(ours) - tail] if tail else len(strand.before))
    return (
        (strand.before[:work_at], strand.after[:at]),
        Row(text=strand.after[at:end], words=count - head - tail),
        (strand.before[work_end:], strand.after[end:]),
    )
