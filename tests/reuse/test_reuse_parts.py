"""A copy may stand in several places of a page; its region is the fullest one, and a teaser is none of them."""

import pytest
from reuse_pages import page_of, prose

from syndicate.model import Block, Capture, Kind, Page, Place, Work
from syndicate.reuse import compare

PARAGRAPHS = tuple(prose(100 * number, 60) for number in range(10))
WORK = Work(url="https://globalresearch.ca/a/1234567", text="\n\n".join(PARAGRAPHS))
TALK = tuple(prose(20_000 + 100 * number, 90) for number in range(12))


def thread(*posts: tuple[str, ...]) -> Page:
    """A page of posts, each an element of its own with a paragraph for each text."""
    blocks = []
    for number, post in enumerate(posts, 1):
        home = ("html", "body", f"div:nth-child({number})")
        for index, text in enumerate(post, 1):
            blocks.append(Block(text, Place((*home, f"p:nth-child({index})"), len(blocks))))
    return Page(Capture("https://forum.example/t/1", b""), tuple(blocks))


def blocks_of(work: Work, page: Page) -> tuple[int, int]:
    region = compare(work, page).region
    assert region is not None
    return region.first, region.last


def test_a_work_continued_in_a_second_post_is_a_full_copy() -> None:
    match = compare(WORK, thread(PARAGRAPHS[:6], TALK, PARAGRAPHS[6:]))
    assert (match.kind, match.containment) == (Kind.FULL, 1.0)


def test_other_posts_between_two_parts_are_not_inside_the_copy() -> None:
    page = thread(PARAGRAPHS[:6], TALK, PARAGRAPHS[6:])
    assert blocks_of(WORK, page) == (0, 5)
    assert [alignment.selector for alignment in compare(WORK, page).alignments] == [
        "html > body > div:nth-child(1)",
        "html > body > div:nth-child(3)",
    ]


def test_paragraphs_of_one_element_are_one_region_however_long_the_box_between_them() -> None:
    page = page_of(*PARAGRAPHS[:3], *TALK, *PARAGRAPHS[3:])
    match = compare(WORK, page)
    assert match.containment == 1.0
    assert blocks_of(WORK, page) == (0, 9 + len(TALK))


def test_two_paragraphs_quoted_far_from_each_other_both_count() -> None:
    match = compare(WORK, page_of(*TALK[:4], PARAGRAPHS[7], *TALK[4:8], PARAGRAPHS[2], *TALK[8:]))
    assert (match.shared, len(match.alignments)) == (120, 2)


def test_a_teaser_of_what_the_copy_left_out_is_not_the_copy() -> None:
    match = compare(WORK, page_of(*PARAGRAPHS[1:], *TALK, PARAGRAPHS[0]))
    assert (match.containment, len(match.alignments)) == (0.9, 1)


@pytest.mark.parametrize("teaser_first", [True, False])
def test_an_archive_page_with_text_and_teaser_is_the_text(teaser_first: bool) -> None:
    teaser, text = (PARAGRAPHS[0],), PARAGRAPHS
    posts = (teaser, TALK, text) if teaser_first else (text, TALK, teaser)
    page = thread(*posts)
    assert compare(WORK, page).containment == 1.0
    first = 1 + len(TALK) if teaser_first else 0
    assert blocks_of(WORK, page) == (first, first + 9)


def _with_typing_errors(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.replace("5 ", "5x ") for text in paragraphs)


@pytest.mark.parametrize("fuller_first", [True, False])
def test_of_two_posts_with_the_article_the_fuller_one_is_the_copy(fuller_first: bool) -> None:
    fuller, other = PARAGRAPHS, _with_typing_errors(PARAGRAPHS)
    page = thread(fuller, other) if fuller_first else thread(other, fuller)
    match = compare(WORK, page)
    assert (match.containment, match.edits, len(match.alignments)) == (1.0, (), 1)
    assert blocks_of(WORK, page) == ((0, 9) if fuller_first else (10, 19))


def test_a_post_that_quotes_half_of_another_leaves_the_copy_where_it_is() -> None:
    page = thread(_with_typing_errors(PARAGRAPHS), (TALK[0], *PARAGRAPHS[:5]))
    assert blocks_of(WORK, page) == (0, 9)


def test_of_two_equal_posts_the_first_is_the_copy() -> None:
    assert blocks_of(WORK, thread(TALK[:1], PARAGRAPHS, PARAGRAPHS)) == (1, 10)


NOTE = prose(50_000, 40)
"""What a publisher sets under each of its articles."""


def test_each_work_of_a_digest_has_its_own_region() -> None:
    texts = [tuple(prose(1_000 * digest + 100 * number, 60) for number in range(4)) for digest in range(1, 6)]
    page = page_of(*(paragraph for text in texts for paragraph in (*text, NOTE)))
    for number, text in enumerate(texts):
        work = Work(text="\n\n".join((*text, NOTE)))
        assert compare(work, page).containment == 1.0
        assert blocks_of(work, page) == (5 * number, 5 * number + 4)


def test_the_note_under_a_neighbour_does_not_stretch_the_region() -> None:
    mine, other = PARAGRAPHS[:5], TALK
    page = page_of(*mine, *other, NOTE)
    work = Work(text="\n\n".join((*mine, NOTE)))
    assert blocks_of(work, page) == (0, 4)


def test_an_alignment_in_one_block_names_that_block() -> None:
    match = compare(WORK, thread(TALK[:2], (TALK[2], PARAGRAPHS[4], TALK[3])))
    assert [alignment.selector for alignment in match.alignments] == [
        "html > body > div:nth-child(2) > p:nth-child(2)"
    ]


def test_the_offsets_of_a_passage_count_words_on_both_sides() -> None:
    (alignment,) = compare(WORK, page_of(TALK[0], PARAGRAPHS[4], TALK[1])).alignments
    assert (alignment.work.start, alignment.work.end) == (240, 300)
    assert (alignment.page.start, alignment.page.end) == (90, 150)
