"""The kind of a copy: every row of the table decides at its value, and every outcome says why it is so."""

from __future__ import annotations

import pytest
from edit_texts import CHINESE, ENGLISH, JAPANESE, THAI
from hypothesis import given
from hypothesis import strategies as st
from reuse_pages import page_of, prose

from syndicate.model import Kind, Passage, Work
from syndicate.reuse import compare, kinds
from syndicate.reuse.kinds import Threshold, decide, length
from syndicate.reuse.passages import Stretch
from syndicate.text import words

FULL, EXCERPT, QUOTATION, NONE = Kind.FULL, Kind.EXCERPT, Kind.QUOTATION, Kind.NONE


@pytest.mark.parametrize(
    ("row", "below", "above"),
    [
        ("SMALL_COPY", ((0.5, 0.5, 19), NONE), ((0.5, 0.5, 20), QUOTATION)),
        ("FULL", ((0.699, 0.1, 900), EXCERPT), ((0.70, 0.1, 900), FULL)),
        ("OWN_TEXT", ((0.1, 0.649, 120), QUOTATION), ((0.1, 0.65, 120), EXCERPT)),
        ("TEASER_WORDS", ((0.12, 0.9, 89), QUOTATION), ((0.12, 0.9, 90), EXCERPT)),
        ("TEASER_SHARE", ((0.25, 0.9, 80), QUOTATION), ((0.251, 0.9, 80), EXCERPT)),
        ("QUOTED_SHARE", ((0.18, 0.3, 150), QUOTATION), ((0.181, 0.3, 150), EXCERPT)),
        ("QUOTED_WORDS", ((0.1, 0.3, 300), QUOTATION), ((0.1, 0.3, 301), EXCERPT)),
        ("FEW_WORDS", ((0.45, 0.1, 60), QUOTATION), ((0.45, 0.1, 61), EXCERPT)),
    ],
)
def test_a_row_decides_at_its_value(
    row: str, below: tuple[tuple[float, float, int], Kind], above: tuple[tuple[float, float, int], Kind]
) -> None:
    assert isinstance(vars(kinds)[row], Threshold)
    assert [decide(*measured)[0] for measured, _ in (below, above)] == [kind for _, kind in (below, above)]


@pytest.mark.parametrize(
    ("shared", "span", "counts"), [(9, 9, False), (10, 10, True), (10, 25, True), (10, 26, False)]
)
def test_a_passage_is_long_and_dense(shared: int, span: int, counts: bool) -> None:
    assert Stretch(Passage(0, span), Passage(0, span), shared, ()).counts is counts


def test_every_row_has_its_test_and_its_reason() -> None:
    rows = {name: row for name, row in vars(kinds).items() if isinstance(row, Threshold)}
    decided = {mark.args[1][i][0] for mark in test_a_row_decides_at_its_value.pytestmark for i in range(8)}
    assert rows.keys() == decided | {"PASSAGE_WORDS", "PASSAGE_DENSITY"}
    assert len({row.reason for row in rows.values()}) == len(rows)


@pytest.mark.parametrize(
    ("measured", "reason"),
    [
        ((0.02, 0.5, 15), "only 15 words in a row or near each other are the same"),
        ((1.0, 0.1, 900), "the page holds 100% of the work"),
        ((0.999, 0.1, 900), "the page holds more than 99% of the work"),
        ((0.12, 0.9, 80), "the page shows no more than 80 words, 12% of the work"),
        (
            (0.3, 0.9, 200),
            "the page holds 30% of the work, and little else: that is 90% of the text around it",
        ),
        (
            (0.3, 0.1, 50),
            "the page quotes only 50 words, 30% of the work, inside a longer text; that is 10% of the text around it",
        ),
        (
            (0.1, 0.004, 90),
            "the page quotes 10% of the work inside a longer text; that is less than 1% of the text around it",
        ),
        (
            (0.1, 0.3, 400),
            "the page holds 400 words, 10% of the work, inside a longer text; that is 30% of the text around it: "
            "too many for a quotation",
        ),
        (
            (0.5, 0.1, 900),
            "the page holds 50% of the work inside a longer text; that is 10% of the text around it",
        ),
    ],
)
def test_every_outcome_says_why(measured: tuple[float, float, int], reason: str) -> None:
    assert decide(*measured)[1] == reason


SHARE = st.floats(0, 1)


@given(SHARE, SHARE, SHARE, st.integers(0, 5000), st.integers(0, 5000))
def test_who_takes_more_of_a_work_never_has_the_lesser_kind(
    less: float, more: float, page_share: float, fewer: int, many: int
) -> None:
    order = [NONE, QUOTATION, EXCERPT, FULL]
    less, more = sorted((less, more))
    fewer, many = sorted((fewer, many))
    assert order.index(decide(less, page_share, fewer)[0]) <= order.index(decide(more, page_share, many)[0])


WORDS = pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the lights that burned in the evening, año 2011, привет 안녕 세상", 12, id="spaced"),
        pytest.param("留下来的人开始数东西他们数晚上亮着", 10, id="zh"),
        pytest.param("残った人は物を数え始めた夜にともす", 10, id="ja"),
        pytest.param("รถ" * 20, 10, id="th"),
        pytest.param("ที่" * 8, 2, id="th with marks"),
        pytest.param("the iPhone 留下来的人开始数东西他们数晚上亮着", 12, id="mixed"),
    ],
)


@WORDS
def test_the_length_of_a_copy_is_in_words_whatever_the_script(text: str, expected: float) -> None:
    ours = words(text)
    whole = Stretch(Passage(0, len(ours)), Passage(0, len(ours)), len(ours), ())
    assert length([whole], ours) == pytest.approx(expected)


SENTENCES = {
    "en": (
        ENGLISH,
        "The company said that it had lost money on the route for years, and that a bus over the new bridge would do "
        "just as well.",
    ),
    "zh": (
        CHINESE,
        "先是学校失去了第二位老师，接着杂货店老板搬到了高速公路旁边的村子。医生每隔一周才来一次，而且还要看天气和路况。",
    ),
    "ja": (
        JAPANESE,
        "会社はこの航路が長年赤字であり、新しい橋を渡るバスで十分に代わりになると説明した。しかし島の住民にとっては、歯医者に行く"
        "だけで丸一日かかることを意味した。",
    ),
    "th": (
        THAI,
        "สำหรับชาวเกาะ การไปหาหมอฟันต้องใช้เวลาทั้งวัน โรงเรียนเสียครูคนที่สองไป ต่อมาเจ้าของร้านชำก็ย้ายไปอยู่หมู่บ้านใกล้ทางด่วน "
        "หมอมาเยี่ยมเพียงสองสัปดาห์ครั้งเท่านั้นหากถนนเปิด",
    ),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_or_two_in_an_own_text_are_a_quotation_in_every_script(language: str) -> None:
    text, quoted = SENTENCES[language]
    match = compare(Work(text="\n".join(text)), page_of(prose(0, 120), quoted, prose(200, 120)))
    assert (match.kind, match.shared) == (QUOTATION, len(words(quoted)))
    assert f"{match.shared} words" in match.reason


def test_a_discarded_page_says_what_was_missing() -> None:
    work = Work(text=prose(0, 300))
    reasons = [
        compare(Work(), page_of(prose(0, 50))).reason,
        compare(work, page_of(prose(900, 50))).reason,
        compare(work, page_of(prose(900, 50), prose(0, 15))).reason,
    ]
    assert reasons == [
        "the work has no text to compare",
        "no passage of the work stands on the page",
        "only 15 words in a row or near each other are the same",
    ]
