"""Comparing says what of a work a page holds, where, and how it differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reuse_pages import page_of, prose

from syndicate.model import EditKind, Kind, Passage, Work
from syndicate.reuse import compare, strands

PARAGRAPHS = tuple(prose(100 * number, 60) for number in range(10))
WORK = Work(url="https://globalresearch.ca/a/1234567", text="\n\n".join(PARAGRAPHS))
HOST = prose(9000, 80)


def test_a_full_copy_inside_other_text_is_full() -> None:
    match = compare(WORK, page_of(HOST, *PARAGRAPHS, HOST))
    assert (match.kind, match.containment, match.shared) == (Kind.FULL, 1.0, 600)
    assert (match.region.first, match.region.last) == (1, 10)
    assert match.region.selector == "html > body > article"
    assert match.edits == ()


def test_half_of_a_work_is_an_excerpt_and_says_what_is_missing() -> None:
    match = compare(WORK, page_of(*PARAGRAPHS[:5]))
    assert (match.kind, match.containment) == (Kind.EXCERPT, 0.5)
    assert [(edit.kind, edit.work) for edit in match.edits] == [(EditKind.DELETION, Passage(300, 600))]


def test_a_paragraph_in_a_longer_text_is_a_quotation() -> None:
    match = compare(WORK, page_of(HOST, HOST, PARAGRAPHS[3], HOST))
    assert (match.kind, match.containment) == (Kind.QUOTATION, 0.1)
    assert match.region.selector == "html > body > article > p:nth-child(3)"


def test_unrelated_text_is_no_copy_and_says_why() -> None:
    match = compare(WORK, page_of(HOST, HOST))
    assert (match.kind, match.region) == (Kind.NONE, None)
    assert match.reason == "no passage of the work stands on the page"


def test_a_headline_and_a_teaser_line_are_no_copy() -> None:
    match = compare(WORK, page_of(HOST, prose(0, 15), HOST))
    assert (match.kind, match.alignments) == (Kind.NONE, ())
    assert match.reason == "only 15 words in a row or near each other are the same"


def test_paragraphs_in_another_order_are_all_found_and_marked_as_moved() -> None:
    match = compare(WORK, page_of(*PARAGRAPHS[6:], *PARAGRAPHS[:6]))
    assert match.containment == 1.0
    assert [edit.kind for edit in match.edits] == [EditKind.MOVED]


def test_two_neighbouring_paragraphs_that_change_places_are_moved_not_left_out() -> None:
    match = compare(WORK, page_of(PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[1], *PARAGRAPHS[3:]))
    assert {edit.kind for edit in match.edits} == {EditKind.MOVED}


def test_a_box_between_paragraphs_is_an_insertion() -> None:
    match = compare(WORK, page_of(*PARAGRAPHS[:5], HOST, *PARAGRAPHS[5:]))
    assert [(edit.kind, len(edit.page)) for edit in match.edits] == [(EditKind.INSERTION, 80)]
    assert (match.containment, match.region.last) == (1.0, 10)


def test_a_teaser_far_from_the_copy_does_not_stretch_the_region() -> None:
    page = page_of(*PARAGRAPHS, *[prose(20_000 + 100 * n, 90) for n in range(20)], prose(0, 40))
    assert compare(WORK, page).region.last == 9


@pytest.mark.parametrize(
    ("old", "new", "kind", "before", "after"),
    [
        ("word5 ", "changed ", EditKind.SUBSTITUTION, "word5", "changed"),
        ("word5 ", "", EditKind.DELETION, "word5", ""),
        ("word5 ", "word5 extra ", EditKind.INSERTION, "", "extra"),
        ("word5 word6", "word5word6", EditKind.TYPOGRAPHY, "word5 word6", "word5word6"),
    ],
)
def test_one_changed_word_is_one_edit(old: str, new: str, kind: EditKind, before: str, after: str) -> None:
    match = compare(WORK, page_of(PARAGRAPHS[0].replace(old, new, 1), *PARAGRAPHS[1:]))
    assert [(edit.kind, edit.before, edit.after) for edit in match.edits] == [(kind, before, after)]


def test_a_work_without_text_matches_nothing() -> None:
    assert compare(Work(), page_of(HOST)).reason == "the work has no text to compare"


def test_a_chinese_copy_is_found_by_its_characters() -> None:
    text = "".join(chr(0x4E00 + 7 * number) for number in range(400))
    match = compare(Work(text=text), page_of("欢迎来到我的博客。", text[:200], text[200:]))
    assert (match.kind, match.containment) == (Kind.FULL, 1.0)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word1 " * 300_000, id="one word over and over"),
        pytest.param(f"{PARAGRAPHS[0]} " * 3_000, id="one paragraph over and over"),
    ],
)
def test_a_hostile_page_is_compared_without_a_blow_up(text: str) -> None:
    match = compare(WORK, page_of(text))
    assert match.containment <= 0.1


def _edited(draw: st.DrawFn) -> list[str]:
    """The paragraphs with words left out, changed and put in, at random."""
    changed = []
    for paragraph in PARAGRAPHS:
        out = []
        for word in paragraph.split():
            match draw(st.sampled_from(["keep"] * 12 + ["drop", "change", "insert"])):
                case "keep":
                    out.append(word)
                case "change":
                    out.append(f"x{word}")
                case "insert":
                    out += [word, "inserted"]
        changed.append(" ".join(out))
    return changed


@given(st.composite(_edited)())
def test_the_two_texts_side_by_side_lose_no_word(paragraphs: list[str]) -> None:
    page = page_of(*paragraphs)
    match = compare(WORK, page)
    rows = strands(WORK, page, match)
    first, last = match.alignments[0].page.start, match.alignments[-1].page.end
    assert " ".join(row.before for row in rows).split() == WORK.text.split()
    assert " ".join(row.after for row in rows).split() == " ".join(paragraphs).split()[first:last]
    assert match.kind is Kind.FULL


def test_the_punctuation_of_changed_words_is_kept_side_by_side() -> None:
    before = f"{PARAGRAPHS[0]} a short, polite note. Three times “out” of four. {PARAGRAPHS[1]}"
    after = f"{PARAGRAPHS[0]} a brief, polite letter. Three times “out” of five! {PARAGRAPHS[1]}"
    page = page_of(after)
    work = Work(text=before)
    rows = strands(work, page, compare(work, page))
    assert " ".join(row.before for row in rows) == before
    assert " ".join(row.after for row in rows) == after


@given(st.permutations(range(10)))
def test_whole_paragraphs_in_any_order_are_copied_completely(order: list[int]) -> None:
    match = compare(WORK, page_of(*(PARAGRAPHS[number] for number in order)))
    assert match.containment == 1.0
