"""Words keep their place and have one form for every spelling of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.text import _LATIN_TEXT, _LATIN_WORD, _WORD, find_phrase, form, know_line, line_words, words


@pytest.mark.parametrize(
    ("spelling", "other"),
    [
        ("don’t", "don't"),
        ("co\u00adoperate", "cooperate"),
        ("zero\u200bwidth", "zerowidth"),
        ("naïve", "naive"),
        ("cafe\u0301", "café"),
        ("ISTANBUL", "istanbul"),
        ("İstanbul", "istanbul"),
        ("ılık", "ilik"),
        ("straße", "STRASSE"),
        ("ﬁne", "fine"),
        ("ＡＢＣ", "abc"),
        ("كتـــاب", "كتاب"),
        ("العربيّة", "العربية"),
        ("ёлка", "елка"),
        ("کیفیت", "كيفيت"),
    ],
)
def test_two_spellings_of_a_word_have_one_form(spelling: str, other: str) -> None:
    assert words(spelling).forms == words(other).forms


def test_different_words_have_different_forms() -> None:
    assert len({form(word) for word in ("live", "life", "हिन्दी", "हिन्द", "عربي", "غربي")}) == 6


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("环球研究所", 5),
        ("東京タワー", 5),
        ("人々は二〇二六年", 8),
        ("ดี", 1),
        ("mixed 环球 text", 4),
        ("हिन्दी में", 2),
        ("— … !", 0),
        ("", 0),
    ],
)
def test_scripts_without_spaces_count_characters(text: str, count: int) -> None:
    assert len(words(text)) == count


def test_a_slice_is_the_text_as_it_was_written() -> None:
    assert words("“Don’t panic!”, she said.").slice(0, 2) == "Don’t panic"


@pytest.mark.parametrize(
    ("line", "phrase", "index"),
    [
        ("from Global Research, 2026", "Global Research", 1),
        ("Global Research's article", "Global Research", 0),
        ("CRGT is not it", "CRG", -1),
        ("globalresearch.ca/x", "globalresearch.ca", 0),
        ("Global", "Global Research", -1),
        ("nothing", "", -1),
        ("l’Humanité d’hier", "Humanité", 0),
        ("d’Hélène Carvallo", "Hélène Carvallo", 0),
        ("Karaırmak'a aittir", "Karaırmak", 0),
        ("Forbes’ta yayımlandı", "Forbes", 0),
        ("来源：环球研究", "环球研究", 2),
    ],
)
def test_a_phrase_is_found_as_whole_words(line: str, phrase: str, index: int) -> None:
    assert find_phrase(words(line), phrase) == index


def test_a_second_occurrence_is_found_from_a_later_start() -> None:
    assert find_phrase(words("a b a b"), "a b", 1) == 2


@given(st.text())
def test_offsets_point_at_words_in_order(text: str) -> None:
    found = words(text)
    edges = [edge for pair in zip(found.starts, found.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(found.slice(i, i + 1) for i in range(len(found)))


@given(st.text(), st.text())
def test_words_of_two_texts_are_the_words_of_both(one: str, other: str) -> None:
    assert words(f"{one}\n{other}").forms == words(one).forms + words(other).forms


@given(st.text())
def test_words_and_the_gaps_between_them_are_the_whole_text(text: str) -> None:
    cut = words(text)
    parts = [cut.gap(index) + cut.slice(index, index + 1) for index in range(len(cut))]
    assert "".join(parts) + cut.gap(len(cut)) == text


@given(st.text(st.sampled_from([*map(chr, range(256)), *"–—‘’“”„…•‹›€™−", *"'’aé1_ " * 20]), max_size=12))
def test_texts_of_western_europe_are_cut_as_all_others_are(text: str):
    if _LATIN_TEXT.fullmatch(text):
        assert _LATIN_WORD.split(text) == _WORD.split(text)


def test_a_line_known_from_the_text_around_it_has_the_words_that_it_has_alone():
    lines = ["An older line, nobody else has it", "“It’s naïve”, said 3 of them – in 2026"]
    know_line(words("\n".join(lines)), 7, 15, lines[1], len(lines[0]) + 1)
    assert line_words(lines[1]) == words(lines[1])
