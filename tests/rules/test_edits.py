"""Edits as an editor sorts them, and the units of text they are sorted by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_specs import WORK, Example, finding

from syndicate.model import Outcome, Passage
from syndicate.rules.alterations.changed import FEW_PLACES
from syndicate.rules.alterations.units import ends_sentence, outside, paragraph, sentence, whole
from syndicate.text import words

TEXT = words("One two. Three four.\n\nFive six, seven.\n\nFive eight.")
#             0   1    2     3        4    5    6        7    8


@pytest.mark.parametrize(
    ("start", "end", "of_paragraphs", "of_sentences"),
    [
        (0, 9, True, True),
        (0, 4, True, True),
        (4, 7, True, True),
        (0, 2, False, True),
        (2, 4, False, True),
        (5, 6, False, False),
        (5, 8, True, True),  # "six seven. Five": the paragraph before it begins with the same word
        (3, 7, False, False),
    ],
)
def test_a_part_is_whole_wherever_an_alignment_may_have_put_it(
    start: int, end: int, of_paragraphs: bool, of_sentences: bool
) -> None:
    part = Passage(start, end)
    assert (whole(TEXT, part, paragraph), whole(TEXT, part, sentence)) == (of_paragraphs, of_sentences)


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        (0, 4, []),
        (3, 7, [Passage(3, 4)]),
        (4, 8, [Passage(7, 8)]),
        (3, 8, [Passage(3, 4), Passage(7, 8)]),
        (5, 6, [Passage(5, 6)]),
    ],
)
def test_what_is_left_of_a_part_without_its_whole_paragraphs(
    start: int, end: int, left: list[Passage]
) -> None:
    assert outside(TEXT, Passage(start, end)) == left


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 2, True), (4, 6, False), (7, 9, True), (0, 1, False)]
)
def test_a_sentence_ends_where_a_full_stop_follows(start: int, end: int, expected: bool) -> None:
    assert ends_sentence(TEXT, Passage(start, end)) is expected


def _changed(positions: set[int]) -> Outcome:
    """The outcome where the words at these positions of the work are others on the page."""
    text = words(WORK.text)
    spans = list(zip(text.starts, text.ends, strict=True))
    page = WORK.text
    for position in sorted(positions, reverse=True):
        start, end = spans[position]
        page = f"{page[:start]}zyx{position}{page[end:]}"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in page.split("\n\n"))
    return finding(Example("text_alteration", "", "", body, {}, "", "")).outcome


POSITIONS = st.integers(12, len(words(WORK.text)) - 13)  # the ends are cuts, not edits


@given(POSITIONS)
def test_one_changed_word_is_never_passed_and_never_failed(position: int) -> None:
    assert _changed({position}) is Outcome.CANNOT_TELL


@given(
    st.sets(POSITIONS.map(lambda position: position // 6 * 6), min_size=int(FEW_PLACES.value) + 1, max_size=8)
)
def test_more_places_than_a_correction_touches_fail(positions: set[int]) -> None:
    assert _changed(positions) is Outcome.FAILED
