"""Credit is understood in ten languages: the words and a name of the publisher, never the words alone."""

from __future__ import annotations

import pytest
from rule_specs import Example, finding

from syndicate.model import Outcome

NAMES = {"zh": "海港邮报", "ar": "صحيفة الميناء", "ru": "Портовая почта", "de": "Die Hafenpost"}
OTHERS = {"zh": "山谷新闻", "ar": "وكالة الوادي", "ru": "Долина новостей", "de": "Talblick"}
LINES = [
    ("en", "Source: {}"),
    (
        "en",
        "This article was originally published by {} and is shown here in the same words for our own readers of the coast.",
    ),
    ("en", "Republished with permission from {}"),
    ("fr", "Source : {}"),
    (
        "fr",
        "Cet article a été publié initialement par {} et nous le reprenons ici pour nos lectrices et nos lecteurs de la côte.",
    ),
    ("fr", "Reproduit avec l’aimable autorisation de {}"),
    ("de", "Quelle: {}"),
    (
        "de",
        "Dieser Beitrag ist zuerst erschienen in {} und steht hier im gleichen Wortlaut für unsere Leserinnen an der Küste.",
    ),
    ("de", "Nachdruck mit freundlicher Genehmigung von {}"),
    ("es", "Fuente: {}"),
    (
        "es",
        "Este artículo fue publicado originalmente en {} y lo mostramos aquí sin cambios para quienes nos leen en la costa.",
    ),
    ("es", "Reproducido con permiso de {}"),
    ("pt", "Fonte: {}"),
    (
        "pt",
        "Este artigo foi publicado originalmente por {} e aparece aqui sem mudanças para quem nos lê no litoral.",
    ),
    ("pt", "Republicado de {}"),
    ("it", "Fonte: {}"),
    (
        "it",
        "Questo articolo è apparso per la prima volta su {} e lo riportiamo qui senza cambiamenti per chi ci legge sulla costa.",
    ),
    ("it", "Riprodotto per gentile concessione di {}"),
    ("ar", "المصدر: {}"),
    ("ar", "نُشر هذا المقال للمرة الأولى في {} ونعيد نشره هنا كما هو لقرائنا على الساحل وفي كل مكان"),
    ("ar", "نقلاً عن {}"),
    ("ru", "Источник: {}"),
    (
        "ru",
        "Эта статья впервые опубликована на сайте {} и приводится здесь без изменений для наших читателей на побережье.",
    ),
    ("ru", "Перепечатано с разрешения: {}"),
    ("tr", "Kaynak: {}"),
    (
        "tr",
        "Bu yazı ilk olarak {} sitesinde yayımlanmıştır ve burada kıyıdaki okurlarımız için olduğu gibi yer almaktadır.",
    ),
    ("tr", "{} izniyle yayınlanmıştır"),
    ("zh", "来源：{}"),
    ("zh", "本文首发于{}，经许可在此全文转载，供海岸的读者阅读"),
    ("zh", "转载自{}"),
]


def _outcome(line: str, text: str) -> Outcome:
    page = f"<h1>{{{{ title }}}}</h1>{{{{ copy }}}}<p>{line}</p>"
    return finding(Example("publisher_credit", "", text, page, {}, "", "")).outcome


@pytest.mark.parametrize(("language", "line"), LINES)
def test_the_words_with_a_name_of_the_publisher_are_a_credit(language: str, line: str) -> None:
    assert _outcome(line.format(NAMES.get(language, "Harbour Post")), line) is Outcome.PASSED


@pytest.mark.parametrize(("language", "line"), LINES)
def test_the_same_words_with_another_name_are_none(language: str, line: str) -> None:
    assert _outcome(line.format(OTHERS.get(language, "Valley News")), line) is not Outcome.PASSED


@pytest.mark.parametrize(("language", "line"), LINES)
def test_a_name_in_latin_letters_will_do_in_any_language(language: str, line: str) -> None:
    assert _outcome(line.format("The Harbour Post"), line) is Outcome.PASSED


def test_all_ten_languages_are_tried_at_least_twice() -> None:
    languages = [language for language, _ in LINES]
    assert {language: languages.count(language) >= 2 for language in languages} == dict.fromkeys(
        ("en", "fr", "de", "es", "pt", "it", "ar", "ru", "tr", "zh"), True
    )
