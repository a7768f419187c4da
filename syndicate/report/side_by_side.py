"""The two texts side by side, cut to what a reader needs: every difference with some words around it.

strands → rows: a *hunk* shows both texts with their differences, a *fold* stands for words copied as they are
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from syndicate.model import Kind, Report, Verdict
from syndicate.text import words

if TYPE_CHECKING:
    from syndicate.reuse import Strand

CONTEXT = 25  #: words shown before and after a difference: about two lines, enough to find the place
FOLDED = 3 * CONTEXT  #: a copied stretch is folded from this length on; below it folding saves nothing
SLIP = 60  #: characters of a difference that does not end a quotation: about ten words
ROWS = 150  #: rows shown of one page; a text with more differences is another text

_OPENING = " \n([{“‘«„¿¡"  # punctuation that belongs to whatever follows a passage
_BREAK = re.compile(r"[^\S\n]*\n\s*")


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
    """The rows to show, how many differences there are of each kind, how many rows were left away.

    Of a page that only quotes, the passages that it took and nothing else.
    """

    rows: tuple[Row, ...] = ()
    changed: int = 0
    left_out: int = 0
    added: int = 0
    more: int = 0
    quoted: tuple[str, ...] = ()

    @property
    def counts(self) -> tuple[tuple[int, str, str], ...]:
        """How many places differ, in what way, and the word for it; without what does not occur."""
        each = (
            (self.changed, "changed", "changed"),
            (self.left_out, "left_out", "left out"),
            (self.added, "added", "added"),
        )
        return tuple(one for one in each if one[0])


def side_by_side(report: Report) -> SideBySide | None:
    """The two texts of a report; None where the page holds no copy or was not read."""
    if report.page is None or report.page.problem or report.match.kind is Kind.NONE:
        return None
    from syndicate.reuse import strands

    work = report.work.with_text_of(report.match.version)
    found = strands(work, report.page, report.match)
    if not found:
        return None
    is_quoted = report.match.kind is Kind.QUOTATION or report.verdict is Verdict.NOT_A_COPY
    return SideBySide(quoted=quoted(found)) if is_quoted else arrange(found)


def quoted(strands: Iterable[Strand]) -> tuple[str, ...]:
    """The passages that the page took, as it has them.

    What lies between them is not left out of anything: nobody who quotes owes the rest of the text.
    """
    passages: list[list[str]] = [[]]
    for strand in strands:
        if strand.kind != "same" and _is_longer(strand):
            passages.append([])
        elif strand.after:
            passages[-1].append(_paragraphs(strand.after))
    return tuple(" ".join(passage).rstrip(_OPENING) for passage in passages if passage)


def _is_longer(strand: Strand) -> bool:
    return max(len(strand.before), len(strand.after)) > SLIP


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
            work += [_piece(strand.kind, strand.before)] if strand.before else []
            page += [_piece(strand.kind, strand.after)] if strand.after else []
            continue
        fold = _fold(strand, first=at == 0, last=at == len(strands) - 1)
        if fold is None:
            work.append(_piece("same", strand.before))
            page.append(_piece("same", strand.after))
            continue
        (work_lead, page_lead), middle, (work_tail, page_tail) = fold
        if work or page:
            work.append(_piece("same", work_lead))
            page.append(_piece("same", page_lead))
            yield Row(tuple(work), tuple(page))
        yield middle
        work = [_piece("same", work_tail)] if work_tail else []
        page = [_piece("same", page_tail)] if page_tail else []
    if any(piece.kind != "same" for piece in (*work, *page)):
        yield Row(tuple(work), tuple(page))
    elif page:  # a short copy without a difference: one text for both columns, as every fold is
        text = " ".join(piece.text for piece in page)
        yield Row(text=text, words=len(words(text)))


def _piece(kind: str, text: str) -> Piece:
    return Piece(kind, _paragraphs(text))


def _paragraphs(text: str) -> str:
    """The text with one empty line between its paragraphs, whatever parted them: both columns look alike."""
    return _BREAK.sub("\n\n", text)


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
        Row(text=_paragraphs(strand.after[at:end]), words=count - head - tail),
        (strand.before[work_end:], strand.after[end:]),
    )
