"""How a headline stands to a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.rules.alterations.titles import Likeness, likeness
from syndicate.text import forms

TITLE = "Budget: Council cuts school meals for the third year"
NAMES = frozenset(forms(name) for name in ("Valley News", "valleynews"))


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        (TITLE, Likeness.SAME),
        ("BUDGET: COUNCIL CUTS SCHOOL MEALS FOR THE THIRD YEAR", Likeness.SAME),
        ("Budget – Council cuts “school meals” for the third year", Likeness.SAME),
        (f"{TITLE} | Valley News", Likeness.SAME),
        (f"Valley News: {TITLE}", Likeness.SAME),
        (f"Opinion | {TITLE}", Likeness.SAME),
        (f"[Repost] {TITLE}", Likeness.SAME),
        ("Budget: Council cuts school …", Likeness.SAME),
        ("Budget: Council cuts school [...]", Likeness.SAME),
        ("Budget …", Likeness.OTHER),
        ("Council cuts school meals for the third year", Likeness.AKIN),
        ("Budget: Council cuts school meals", Likeness.AKIN),
        ("No school meals: council cuts budget for third year", Likeness.AKIN),
        ("Council saves the swimming pool", Likeness.OTHER),
        ("Hungry children, empty plates", Likeness.OTHER),
        ("", Likeness.OTHER),
    ],
)
def test_how_a_headline_stands_to_a_title(headline: str, expected: Likeness) -> None:
    assert likeness(headline, (TITLE,), NAMES, ()) is expected


@pytest.mark.parametrize(
    ("headline", "tolerated", "expected"),
    [
        ("Budget: Council cuts school meals", ("length",), Likeness.SAME),
        ("Budget: The City Council cuts school meals for the third year", ("clarity",), Likeness.SAME),
        ("Budget: Council cuts school meals for the 3rd year", ("length", "clarity"), Likeness.AKIN),
        ("Council saves the swimming pool", ("length", "clarity", "house_style"), Likeness.OTHER),
    ],
)
def test_what_the_terms_tolerate_is_the_same_title(
    headline: str, tolerated: tuple[str, ...], expected: Likeness
) -> None:
    assert likeness(headline, (TITLE,), NAMES, tolerated) is expected


def test_house_style_makes_two_spellings_one_title() -> None:
    titles = ("The labour centre has 4 programmes",)
    assert likeness("The labor center has four programs", titles, NAMES, ("house_style",)) is Likeness.SAME
    assert likeness("The labor center has four programs", titles, NAMES, ()) is not Likeness.SAME


def test_any_of_several_titles_will_do() -> None:
    assert likeness("Old headline of it", (TITLE, "Old headline of it"), NAMES, ()) is Likeness.SAME


def test_without_a_title_nothing_is_like_it() -> None:
    assert likeness(TITLE, (), NAMES, ()) is Likeness.OTHER


@given(st.text(min_size=1, max_size=80).filter(lambda text: bool(forms(text))))
def test_every_text_with_words_is_its_own_title(text: str) -> None:
    assert likeness(text, (text,), NAMES, ()) is Likeness.SAME
