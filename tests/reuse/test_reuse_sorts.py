"""The sort of a change follows from the words on both sides, and never takes another meaning for style."""

import pytest
from reuse_pages import page_of

from syndicate.model import EditKind, Work
from syndicate.reuse import compare
from syndicate.reuse._style import Times, times
from syndicate.reuse.sorts import classify
from syndicate.text import forms

TYPOGRAPHY, HOUSE, TIME_PLACE = EditKind.TYPOGRAPHY, EditKind.HOUSE_STYLE, EditKind.TIME_PLACE
INSERTION, DELETION, SUBSTITUTION = EditKind.INSERTION, EditKind.DELETION, EditKind.SUBSTITUTION

BEFORE = "The committee that looked into the matter had met four times before"
AFTER = "and nobody who took part in it remembers that day with any pleasure"


def kinds(old: str, new: str) -> list[EditKind]:
    """The kinds of all edits where `old` became `new` inside a sentence."""
    page = page_of(f"{BEFORE} {new} {AFTER}")
    return [edit.kind for edit in compare(Work(text=f"{BEFORE} {old} {AFTER}"), page).edits]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("co-operate", "cooperate", TYPOGRAPHY),
        ("in the U.S. army", "in the US army", TYPOGRAPHY),
        ("at 3 p.m.", "at 3pm", TYPOGRAPHY),
        ("an e-mail", "an email", TYPOGRAPHY),
        ("it cannot go", "it can not go", TYPOGRAPHY),
        ("5 per cent", "five percent", HOUSE),
        ("rose 5% in", "rose 5 percent in", HOUSE),
        ("Smith & Sons", "Smith and Sons", HOUSE),
        ("five men", "5 men", HOUSE),
        ("twenty-one men", "21 men", HOUSE),
        ("three hundred and five men", "305 men", HOUSE),
        ("one hundred thousand men", "100,000 men", HOUSE),
        ("a hundred men", "100 men", HOUSE),
        ("four hundred men", "400 men", HOUSE),
        ("1,000 people", "1000 people", HOUSE),
        ("two million votes", "2m votes", HOUSE),
        ("1.5 million votes", "1,500,000 votes", HOUSE),
        ("2.5 billion votes", "2.5bn votes", HOUSE),
        ("paid $5 million then", "paid 5 million dollars then", HOUSE),
        ("paid £5m then", "paid £5 million then", HOUSE),
        ("the twenty-first time", "the 21st time", HOUSE),
        ("5–10 men", "5 to 10 men", HOUSE),
        ("5 kilometres", "5 km", HOUSE),
        ("5 kilometres", "5km", HOUSE),
        ("at 3:30 p.m. sharp", "at 15:30 sharp", HOUSE),
        ("on 5 March 2026 he", "on March 5, 2026 he", HOUSE),
        ("on 5th March he", "on Mar. 5 he", HOUSE),
        ("on the fifth of March he", "on March 5 he", HOUSE),
        ("on 2026-03-05 he", "on March 5, 2026 he", HOUSE),
        ("on 25/3/2026 he", "on 25 March 2026 he", HOUSE),
        ("on 5.3.2026 he", "on 5 March 2026 he", HOUSE),
        ("el 5 de marzo de 2026 vino", "el 5 marzo 2026 vino", HOUSE),
        ("el 5 de marzo vino", "el 5 marzo vino", HOUSE),
        ("in Sept. they", "in September they", HOUSE),
        ("Mr. Smith said", "Smith said", HOUSE),
        ("Smith said", "Mr Smith said", HOUSE),
        ("Mrs Smith said", "Ms Smith said", HOUSE),
        ("Prof. Smith said", "Professor Smith said", HOUSE),
        ("Herr Müller sagt", "Müller sagt", HOUSE),
        ("王先生说", "王说", HOUSE),
        ("the United States army", "the US army", HOUSE),
        ("they did not go", "they didn't go", HOUSE),
        ("the labour centre", "the labor centre", HOUSE),
        ("travelled far", "traveled far", HOUSE),
        ("an organiser", "an organizer", HOUSE),
        ("in its defence", "in its defense", HOUSE),
        ("two programmes", "two programs", HOUSE),
        ("the war went", "the conflict went", SUBSTITUTION),
        ("he went", "he allegedly went", INSERTION),
        ("he did not go", "he did go", DELETION),
    ],
)
def test_a_change_is_of_one_sort(old: str, new: str, kind: EditKind) -> None:
    assert kinds(old, new) == [kind]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("he came yesterday", "he came on Tuesday"),
        ("he came last week", "he came on March 5"),
        ("he came today", "he came"),
        ("he came last Tuesday evening", "he came on the evening of March 5"),
        ("he came 10 years ago", "he came in 2016"),
        ("this year he came", "last year he came"),
        ("this month he came", "in March he came"),
        ("in March he came", "in March 2026 he came"),
        ("he came", "he recently came"),
        ("el 5 de marzo de 2026 vino", "ayer vino"),
        ("er kam gestern", "er kam am Dienstag"),
        ("la semaine dernière il", "lundi il"),
        ("llegó ayer", "llegó el martes"),
        ("chegou ontem", "chegou na terça-feira"),
        ("è arrivato ieri", "è arrivato lunedì scorso"),
        ("وصل أمس", "وصل الثلاثاء"),
        ("прибыл вчера", "прибыл во вторник"),
        ("dün geldi", "geçen hafta geldi"),
        ("他昨天到", "他周二到"),
        ("people here say", "people in London say"),
        ("people in this country say", "people in Australia say"),
        ("people say", "people in the United States say"),
        ("the local police say", "the police say"),
    ],
)
def test_words_of_time_and_place_are_told_from_others(old: str, new: str) -> None:
    assert kinds(old, new) == [TIME_PLACE]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rose 5 percent in", "rose 5 percentage points in"),
        ("five million votes", "five billion votes"),
        ("1.5 people", "15 people"),
        ("twenty people", "twenty-one people"),
        ("ten thousand men", "100,000 men"),
        ("nineteen men", "ninety men"),
        ("four men", "for men"),
        ("3 p.m. sharp", "15 p.m. sharp"),
        ("3 a.m. sharp", "3 p.m. sharp"),
        ("on 5/3/2026 he", "on 3/5/2026 he"),
        ("on 5/3/2026 he", "on 5 March 2026 he"),
        ("on March 5 he", "on March 6 he"),
        ("on March 5 he", "on April 5 he"),
        ("in March 2025 he", "in March 2026 he"),
        ("on Monday he", "on Tuesday he"),
        ("for 5 years he", "for 10 months he"),
        ("for two days he", "for three days he"),
        ("two days ago he", "three days ago he"),
        ("he may go", "he will go"),
        ("he may go", "he go"),
        ("the last man", "the man"),
        ("on 5 March 2026 the man", "on 5 March 2026 man"),
        ("a man came in a day", "a man came in the day"),
        ("the day came", "the night came"),
        ("Mr Smith said", "Mrs Smith said"),
        ("Miss Smith said", "Mrs Smith said"),
        ("Dr Smith said", "Mr Smith said"),
        ("Mr Smith said", "Mr Smyth said"),
        ("General Smith said", "Smith said"),
        ("they miss Smith", "they Smith"),
        ("the bay behind", "the behind"),
        ("they told us that", "they told United States that"),
        ("prices rise", "prices raise"),
        ("they prise it", "they prize it"),
        ("filing claims", "filling claims"),
        ("the timbre of it", "the timber of it"),
        ("not able men", "notable men"),
        ("they did go", "they didn't go"),
        ("they do not go", "they did not go"),
        ("there is no one", "there is now one"),
        ("it always works", "it never works"),
        ("less than", "more than"),
        ("a minister said", "a mister said"),
        ("the war in Ukraine goes", "the war in Russia goes"),
        ("in the US they", "in the UK they"),
        ("a man in Springfield said", "a man said"),
        ("5 m of cloth", "5 km of cloth"),
        ("was born in London there", "was born in Paris there"),
    ],
)
def test_another_meaning_is_never_style_nor_time_nor_place(old: str, new: str) -> None:
    assert set(kinds(old, new)) <= {SUBSTITUTION, INSERTION, DELETION}
    assert set(kinds(new, old)) <= {SUBSTITUTION, INSERTION, DELETION}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("5 per cent", "five percent", HOUSE),
        ("mr smith", "smith", HOUSE),
        ("1 000", "1000", HOUSE),
        ("1 5", "15", SUBSTITUTION),
        ("", "today", TIME_PLACE),
        ("", "2025", INSERTION),
        ("may", "", DELETION),
        ("the", "on", SUBSTITUTION),
        ("", "allegedly", INSERTION),
    ],
)
def test_word_forms_alone_tell_the_sort_too(before: str, after: str, kind: EditKind) -> None:
    assert classify(tuple(before.split()), tuple(after.split())) is kind


@pytest.mark.parametrize("language", times())
def test_every_language_knows_its_days_and_months(language: Times) -> None:
    assert set(language.weekdays.values()) == set(range(1, 8))
    assert set(language.months.values()) == set(range(1, 13))


def test_ten_languages_are_known() -> None:
    assert len(times()) == 10


def test_a_long_headline_in_another_style_is_the_same() -> None:
    title = "Five per cent of the harbour's neighbours"
    assert classify(forms(f"{title} " * 4), forms("5 percent of the harbor's neighbors " * 4)) is HOUSE


def test_a_long_passage_in_the_place_of_another_is_other_text() -> None:
    old, new = "five per cent " * 9, "5 percent " * 9
    assert SUBSTITUTION in kinds(f"{old} of wood", f"{new} of glass")
