"""A copy is compared with the version of the work that it fits best; today's where nothing speaks for another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reuse_pages import page_of, prose

from syndicate.model import Kind, Version, Work
from syndicate.reuse import compare
from syndicate.reuse.versions import MOST_TEXT, former

PARAGRAPHS = tuple(prose(100 * number, 60) for number in range(10))
HOST = prose(9000, 80)


def work_of(today: tuple[str, ...], *before: tuple[str, ...]) -> Work:
    versions = tuple(Version("\n\n".join(text), str(number)) for number, text in enumerate(before, 1))
    return Work(text="\n\n".join(today), versions=versions)


def fitting(work: Work, *page: str) -> str:
    """The title of the version that the page fits best, "" for today's."""
    version = compare(work, page_of(*page)).version
    return version.title if version else ""


def with_word(paragraphs: tuple[str, ...], number: int, *others: str) -> tuple[str, ...]:
    """The paragraphs with other words (or none) in the place of one."""
    return tuple(
        paragraph.replace(f"word{number} ", "".join(f"{o} " for o in others)) for paragraph in paragraphs
    )


STUB = prose(0, 30)
CORRECTED = with_word(PARAGRAPHS, 325, "corrected")


@pytest.mark.parametrize(
    ("today", "before", "page", "expected"),
    [
        pytest.param(PARAGRAPHS[:8], PARAGRAPHS[:9], PARAGRAPHS[:9], "1", id="a paragraph is gone"),
        pytest.param(PARAGRAPHS, PARAGRAPHS[:9], PARAGRAPHS[:9], "1", id="a paragraph was added at the end"),
        pytest.param(PARAGRAPHS, PARAGRAPHS[:5], PARAGRAPHS[:5], "1", id="half of the text was added"),
        pytest.param(PARAGRAPHS, PARAGRAPHS[2:], PARAGRAPHS[2:], "1", id="an introduction was added"),
        pytest.param(CORRECTED, PARAGRAPHS, PARAGRAPHS, "1", id="a word was corrected"),
        pytest.param(CORRECTED, PARAGRAPHS, PARAGRAPHS[2:4], "1", id="a word of the excerpt was corrected"),
        pytest.param(CORRECTED, PARAGRAPHS, (HOST, PARAGRAPHS[3], HOST), "1", id="a word of the quotation"),
        pytest.param(
            with_word(PARAGRAPHS, 325, "word325", "more"), PARAGRAPHS, PARAGRAPHS, "1", id="a word was put in"
        ),
        pytest.param(with_word(PARAGRAPHS, 325), PARAGRAPHS, PARAGRAPHS, "1", id="a word was taken out"),
        pytest.param(
            PARAGRAPHS[:9], PARAGRAPHS, (*PARAGRAPHS[:8], HOST, PARAGRAPHS[9]), "1", id="a box of the page between"
        ),
        pytest.param(
            (*PARAGRAPHS[5:], *PARAGRAPHS[:5]), PARAGRAPHS, PARAGRAPHS, "1", id="paragraphs changed places"
        ),
        pytest.param(PARAGRAPHS, CORRECTED, PARAGRAPHS, "", id="the page has the corrected word"),
        pytest.param(PARAGRAPHS, PARAGRAPHS[:9], PARAGRAPHS, "", id="the page has the new paragraph"),
        pytest.param(CORRECTED, PARAGRAPHS, PARAGRAPHS[4:7], "", id="an excerpt of what both share"),
        pytest.param(CORRECTED, PARAGRAPHS, with_word(PARAGRAPHS, 325, "own"), "", id="neither's word"),
        pytest.param(CORRECTED, PARAGRAPHS, with_word(PARAGRAPHS, 325), "", id="the word is left out"),
        pytest.param(
            (*PARAGRAPHS[:5], HOST, *PARAGRAPHS[5:]),
            (*PARAGRAPHS[:5], HOST[:200], *PARAGRAPHS[5:]),
            (PARAGRAPHS[4], PARAGRAPHS[5]),
            "",
            id="what the page leaves out was shorter once",
        ),
        pytest.param(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS, "", id="only the title was another"),
        pytest.param(PARAGRAPHS, CORRECTED, (HOST, HOST), "", id="no copy"),
        pytest.param(PARAGRAPHS, ("",), PARAGRAPHS, "", id="a version without text"),
        pytest.param(("",), PARAGRAPHS, PARAGRAPHS, "1", id="a work whose text is gone"),
    ],
)  # fmt: skip
def test_the_version_that_a_page_fits_best(
    today: tuple[str, ...], before: tuple[str, ...], page: tuple[str, ...], expected: str
) -> None:
    assert fitting(work_of(today, before), *page) == expected


def test_of_former_versions_that_fit_alike_the_newest_is_named() -> None:
    longer = (*PARAGRAPHS, HOST)
    assert fitting(work_of(CORRECTED, longer, PARAGRAPHS), *PARAGRAPHS[2:5]) == "1"
    assert fitting(work_of(CORRECTED, longer, PARAGRAPHS), *PARAGRAPHS) == "2"


def test_the_match_is_that_of_the_version() -> None:
    match = compare(work_of(PARAGRAPHS[:5], PARAGRAPHS), page_of(*PARAGRAPHS))
    assert match.version == Version("\n\n".join(PARAGRAPHS), "1")
    assert (match.kind, match.containment, match.work_words) == (Kind.FULL, 1.0, 600)
    assert match.edits == ()


@pytest.mark.parametrize(
    ("page", "kind", "containment"),
    [
        pytest.param((HOST, HOST, STUB, HOST), Kind.QUOTATION, 0.05, id="quoted"),
        pytest.param((STUB,), Kind.QUOTATION, 0.05, id="a teaser in a list"),
        pytest.param(PARAGRAPHS, Kind.FULL, 1.0, id="all of today's text"),
    ],
)
def test_what_quotes_a_work_quotes_it_though_it_was_a_stub_once(
    page: tuple[str, ...], kind: Kind, containment: float
) -> None:
    for work in (work_of(PARAGRAPHS), work_of(PARAGRAPHS, (STUB,)), work_of(PARAGRAPHS, CORRECTED, (STUB,))):
        match = compare(work, page_of(*page))
        assert (match.kind, match.containment, match.version) == (kind, containment, None)


@pytest.mark.parametrize(
    ("former", "kind"),
    [
        ((prose(7000, 30),), Kind.QUOTATION),
        ((prose(7000, 200),), Kind.EXCERPT),
        ((prose(7000, 300),), Kind.FULL),
    ],
)
def test_a_version_rewritten_since_is_measured_by_the_length_of_today(
    former: tuple[str, ...], kind: Kind
) -> None:
    match = compare(work_of(PARAGRAPHS, former), page_of(*former))
    assert (match.kind, match.containment, match.version) == (kind, 1.0, Version(former[0], "1"))
    assert match.reason.endswith("; but the work is much longer today") == (kind is not Kind.FULL)


@given(st.integers(1, 4), st.integers(0, 10), st.integers(0, 10), st.booleans())
def test_a_short_version_that_is_a_part_of_today_never_makes_more_of_a_page(
    size: int, start: int, end: int, hosted: bool
) -> None:
    host = (HOST,) if hosted else ()
    page = page_of(*host, *PARAGRAPHS[start:end], *host)
    today, kinds = compare(work_of(PARAGRAPHS), page), ["none", "quotation", "excerpt", "full"]
    match = compare(work_of(PARAGRAPHS, PARAGRAPHS[:size]), page)
    assert kinds.index(match.kind) <= kinds.index(today.kind)


def test_words_that_a_foreign_sentence_shares_by_chance_speak_for_no_version() -> None:
    ours = f"{prose(7000, 4)} of the {prose(7010, 4)} and in a {prose(7020, 4)} to be {prose(7030, 4)}"
    theirs = f"{prose(8000, 5)} of the {prose(8010, 3)} and in a {prose(8020, 6)} to be {prose(8030, 2)}"
    with_it, without = (*PARAGRAPHS[:5], ours, *PARAGRAPHS[5:]), (*PARAGRAPHS[:5], HOST, *PARAGRAPHS[5:])
    page = (*PARAGRAPHS[:5], theirs, *PARAGRAPHS[5:])
    assert fitting(work_of(without, with_it), *page) == ""
    assert fitting(work_of(with_it, without), *page) == ""


VERSION = st.lists(st.integers(0, 9), min_size=1, max_size=8, unique=True).map(tuple)


@given(st.lists(VERSION, min_size=2, max_size=5, unique=True), st.data())
def test_a_page_that_is_exactly_one_version_of_comparable_length_is_found_to_be_that(
    versions: list[tuple[int, ...]], data: st.DataObject
) -> None:
    texts = [tuple(PARAGRAPHS[number] for number in version) for version in versions]
    at = data.draw(st.integers(0, len(texts) - 1).filter(lambda one: 2 * len(texts[one]) >= len(texts[0])))
    match = compare(work_of(*texts), page_of(HOST, *texts[at], HOST))
    assert (match.version.title if match.version else "") == (str(at) if at else "")
    assert (match.containment, match.edits) == (1.0, ())


@given(st.lists(st.integers(0, 599), min_size=1, max_size=6, unique=True), st.integers(0, 5))
def test_every_correction_of_a_word_is_told_from_the_next(corrected: list[int], at: int) -> None:
    texts = [PARAGRAPHS]
    for number in corrected:
        texts.append(with_word(texts[-1], 100 * (number // 60) + number % 60, f"corrected{number}"))
    texts = list(dict.fromkeys(texts))
    at = min(at, len(texts) - 1)
    assert fitting(work_of(*texts), *texts[at]) == (str(at) if at else "")


def test_texts_are_read_once_and_no_more_than_a_bound() -> None:
    work = work_of(PARAGRAPHS, CORRECTED, ("",), CORRECTED, PARAGRAPHS[:5])
    assert [version.title for version in former(work, 1000)] == ["1", "4"]
    assert list(former(work, int(MOST_TEXT.value))) == []


def test_of_a_hundred_versions_a_long_page_is_compared_with_the_newest() -> None:
    texts = [with_word(PARAGRAPHS, 325, f"correction{number}") for number in range(100)]
    work = work_of(PARAGRAPHS, *texts)
    assert fitting(work, *texts[60]) == "61"
    assert len(list(former(work, len("word1 " * 200_000)))) == 1


def test_a_work_of_one_version_is_compared_as_ever() -> None:
    work = work_of(PARAGRAPHS)
    page = page_of(HOST, *PARAGRAPHS[:7], HOST)
    alone = compare(work, page)
    assert alone.version is None
    assert compare(replace(work, versions=(Version(HOST),)), page) == alone
