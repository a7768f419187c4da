"""The first and last words of a paragraph are compared with those that the page has there, if it has any."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edit_texts import ARABIC, CHINESE, ENGLISH
from hypothesis import given
from hypothesis import strategies as st
from reuse_pages import page_of, prose

from syndicate.model import Match, Page, Passage, Work
from syndicate.reuse import compare
from syndicate.text import words

FIRST = "Nobody was ever accused of stealing the boat on the island in those years."
LAST = "After eleven days the court of the county said that the U.S. envoy was not guilty."
WORK = Work(text="\n\n".join((FIRST, *ENGLISH, LAST)))
SIZE = len(words(WORK.text))
Found = list[tuple[str, str, str]]


def page(first: str = FIRST, last: str = LAST) -> Page:
    return page_of(
        "A line of the host", "By somebody else", first, *ENGLISH, last, "More about boats and islands"
    )


def told(match: Match) -> Found:
    return [(edit.kind.value, edit.before, edit.after) for edit in match.edits]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Nobody was ever", "Nobody was never", [("substitution", "ever", "never")]),
        ("Nobody was ever", "Somebody was ever", [("substitution", "Nobody", "Somebody")]),
        (
            "Nobody was ever",
            "Everybody knew who was",
            [("substitution", "Nobody", "Everybody knew who"), ("deletion", "ever", "")],
        ),
        ("Nobody", "N obody", [("typography", "Nobody", "N obody")]),
        ("Nobody was ever", "By Jo Roe: Nobody has ever", [("substitution", "was", "has")]),
        ("Nobody was ever accused", "Accused", [("deletion", "Nobody was ever", "")]),
        (
            "Nobody was ever",
            "Our readers wrote to us about ships and quays last week: he was",
            [("deletion", "Nobody was ever", "")],
        ),
        ("was not guilty.", "was guilty.", [("deletion", "not", "")]),
        ("was not guilty.", "was guilty. Read our other news.", [("deletion", "not", "")]),
        ("was not guilty.", "was at fault.", [("substitution", "not guilty", "at fault")]),
        (
            "was not guilty.",
            "was a liar and a thief.",
            [("substitution", "not guilty", "a liar and a thief")],
        ),
        ("was not guilty.", "was … Read more", [("deletion", "not guilty", "")]),
        ("was not guilty.", "was.", [("deletion", "not guilty", "")]),
        ("U.S. envoy was not guilty.", "US envoy was not guilty.", [("typography", "U.S", "US")]),
    ],
)
def test_words_changed_at_an_end_are_changed_not_left_out(old: str, new: str, expected: Found) -> None:
    match = compare(WORK, page(FIRST.replace(old, new), LAST.replace(old, new)))
    assert told(match) == expected
    assert match.shared == SIZE - sum(len(edit.work) for edit in match.edits)


def test_another_sentence_of_the_host_replaces_none() -> None:
    match = compare(replace(WORK, text=f"{WORK.text} Nobody cheered."), page(last=f"{LAST} More here."))
    assert told(match) == [("deletion", "Nobody cheered", "")]


def test_a_drop_cap_in_a_block_of_its_own_is_typography() -> None:
    match = compare(WORK, page_of("By somebody", "N", FIRST.removeprefix("N"), *ENGLISH, LAST))
    assert [edit.kind.value for edit in match.edits] == ["typography"]


def test_no_heading_or_byline_is_taken_for_a_changed_beginning() -> None:
    match = compare(WORK, page(first=FIRST.removeprefix("Nobody was ever ")))
    assert told(match) == [("deletion", "Nobody was ever", "")]


def test_the_ends_of_a_paragraph_from_the_middle_are_compared_too() -> None:
    quoted = ENGLISH[1].replace("Mr Delgado", "Miss Delgado").replace("can be done", "can be mended")
    match = compare(WORK, page_of(prose(0, 60), quoted, prose(100, 60)))
    changed = [edit for edit in told(match) if edit[0] == "substitution"]
    assert changed == [("substitution", "Mr", "Miss"), ("substitution", "done", "mended")]


@pytest.mark.parametrize("text", [ENGLISH, CHINESE, ARABIC], ids=["en", "zh", "ar"])
@given(st.data())
def test_one_word_changed_at_an_end_is_one_edit_at_its_place(
    text: tuple[str, ...], data: st.DataObject
) -> None:
    ours = words("\n\n".join(text))
    at = data.draw(st.sampled_from([*range(4), *range(len(ours) - 4, len(ours))]))
    changed = f"{ours.text[: ours.starts[at]]}龘{ours.text[ours.ends[at] :]}"
    match = compare(Work(text=ours.text), page_of(*changed.split("\n\n")))
    assert [(edit.work, edit.page) for edit in match.edits] == [(Passage(at, at + 1), Passage(at, at + 1))]
    assert match.shared == len(ours) - 1


@given(
    st.lists(st.sampled_from("abcde\n"), max_size=200), st.lists(st.sampled_from("abcdef\n"), max_size=200)
)
def test_no_word_is_used_twice(ours: list[str], theirs: list[str]) -> None:
    match = compare(Work(text=" ".join(ours)), page_of(*" ".join(theirs).split("\n")))
    for passages in (
        [alignment.work for alignment in match.alignments],
        [alignment.page for alignment in match.alignments],
    ):
        covered = [at for passage in passages for at in range(passage.start, passage.end)]
        assert len(covered) == len(set(covered))
    assert match.shared <= sum(len(alignment.work) for alignment in match.alignments)
