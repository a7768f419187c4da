"""Words joined or parted are the same words only where they can be no others; customs of spelling are house style."""

import pytest
from test_reuse_sorts import DELETION, HOUSE, INSERTION, SUBSTITUTION, TYPOGRAPHY, kinds


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("co-operate now", "cooperate now"),
        ("an on-line shop", "an online shop"),
        ("health care now", "healthcare now"),
        ("re-elected now", "reelected now"),
        ("non-violent men", "nonviolent men"),
        ("the B-52 flew", "the B52 flew"),
        ("W hen they", "When they"),
        ("hyphen-\nation is", "hyphenation is"),
        ("L' été vint", "L'été vint"),
    ],
)
def test_words_that_are_joined_or_parted_may_be_the_same(old: str, new: str) -> None:
    assert kinds(old, new) == kinds(new, old) == [TYPOGRAPHY]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the man's laughter was", "the manslaughter was"),
        ("the rapist went", "therapist went"),
        ("is now here to", "is nowhere to"),
        ("they resign now", "they re-sign now"),
        ("a part of it", "apart of it"),
        ("no body came", "nobody came"),
        ("every day things", "everyday things"),
        ("some times they", "sometimes they"),
        ("он не винен был", "он невинен был"),
        ("er ist nicht raucher", "er ist nichtraucher"),
    ],
)
def test_words_that_are_joined_or_parted_may_be_others(old: str, new: str) -> None:
    for found in (kinds(old, new), kinds(new, old)):
        assert found
        assert set(found) <= {SUBSTITUTION, INSERTION, DELETION}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("über die Brücke", "ueber die Bruecke"),
        ("die schöne Tür", "die schoene Tuer"),
        ("المدرسة كبيرة", "المدرسه كبيرة"),
        ("إلى المدينة", "إلي المدينة"),
    ],
)
def test_a_word_in_the_spelling_of_another_keyboard_is_house_style(old: str, new: str) -> None:
    assert set(kinds(old, new)) == set(kinds(new, old)) == {HOUSE}


@pytest.mark.parametrize(("old", "new"), [("Straße", "Strasse"), ("всё", "все"), ("أخبار", "اخبار")])
def test_some_spellings_are_one_word_from_the_start(old: str, new: str) -> None:
    assert kinds(old, new) == []
