"""The same slug in another language is another article, wherever the address names the language."""

import pytest

from syndicate.urls import identifies, is_home, without_language

SLUG = "a-long-slug-of-words"
ARTICLE = f"https://ex.com/news/{SLUG}"
EDITIONS = [
    f"https://fr.ex.com/news/{SLUG}",
    f"https://pt-br.ex.com/news/{SLUG}",
    f"https://ex.com/fr/news/{SLUG}",
    f"https://ex.com/zh-hans/news/{SLUG}",
    f"https://ex.com/espanol/news/{SLUG}",
    f"https://ex.com/news/fr/{SLUG}",
    f"https://ex.com/news/{SLUG}?lang=fr",
    f"https://ex.com/news/{SLUG}?hl=pt-BR",
]


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_is_not_the_article_but_names_it_without_its_language(edition: str) -> None:
    assert not identifies(edition, [ARTICLE])
    assert without_language(edition) == ARTICLE
    assert identifies(edition, [edition])


def test_one_number_is_one_article_on_one_path_but_not_on_the_host_of_another_language() -> None:
    article, number = "https://ex.com/the-slug/123456", ("trailing-number",)
    assert identifies("https://ex.com/fr/le-slug/123456", [article], (), number)
    assert not identifies("https://fr.ex.com/le-slug/123456", [article], (), number)
    assert not identifies("https://ex.com/the-slug/123456?lang=fr", [article], (), number)


@pytest.mark.parametrize("section", ["uk-news", "us", "life", "it-news"])
def test_a_section_is_no_language(section: str) -> None:
    assert without_language(f"https://ex.com/{section}/a") == f"https://ex.com/{section}/a"


def test_the_front_page_of_an_edition_is_a_front_page() -> None:
    assert is_home("https://ex.com/pt-br/", ["ex.com"])
    assert is_home("https://ex.com/deutsch/", ["ex.com"])


def test_what_is_no_address_has_no_language() -> None:
    assert without_language("mailto:a@ex.com") == ""
