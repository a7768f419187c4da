"""The two texts side by side: every difference with its context, copied stretches folded."""

from __future__ import annotations

from typing import Literal

from syndicate.model import Report
from syndicate.report.side_by_side import CONTEXT, ROWS, Piece, Row, arrange, quoted, side_by_side
from syndicate.reuse import Strand


def same(count: int, mark: str = "w") -> Strand:
    text = " ".join(f"{mark}{number}" for number in range(count))
    return Strand("same", text, text)


def differ(kind: Literal["changed", "left_out", "added"], before: str = "", after: str = "") -> Strand:
    return Strand(kind, before, after)


def test_short_texts_are_shown_whole() -> None:
    texts = arrange([same(3), differ("changed", "old", "new"), same(2, "z")])
    assert texts.rows == (
        Row(
            (Piece("same", "w0 w1 w2"), Piece("changed", "old"), Piece("same", "z0 z1")),
            (Piece("same", "w0 w1 w2"), Piece("changed", "new"), Piece("same", "z0 z1")),
        ),
    )


def test_a_faithful_copy_is_one_fold() -> None:
    whole = same(400)
    assert arrange([whole]).rows == (Row(text=whole.after, words=400),)


def test_a_short_copy_without_a_difference_is_one_fold_too() -> None:
    assert arrange([same(3)]).rows == (Row(text="w0 w1 w2", words=3),)


def test_paragraphs_are_parted_alike_in_both_columns() -> None:
    (row,) = arrange([Strand("same", "a\n\nb", "a \n b"), differ("changed", "old", "new")]).rows
    assert row.work[0] == row.page[0] == Piece("same", "a\n\nb")


def test_a_quotation_is_shown_as_the_page_has_it_and_without_what_lies_between() -> None:
    between = differ("left_out", "gone " * 100)
    passages = quoted([same(3), differ("added", after="[sic]"), same(2, "x"), between, same(2, "z (")])
    assert passages == ("w0 w1 w2 [sic] x0 x1", "z (0 z (1")
    assert quoted([Strand("same", "end.\n\n(", "end.\n\n(")]) == ("end.",)


def test_a_long_copied_stretch_is_folded_between_its_context() -> None:
    texts = arrange([differ("added", after="new"), same(200), differ("left_out", "old")])
    first, fold, last = texts.rows
    assert first.work[0].text.split() == [f"w{n}" for n in range(CONTEXT)]
    assert first.page[0] == Piece("added", "new")
    assert (fold.words, fold.text.split()[0], fold.text.split()[-1]) == (150, "w25", "w174")
    assert last.page[0].text.split() == [f"w{n}" for n in range(175, 200)]
    assert last.work[1] == Piece("left_out", "old")


def test_what_is_missing_on_one_side_is_shown_on_the_other_only() -> None:
    (row,) = arrange([differ("left_out", "gone"), differ("added", after="here")]).rows
    assert row == Row((Piece("left_out", "gone"),), (Piece("added", "here"),))


def test_differences_are_counted_by_kind() -> None:
    texts = arrange([differ("changed", "a", "b"), differ("added", after="c"), differ("changed", "d", "e")])
    assert (texts.changed, texts.left_out, texts.added) == (2, 0, 1)
    assert texts.counts == ((2, "changed", "changed"), (1, "added", "added"))


def test_a_very_different_text_is_cut_and_says_so() -> None:
    texts = arrange([strand for _ in range(ROWS) for strand in (differ("changed", "a", "b"), same(100))])
    assert len(texts.rows) == ROWS
    assert texts.more == ROWS


def test_scripts_without_spaces_are_folded_too() -> None:
    text = "港" * 400
    assert arrange([Strand("same", text, text)]).rows[0].words == 400


def test_a_page_without_a_copy_has_no_texts(unchecked: Report) -> None:
    assert side_by_side(unchecked) is None


def test_a_real_copy_shows_its_edits(failing: Report) -> None:
    texts = side_by_side(failing)
    assert texts is not None
    assert Piece("changed", "on Monday") in texts.rows[0].work
    assert Piece("changed", "last week") in texts.rows[0].page
