"""Edits that are made at known places of natural texts are found at these places, and nothing else is.

What a comparison cannot know: where a word was left out beside its equal, either of the two may be the one; which
words at either end of the text are the page's own (see `test_reuse_ends`); which of two passages that changed places was moved;
edits with fewer equal words between them than a seed may be one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from edit_texts import ARABIC, CHINESE, ENGLISH
from hypothesis import given
from hypothesis import strategies as st
from reuse_pages import page_of

from syndicate.model import EditKind, Kind, Match, Page, Work
from syndicate.reuse import compare, page_text
from syndicate.reuse._style import known_words
from syndicate.reuse.tiles import K
from syndicate.text import Words, words

TEXTS = {"en": ENGLISH, "zh": CHINESE, "ar": ARABIC}
STRANGE = {
    "en": ("quixotic", "zephyr marmalade", "wombats juggle lanterns"),
    "zh": ("鹦", "鹉螺", "玫瑰蜻"),
    "ar": ("زرافة", "بطريق فضي", "قنفذ يرقص ببراعة"),
}
"""One to three words that the texts do not hold."""
LANGUAGES = pytest.mark.parametrize("language", TEXTS)


@dataclass(frozen=True)
class Made:
    """An edit that a test made: words `start` to `end` of the work became `after`."""

    start: int
    end: int
    after: str

    @property
    def kind(self) -> EditKind:
        if self.start == self.end:
            return EditKind.INSERTION
        return EditKind.SUBSTITUTION if self.after else EditKind.DELETION


def work_of(paragraphs: Sequence[str]) -> Work:
    return Work(text="\n\n".join(paragraphs))


def edited(text: Words, made: Sequence[Made]) -> Page:
    """A page with the work's paragraphs after these edits."""
    page = text.text
    for edit in reversed(made):
        start = text.starts[edit.start]
        end = text.ends[edit.end - 1] if edit.end > edit.start else start
        after = f"{edit.after} " if edit.start == edit.end else edit.after
        page = page[:start] + after + page[end:]
    return page_of(*page.split("\n\n"))


def leftmost(forms: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The first place at which leaving out as many words gives the same text."""
    while start and end > start and forms[start - 1] == forms[end - 1]:
        start, end = start - 1, end - 1
    return start, end


def replayed(match: Match, work: Words, page: Words) -> tuple[str, ...]:
    """The words that come from the work when its edits are made again, within the copy; for copies in order."""
    said: list[str] = []
    reached = match.alignments[0].work.start
    for edit in match.edits:
        said.extend(work.forms[reached : edit.work.start])
        said.extend(page.forms[edit.page.start : edit.page.end])
        reached = max(reached, edit.work.end)
    said.extend(work.forms[reached : match.alignments[-1].work.end])
    return tuple(said)


@st.composite
def far_apart(draw: st.DrawFn, language: str) -> list[Made]:
    """Edits with more than a seed of equal words between them and at the ends, of words that are in no table."""
    forms = words("\n\n".join(TEXTS[language])).forms
    made, at = [], 2 * K
    while True:
        start = at + draw(st.integers(0, 60))
        length = draw(st.integers(0, 3))
        end = start + length
        if end > len(forms) - 2 * K:
            return made
        after = draw(st.sampled_from(STRANGE[language] + ("",) * bool(length)))
        if not any(form in known_words() or form.isdigit() for form in forms[start:end]):
            made.append(Made(start, end, after))
            at = end + 2 * K


@LANGUAGES
@given(data=st.data())
def test_edits_are_found_where_they_were_made(language: str, data: st.DataObject) -> None:
    made = data.draw(far_apart(language))
    work = work_of(TEXTS[language])
    ours = words(work.text)
    match = compare(work, edited(ours, made))
    expected = [
        (edit.kind, leftmost(ours.forms, edit.start, edit.end), words(edit.after).forms) for edit in made
    ]
    found = [
        (edit.kind, leftmost(ours.forms, edit.work.start, edit.work.end), words(edit.after).forms)
        for edit in match.edits
    ]
    assert found == expected


@LANGUAGES
@given(data=st.data())
def test_edits_of_any_density_can_be_made_again(language: str, data: st.DataObject) -> None:
    work = work_of(TEXTS[language])
    ours = words(work.text)
    places = data.draw(st.sets(st.integers(0, len(ours) - 1), max_size=len(ours) // 5))
    made = [
        Made(place, place + data.draw(st.integers(0, 1)), data.draw(st.sampled_from(STRANGE[language])))
        for place in sorted(places)
    ]
    page = edited(ours, made)
    match = compare(work, page)
    theirs = page_text(page).words
    first, last = match.alignments[0].page.start, match.alignments[-1].page.end
    assert replayed(match, ours, theirs) == theirs.forms[first:last]


@LANGUAGES
@given(data=st.data())
def test_a_moved_paragraph_is_moved_and_nothing_is_lost(language: str, data: st.DataObject) -> None:
    paragraphs = list(TEXTS[language])
    one = data.draw(st.integers(0, len(paragraphs) - 1))
    other = data.draw(st.integers(0, len(paragraphs) - 1).filter(lambda place: place != one))
    work = work_of(paragraphs)
    paragraphs.insert(other, paragraphs.pop(one))
    match = compare(work, page_of(*paragraphs))
    assert (match.kind, match.containment) == (Kind.FULL, 1.0)
    assert {edit.kind for edit in match.edits} == {EditKind.MOVED}
    assert len(match.edits) <= 2


@LANGUAGES
@given(data=st.data())
def test_a_paragraph_left_out_is_one_deletion(language: str, data: st.DataObject) -> None:
    paragraphs = TEXTS[language]
    gone = data.draw(st.integers(0, len(paragraphs) - 1))
    work = work_of(paragraphs)
    match = compare(work, page_of(*(paragraphs[:gone] + paragraphs[gone + 1 :])))
    start = len(words("\n\n".join(paragraphs[:gone])))
    end = start + len(words(paragraphs[gone]))
    found = [
        (edit.kind, leftmost(words(work.text).forms, edit.work.start, edit.work.end)) for edit in match.edits
    ]
    assert found == [(EditKind.DELETION, leftmost(words(work.text).forms, start, end))]


HOUSE = {
    "Mr Delgado": "Delgado",
    "organised": "organized",
    "colour": "color",
    "neighbour": "neighbor",
    "14 March 2019": "March 14, 2019",
    "23 per cent": "23%",
    "harbour": "harbor",
    "grey": "gray",
    "two of the": "2 of the",
    "three years": "3 years",
    "Eleven": "11",
}
SETTING = {
    "'": "’",
    ". ": ".\u00a0",
    "cabinetmaker": "cabinet-maker",
    ", and": " — and",
    "internet": "inter\u00adnet",
    "The": "THE",
}


@given(st.sets(st.sampled_from(sorted(HOUSE)), min_size=1))
def test_house_style_is_house_style(chosen: set[str]) -> None:
    page = "\n\n".join(ENGLISH)
    for old in chosen:
        page = page.replace(old, HOUSE[old])
    match = compare(work_of(ENGLISH), page_of(*page.split("\n\n")))
    assert [edit.kind for edit in match.edits] == [EditKind.HOUSE_STYLE] * len(chosen)


@given(st.sets(st.sampled_from(sorted(SETTING)), min_size=1))
def test_setting_a_text_in_other_type_changes_no_word(chosen: set[str]) -> None:
    page = "\n\n".join(ENGLISH)
    for old in chosen:
        page = page.replace(old, SETTING[old])
    match = compare(work_of(ENGLISH), page_of(*page.split("\n\n")))
    assert {edit.kind for edit in match.edits} <= {EditKind.TYPOGRAPHY}
    assert len(match.edits) == ("cabinetmaker" in chosen)


@LANGUAGES
@given(before=st.integers(0, 4), behind=st.integers(0, 4))
def test_text_around_a_copy_is_none_of_its_edits(language: str, before: int, behind: int) -> None:
    host = "Readers of this page know our weekly column on gardens, bees and the making of honey in towns."
    page = page_of(*[host] * before, *TEXTS[language], *[host] * behind)
    match = compare(work_of(TEXTS[language]), page)
    assert (match.edits, match.containment) == ((), 1.0)
    assert (match.region.first, match.region.last) == (before, before + len(TEXTS[language]) - 1)
