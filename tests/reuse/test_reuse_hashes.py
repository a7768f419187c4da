"""Hashes number the words of a text as `words` cuts them, equal for equal forms and for no others."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from syndicate.reuse.hashes import _CHUNK, word_hashes
from syndicate.text import words

# Characters that act on each other, more often than chance would bring them together.
tricky = st.text(
    st.sampled_from("aZ09éßÆıİ'’ʼ＇_-. \n\u00ad\u200b\u0301ـ\u064bשת中文かがｶﾞก็हि한½²①ﬁǅ🙏\ufe0f𠀀\ud800")
)


@given(st.one_of(tricky, st.text()))
@example("don't 'tis rock'n'roll l’été a''b 5'6 a\u00ad'b a'\u00adb 中'a")
@example("Straße STRASSE ﬁne Ⅷ ½ x² ǅ \u200b \u00ad. a\u200b\u0301")
def test_equal_forms_and_only_these_have_equal_hashes(text: str) -> None:
    forms, hashes = words(text).forms, word_hashes(text).tolist()
    assert len(hashes) == len(forms)
    assert len(dict(zip(forms, hashes, strict=True))) == len(set(hashes))
    assert len(dict(zip(hashes, forms, strict=True))) == len(set(forms))


@pytest.mark.parametrize("first", range(0, 0x20000, 0x1000))
def test_every_character_is_cut_and_numbered_as_words_does(first: int) -> None:
    lines = [f"a{chr(code)}a {chr(code)} b'{chr(code)}1" for code in range(first, first + 0x1000)]
    forms = [words(line).forms for line in lines]
    hashes = word_hashes("\n".join(lines)).tolist()
    flat = [form for of_line in forms for form in of_line]
    assert len(hashes) == len(flat)
    assert len(set(zip(flat, hashes, strict=True))) == len(set(flat)) == len(set(hashes))


def test_a_word_has_the_same_hash_whichever_way_its_line_is_cut() -> None:
    assert word_hashes("Straße\nहिन्दी Straße")[0] == word_hashes("Straße")[0]


def test_hashes_are_the_same_in_every_process() -> None:
    assert word_hashes("rivers").tolist() == [15_954_117_943_242_872_105]


@pytest.mark.parametrize("between", [" ", "\n", ", "])
def test_a_long_text_is_cut_between_words_only(between: str) -> None:
    text = between.join(f"word{number}" for number in range(_CHUNK // 3))
    assert len(word_hashes(text)) == len(set(word_hashes(text).tolist())) == _CHUNK // 3


def test_one_endless_word_is_one_hash() -> None:
    assert len(word_hashes("x" * (3 * _CHUNK))) == 1


def test_a_text_without_words_has_no_hashes() -> None:
    assert len(word_hashes("")) == len(word_hashes(" … \n —")) == 0
