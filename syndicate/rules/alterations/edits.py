"""Edits, as an editor would sort them: what changes the wording of running text, and what only looks like it.

A program sees every difference between two texts. Most differences between a work and an honest copy are whole
paragraphs: a caption or a box that one of the two texts holds, a beginning or an end that was cut. Changes inside a
paragraph are what "edited" means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from syndicate.model import Case, Edit, EditKind, Kind, Passage
from syndicate.owners import publisher_names
from syndicate.reuse import page_text
from syndicate.reuse.kinds import Threshold
from syndicate.reuse.page_text import work_words
from syndicate.reuse.versions import CHANCE, former
from syndicate.rules._wording import CREDIT, negations, says
from syndicate.rules.alterations.apparatus import is_apparatus, may_be_apparatus, numbered, series
from syndicate.rules.alterations.damage import only_damage, only_lost
from syndicate.rules.alterations.figures import Figure, figures
from syndicate.rules.alterations.units import ends_sentence, outside, paragraph, sentence, whole
from syndicate.rules.naming.names import person_named, publisher_named
from syndicate.text import Words, line_words

LABEL = Threshold(
    12, "captions, headings and labels without a full stop; extraction takes them or leaves them"
)
CLARITY = Threshold(10, "an explanation put in brackets; what is longer adds to the text")
CREDIT_WORDS = Threshold(40, "a note on the source inside a paragraph; what is longer is text")
SPELLING = Threshold(5, "letters from which a difference of two is a spelling and no other word")
TOGETHER = Threshold(6, "changed words on both sides; single words are changed one by one")

_AROUND = 3  # words on each side of an edit that tell its place; two of them recur in an article
_STYLE = {EditKind.TYPOGRAPHY, EditKind.HOUSE_STYLE, EditKind.TIME_PLACE}
_ELLIPSES = ("…", "...", "[…", "(…")


class Sort(Enum):
    """What an edit is."""

    WORDING = auto()  #: other words inside running text
    SMALL = auto()  #: spelling, house style, words of time and place; what may be the page's own number
    CUT = auto()  #: whole paragraphs, a beginning or an end left out
    OWN = (
        auto()
    )  #: whole paragraphs of the page's own between those of the work; numbers and labels of its own
    OTHER_VERSION = auto()  #: the page has what another version of the work has at this place


@dataclass(frozen=True, slots=True)
class Change:
    """An edit that counts for something; `words` of the longer side, none where words only moved."""

    sort: Sort
    edit: Edit
    words: int


def edits(case: Case, tolerated: tuple[str, ...]) -> list[Change]:
    """Every edit of the copy that neither typography nor a tolerance explains, in the order of the page."""
    theirs = page_text(case.page).words
    sides = _Sides(case, work_words(case.work.text), theirs, frozenset(tolerated))
    aside, rest = sides.parted(case.match.edits)
    changes = [*aside, *(change for edit in _merged(rest, sides) for change in sides.sort(edit))]
    signs = [sides.of_signs(figure) for figure in figures(case.match, sides.work, theirs)]
    if (changes or signs) and case.work.versions:
        others = [work_words(version.text) for version in former(case.work, len(theirs.text))]
        phrases = [_spaced(other.forms) for other in others]
        changes = [_of_other(change, sides.stands_in(phrases, change.edit.page)) for change in changes]
        signs = [_of_other(sign, any(sign.edit.after in other.text for other in others)) for sign in signs]
    return sorted([*changes, *signs], key=lambda change: change.edit.page.start)


def _of_other(change: Change, stands_there: bool) -> Change:
    return replace(change, sort=Sort.OTHER_VERSION) if stands_there else change


def _merged(found: Iterable[Edit], sides: _Sides) -> Iterator[Edit]:
    """The edits, those as one between which only a word or two are equal.

    Any two sentences share an "of" and a "the"; a paragraph in the place of another is one edit, not twenty.
    """
    last: Edit | None = None
    for edit in found:
        if last is not None and _belong_together(last, edit):
            work, page = Passage(last.work.start, edit.work.end), Passage(last.page.start, edit.page.end)
            before, after = sides.work.slice(work.start, work.end), sides.page.slice(page.start, page.end)
            last = Edit(EditKind.SUBSTITUTION, work, page, before, after)
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last


def _belong_together(one: Edit, other: Edit) -> bool:
    equal = other.work.start - one.work.end
    if (
        EditKind.MOVED in (one.kind, other.kind)
        or {one.kind, other.kind} <= _STYLE
        or equal != other.page.start - one.page.end
    ):
        return False
    if any(_is_box(edit) for edit in (one, other)):
        return False
    changed = _size(one) + _size(other)
    return 0 < equal <= CHANCE.value and changed >= TOGETHER.value and 2 * equal <= changed


def _is_box(edit: Edit) -> bool:
    """Whether it is long and only put in or only left out: that stands for itself."""
    return edit.kind in (EditKind.INSERTION, EditKind.DELETION) and _size(edit) > LABEL.value


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two texts of a case, and what is tolerated."""

    case: Case
    work: Words
    page: Words
    tolerated: frozenset[str]

    def parted(self, found: Iterable[Edit]) -> tuple[list[Change], list[Edit]]:
        """What is none of the wording, sorted, and the other edits; what a machine damaged is in neither."""
        edits = [edit for edit in found if edit.kind is not EditKind.TYPOGRAPHY and not self._is_damage(edit)]
        counting = series(self.page, edits)
        aside: list[Change] = []
        rest: list[Edit] = []
        for edit in edits:
            sort = self._of_apparatus(edit, counting)
            if sort:
                aside.append(Change(sort, edit, _size(edit)))
            else:
                rest.append(edit)
        return aside, rest

    def of_signs(self, figure: Figure) -> Change:
        return Change(Sort.WORDING if figure.surely else Sort.SMALL, figure.edit, _size(figure.edit))

    def _is_damage(self, edit: Edit) -> bool:
        return edit.kind is not EditKind.MOVED and only_damage(edit, self.work, self.page)

    def _of_apparatus(self, edit: Edit, counting: frozenset[Passage]) -> Sort | None:
        """What it is where only numbers, addresses or labels were put in or left out, or letters lost; else None."""
        if edit.kind is EditKind.MOVED:
            return None
        if edit.work and edit.page:
            small = numbered(*self._forms(edit)) or only_lost(edit, self.work, self.page)
            return Sort.SMALL if small else None
        text, part = (self.page, edit.page) if edit.page else (self.work, edit.work)
        if is_apparatus(text, part):
            return Sort.OWN
        return Sort.SMALL if may_be_apparatus(text, part) or edit.page in counting else None

    def sort(self, edit: Edit) -> Iterator[Change]:
        if edit.kind is EditKind.HOUSE_STYLE:
            yield from self._small(edit, "house_style")
        elif edit.kind is EditKind.TIME_PLACE:
            yield from self._small(edit, "time", "place")
        elif edit.kind is EditKind.MOVED:
            yield from self._moved(edit)
        elif edit.kind is EditKind.DELETION:
            yield from self._left_out(edit)
        elif edit.kind is EditKind.INSERTION:
            yield from self._put_in(edit)
        elif edit.kind is EditKind.SUBSTITUTION:
            yield from self._replaced(edit)

    def stands_in(self, versions: Iterable[str], place: Passage) -> bool:
        """Whether some version has these words of the page, and the same words of the copy around them."""
        copied = self.case.match.alignments
        first, last = place.start - _AROUND, place.end + _AROUND
        if first < copied[0].page.start or last > copied[-1].page.end:
            return False
        phrase = _spaced(self.page.forms[first:last])
        return any(phrase in version for version in versions)

    def _small(self, edit: Edit, *tolerances: str) -> Iterator[Change]:
        if not self.tolerated.intersection(tolerances):
            yield Change(Sort.SMALL, edit, _size(edit))

    def _moved(self, edit: Edit) -> Iterator[Change]:
        if len(edit.work) > LABEL.value:
            yield Change(Sort.WORDING, edit, 0)

    def _left_out(self, edit: Edit) -> Iterator[Change]:
        gone = edit.work
        paragraphs = whole(self.work, gone, paragraph)
        if paragraphs and self._is_label(gone):
            return
        at_end = gone.start == 0 or gone.end == len(self.work)
        parted = self.case.match.kind is Kind.EXCERPT or "length" in self.tolerated
        if paragraphs or at_end or self._marked(edit) or (parted and whole(self.work, gone, sentence)):
            if "length" not in self.tolerated:
                yield Change(Sort.CUT, edit, len(gone))
            return
        pieces = outside(self.work, gone)
        inner = len(gone) - sum(map(len, pieces))
        if inner and "length" not in self.tolerated:
            yield Change(Sort.CUT, edit, inner)
        for piece in pieces:
            part = replace(edit, work=piece, before=self.work.slice(piece.start, piece.end))
            yield Change(Sort.WORDING, part, len(piece))

    def _is_label(self, part: Passage) -> bool:
        return len(part) <= LABEL.value and not ends_sentence(self.work, part)

    def _marked(self, edit: Edit) -> bool:
        """Whether the page says with an ellipsis that something is left out here."""
        start, end = edit.page.start, edit.page.end
        before = self.page.ends[start - 1] if start else 0
        after = self.page.starts[end] if end < len(self.page) else len(self.page.text)
        return any(mark in self.page.text[before:after] for mark in _ELLIPSES)

    def _put_in(self, edit: Edit) -> Iterator[Change]:
        new = edit.page
        pieces = [] if whole(self.page, new, paragraph) else outside(self.page, new)
        own = len(new) - sum(map(len, pieces))
        if own:
            yield Change(Sort.OWN, edit, own)
        for piece in pieces:
            part = replace(edit, page=piece, after=self.page.slice(piece.start, piece.end))
            explains = "clarity" in self.tolerated and len(piece) <= CLARITY.value
            if not explains and not self._is_credit(part.after):
                yield Change(Sort.SMALL if self._of_place(part) else Sort.WORDING, part, len(piece))

    def _replaced(self, edit: Edit) -> Iterator[Change]:
        if whole(self.work, edit.work, paragraph) and whole(self.page, edit.page, paragraph):
            if "length" not in self.tolerated and not self._is_label(edit.work):
                yield Change(Sort.CUT, edit, len(edit.work))
            yield Change(Sort.OWN, edit, len(edit.page))
        elif self._is_spelling(edit):
            yield Change(Sort.SMALL, edit, _size(edit))
        else:
            sort = Sort.SMALL if self._of_place(edit) else Sort.WORDING
            yield Change(sort, edit, _size(edit))

    def _is_spelling(self, edit: Edit) -> bool:
        """Whether one word stands for another that differs in a letter or two.

        That is a typing error or its correction, or another word: "attacked" and "attached". No tolerance of house style
        settles which; the spellings of houses are told by table, in `reuse`.
        """
        before, after = self._forms(edit)
        if len(before) != len(after) or any(len(word) < SPELLING.value for word in (*before, *after)):
            return False
        from rapidfuzz.distance import DamerauLevenshtein

        return all(
            old[:2] == new[:2]
            and old.isalpha()
            and new.isalpha()
            and DamerauLevenshtein.distance(old, new) <= 2
            for old, new in zip(before, after, strict=True)
        )

    def _of_place(self, edit: Edit) -> bool:
        """Whether only names came in, where words of place may be changed; they may be other names, too.

        Small words may stand between names. A number is no name, nor is a "not" ever a matter of place.
        """
        before, after = self._forms(edit)
        if "place" not in self.tolerated or any(map(_never_of_place, (*before, *after))):
            return False
        raw = [self.page.slice(word, word + 1) for word in range(edit.page.start, edit.page.end)]
        names = [word for word in raw if not word[:1].islower()]
        return bool(names) and all(word in names or len(word) <= 3 for word in raw)

    def _forms(self, edit: Edit) -> tuple[tuple[str, ...], tuple[str, ...]]:
        work, page = edit.work, edit.page
        return self.work.forms[work.start : work.end], self.page.forms[page.start : page.end]

    def _is_credit(self, text: str) -> bool:
        line = line_words(text)
        if len(line) > CREDIT_WORDS.value or not says(line, *CREDIT, "via"):
            return False
        authors = (person_named(line, author) for author in self.case.work.authors)
        return bool(publisher_named(line, publisher_names(self.case.policy, self.case.work)) or any(authors))


def _never_of_place(form: str) -> bool:
    return form in negations() or any(character.isdecimal() for character in form)


def _spaced(forms: tuple[str, ...]) -> str:
    return f" {' '.join(forms)} "


def _size(edit: Edit) -> int:
    return max(len(edit.work), len(edit.page))
