"""House style and words of time in ten languages: what is the same in each of them, and what contradicts."""

import pytest
from test_reuse_sorts import DELETION, HOUSE, INSERTION, SUBSTITUTION, TIME_PLACE, kinds


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("um 23 Prozent der", "um 23 % der"),
        ("à 23 pour cent des", "à 23 % des"),
        ("el 23 por ciento de", "el 23 % de"),
        ("os 23 por cento da", "os 23% da"),
        ("il 23 per cento dei", "il 23% dei"),
        ("на 23 процента в", "на 23% в"),
        ("около 25 процентов жителей", "около 25 % жителей"),
        ("yüzde 23 arttı", "%23 arttı"),
        ("بنسبة 23 في المئة من", "بنسبة 23% من"),
        ("بنسبة ٢٣ بالمئة من", "بنسبة 23٪ من"),
        ("增长了百分之二十三左右", "增长了２３％左右"),
        ("十一户人家", "11户人家"),
        ("el Sr. Delgado dijo", "el señor Delgado dijo"),
        ("г-н Дельгадо сказал", "господин Дельгадо сказал"),
        ("14 марта 2019 года он", "14 марта 2019 г. он"),
        ("14 марта 2019 года он", "14.03.2019 он"),
        ("в 2019 году он", "в 2019 г. он"),
        ("армия США там", "армия Соединённых Штатов там"),
        ("en EE. UU. hay", "en Estados Unidos hay"),
        ("2 млн человек", "2 миллиона человек"),
        ("M. Delgado dit", "Monsieur Delgado dit"),
        ("M. Delgado dit", "Delgado dit"),
        ("10 m above", "10 metres above"),
        ("z. B. dort", "zum Beispiel dort"),
        ("at St John they", "at Saint John they"),
        ("on Main St they", "on Main Street they"),
        ("paid £5 m then", "paid £5 million then"),
    ],
)
def test_each_language_has_its_house_styles(old: str, new: str) -> None:
    assert kinds(old, new) == kinds(new, old) == [HOUSE]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("In the winter of 2011 they", "Last winter they"),
        ("Last spring they", "In the spring of 2025 they"),
        ("At Christmas they", "Last Christmas they"),
        ("in the first quarter of 2019 they", "early in 2019 they"),
        ("at noon they", "on Monday they"),
        ("over the weekend they", "on Saturday they"),
        ("two years later they", "in 2021 they"),
        ("am Wochenende kam", "am Samstag kam"),
        ("im Winter 2011 kam", "im letzten Winter kam"),
        ("durant l'hiver 2011 il", "l'hiver dernier il"),
        ("en el invierno de 2011 vino", "el invierno pasado vino"),
        ("no inverno de 2011 ele", "no inverno passado ele"),
        ("nell'inverno 2011 lui", "lo scorso inverno lui"),
        ("зимой 2011 года он", "прошлой зимой он"),
        ("came last Monday", "came yesterday"),
    ],
)
def test_seasons_feasts_and_quarters_are_words_of_time(old: str, new: str) -> None:
    assert kinds(old, new) == kinds(new, old) == [TIME_PLACE]


@pytest.mark.parametrize(("old", "new"), [("yesterday", "last week"), ("this week", "last week")])
def test_time_that_passed_explains_a_word_in_one_direction(old: str, new: str) -> None:
    assert kinds(f"came {old} and", f"came {new} and") == [TIME_PLACE]
    assert kinds(f"came {new} and", f"came {old} and") != [TIME_PLACE]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rose 23% in", "rose 24 percent in"),
        ("23 Prozent der", "23 Prozentpunkte der"),
        ("In the winter of 2011 they", "In the summer of 2011 they"),
        ("at noon they", "at midnight they"),
        ("two days later they", "two days ago they"),
        ("over the weekend they", "at noon they"),
        ("the weekend was", "the week was"),
        ("a spring broke", "a winter broke"),
        ("in the first quarter of 2019 they", "in the second quarter of 2019 they"),
        ("last spring they", "next spring they"),
        ("came yesterday", "came tomorrow"),
        ("came last week", "came next week"),
        ("in the past year", "in the coming year"),
        ("came two days ago", "came two years ago"),
        ("came two days ago", "came three days ago"),
        ("came this morning", "came this evening"),
        ("is open now", "is open later"),
        ("er kam gestern", "er kam morgen"),
        ("er kam heute Morgen", "er kam heute Abend"),
        ("il vint hier", "il vint demain"),
        ("ayer vino", "mañana vino"),
        ("ontem veio", "amanhã veio"),
        ("ieri venne", "domani venne"),
        ("он был вчера", "он был завтра"),
        ("dün geldi", "yarın geldi"),
        ("وصل أمس", "وصل غدا"),
        ("他昨天到", "他明天到"),
        ("去年到", "明年到"),
        ("12户人家", "11户人家"),
        ("version 5.10 came", "version 5.1 came"),
        ("10 m above", "10 million above"),
        ("5 m of cloth", "5 of cloth"),
        ("5 m of cloth", "5 km of cloth"),
        ("at St John they", "at Street John they"),
        ("it was in January.\nThen", "it was in January.\n6. Then"),
        ("it was in June. Then", "it was in June. 6 Then"),
    ],
)
def test_what_contradicts_is_never_style_nor_time(old: str, new: str) -> None:
    for found in (kinds(old, new), kinds(new, old)):
        assert found
        assert set(found) <= {SUBSTITUTION, INSERTION, DELETION}


def test_the_year_that_a_month_gets_is_of_time() -> None:
    assert kinds("it was in January. Then", "it was in January 1950. Then") == [TIME_PLACE]
