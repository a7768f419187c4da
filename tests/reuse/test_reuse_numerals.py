"""Number words of ten languages are as good as digits, and never stand for another word or another number."""

import pytest
from reuse_pages import page_of
from test_reuse_sorts import DELETION, HOUSE, INSERTION, SUBSTITUTION, TIME_PLACE, kinds

from syndicate.model import EditKind, Work
from syndicate.reuse import compare
from syndicate.reuse.numerals import numeral

FRAMES = {
    "de": (
        "Der Bürgermeister hatte auf der Insel mit den Leuten gesprochen und",
        "weil das nicht von dem Rat kam, der sich seit Jahren weigerte",
    ),
    "fr": (
        "Le maire avait parlé avec les gens de cette île dans la salle où",
        "et il ne voulait pas que la mairie",
    ),
    "es": (
        "El alcalde había hablado con los vecinos de la isla y por eso",
        "que una mujer del pueblo no quiso",
    ),
    "pt": (
        "O prefeito tinha falado com os moradores da ilha em uma sala e",
        "que não foram ao porto com um barco",
    ),
    "it": (
        "Il sindaco aveva parlato con la gente di quella isola che",
        "e non si è saputo per una settimana",
    ),
    "tr": (
        "Belediye başkanı bu ada için çok çalıştı ve daha sonra",
        "ne kadar iyi olan bir haber gibi oldu ve",
    ),
    "en": (
        "The mayor of the town was in the hall with the people and",
        "so that it had to be done by the council",
    ),
}


def kinds_in(language: str, old: str, new: str) -> list[EditKind]:
    """The kinds of all edits where `old` became `new` between words of the language."""
    before, after = FRAMES[language]
    page = page_of(f"{before} {new} {after}")
    return [edit.kind for edit in compare(Work(text=f"{before} {old} {after}"), page).edits]


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("zwölf Männer", "12 Männer"),
        ("dreißig Männer", "30 Männer"),
        ("einundzwanzig Männer", "21 Männer"),
        ("fünfundvierzig Männer", "45 Männer"),
        ("zweihundert Männer", "200 Männer"),
        ("fünf Millionen Euro", "5 Mio. Euro"),
        ("eine Million Menschen", "1 Million Menschen"),
        ("zwölf Prozent der", "12 % der"),
        ("douze hommes", "12 hommes"),
        ("vingt-deux hommes", "22 hommes"),
        ("soixante-douze ans", "72 ans"),
        ("quatre-vingt-dix-neuf ans", "99 ans"),
        ("le douze mars il", "le 12 mars il"),
        ("trois mille hommes", "3 000 hommes"),
        ("doce hombres", "12 hombres"),
        ("treinta y cuatro hombres", "34 hombres"),
        ("doce mil hombres", "12.000 hombres"),
        ("un millón de", "1 millón de"),
        ("el doce de marzo vino", "el 12 de marzo vino"),
        ("treze homens", "13 homens"),
        ("vinte e cinco homens", "25 homens"),
        ("dodici uomini", "12 uomini"),
        ("ventidue uomini", "22 uomini"),
        ("quarantuno uomini", "41 uomini"),
        ("quatre-vingt-onze ans", "91 ans"),
        ("двенадцать человек", "12 человек"),
        ("около двенадцати человек", "около 12 человек"),
        ("двадцать два человека", "22 человека"),
        ("сто тысяч человек", "100 000 человек"),
        ("on iki adam", "12 adam"),
        ("yüzde yirmi üç arttı", "%23 arttı"),
        ("اثنا عشر رجلا", "12 رجلا"),
        ("اثني عشر رجلا", "١٢ رجلا"),
        ("خمسة وعشرون رجلا", "25 رجلا"),
        ("واحد وعشرون رجلا", "21 رجلا"),
        ("двадцать один человек", "21 человек"),
        ("treinta y un hombres", "31 hombres"),
        ("vinte e uma mulheres", "21 mulheres"),
        ("yirmi bir adam", "21 adam"),
    ],
)
def test_a_number_may_be_told_in_words_or_in_digits(words: str, digits: str) -> None:
    assert kinds(words, digits) == kinds(digits, words) == [HOUSE]


@pytest.mark.parametrize(
    ("language", "word", "digits"),
    [
        ("de", "elf", "11"),
        ("fr", "sept", "7"),
        ("fr", "seize", "16"),
        ("fr", "cent", "100"),
        ("es", "dos", "2"),
        ("es", "once", "11"),
        ("es", "tres mil", "3.000"),
        ("pt", "doze", "12"),
        ("pt", "três", "3"),
        ("it", "due", "2"),
        ("it", "sei", "6"),
        ("tr", "on", "10"),
        ("tr", "üç", "3"),
    ],
)
def test_a_word_with_two_meanings_is_a_number_among_words_of_its_language(
    language: str, word: str, digits: str
) -> None:
    assert kinds_in(language, f"{word} personas", f"{digits} personas") == [HOUSE]
    assert kinds_in(language, f"{digits} personas", f"{word} personas") == [HOUSE]
    assert HOUSE not in kinds_in("en", f"{word} personas", f"{digits} personas")
    assert HOUSE not in kinds_in("en", f"{digits} personas", f"{word} personas")


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("pt", "um dos homens", "um 2 homens"),
        ("fr", "un très grand", "un 3 grand"),
        ("de", "ich bin da", "ich 1000 da"),
        ("de", "er sei da", "er 6 da"),
        ("de", "ging um Millionen Euro", "ging 1 Million Euro"),
        ("de", "ein Mann", "1 Mann"),
        ("fr", "un homme", "1 homme"),
        ("es", "una mujer", "1 mujer"),
        ("tr", "bir adam", "1 adam"),
        ("it", "un uomo", "1 uomo"),
        ("en", "came once there", "came 11 there"),
        ("en", "was due there", "was 2 there"),
        ("en", "put on there", "put 10 there"),
        ("en", "a cent there", "a 100 there"),
        ("en", "they doze there", "they 12 there"),
        ("en", "five bin bags", "5,000 bags"),
        ("en", "six cents there", "600 there"),
        ("en", "the UN came", "the 1 came"),
        ("de", "zwölf Männer", "dreizehn Männer"),
        ("de", "zwölf Männer", "13 Männer"),
        ("de", "zwölf Männer", "Männer"),
        ("de", "zwölf Männer", "elf Männer"),
        ("de", "zwölf Männer", "zwölftausend Männer"),
        ("de", "zwölf Millionen Euro", "12 Milliarden Euro"),
        ("de", "vierzehn Männer", "40 Männer"),
        ("de", "einundzwanzig Männer", "12 Männer"),
        ("de", "zwölf Prozent", "12 Prozentpunkte"),
        ("fr", "neuf ans", "nouveau ans"),
        ("fr", "quatre-vingts ans", "24 ans"),
        ("fr", "soixante-dix ans", "60 ans"),
        ("fr", "le douze mars", "le 12 avril"),
        ("es", "doce mil hombres", "12 hombres"),
        ("es", "sesenta hombres", "70 hombres"),
        ("es", "un millón de", "1 mil de"),
        ("it", "sei uomini", "sette uomini"),
        ("it", "sei uomini", "7 uomini"),
        ("it", "tu sei buono", "tu six buono"),
        ("tr", "on iki adam", "10 adam"),
        ("tr", "on iki adam", "2 adam"),
    ],
)
def test_another_number_or_another_word_is_never_style(language: str, old: str, new: str) -> None:
    for found in (kinds_in(language, old, new), kinds_in(language, new, old)):
        assert found
        assert set(found) <= {SUBSTITUTION, INSERTION, DELETION}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("двенадцать человек", "20 человек"),
        ("двадцать два человека", "20 человека"),
        ("двести человек", "2 человек"),
        ("сто тысяч человек", "100 человек"),
        ("اثنا عشر رجلا", "2 رجلا"),
        ("خمسة عشر رجلا", "25 رجلا"),
        ("خمسة وعشرون رجلا", "15 رجلا"),
        ("يوم الاثنين جاء", "يوم 2 جاء"),
        ("ألف كتابا", "1000 كتابا"),
        ("شهر صفر", "شهر 0"),
        ("один человек", "1 человек"),
        ("treinta y un hombres", "30 hombres"),
        ("en mars deux hommes", "en mars hommes"),
        ("en mars deux hommes", "en mars trois hommes"),
        ("zwölf men", "twelve men"),
    ],
)
def test_numbers_that_differ_are_neither_style_nor_time(old: str, new: str) -> None:
    for found in (kinds(old, new), kinds(new, old)):
        assert found
        assert not {HOUSE, TIME_PLACE} & set(found)


def test_the_longest_numeral_is_read() -> None:
    assert numeral("quatre vingt dix neuf ans".split(), 0) == (99, 4)
    assert numeral("quatre vingt ans".split(), 0) == (80, 2)
    assert numeral("quatre ans".split(), 0) == (4, 1)
    assert numeral("une ans".split(), 0) is None
