"""A link that was pasted wrongly shows what was meant, and is not taken for a good one."""

import pytest

from syndicate.urls import absolute, canonical, identifies, meant

PAGE = "https://blog.example/2020/post"
ARTICLE = "https://news.example.com/the-slug"


@pytest.mark.parametrize(
    "href",
    [
        "www.news.example.com/the-slug",
        "news.example.com/the-slug",
        "https://https://news.example.com/the-slug",
        "http://https//news.example.com/the-slug",
        "http://http://news.example.com/the-slug",
        "https//news.example.com/the-slug",
        "https:/news.example.com/the-slug",
        "“https://news.example.com/the-slug”",
        "%20https://news.example.com/the-slug",
        "https://news.example.com/the-slug).",
        "https://news.example.com/the-slug%E2%80%9D",
    ],
)
def test_a_slip_shows_what_was_meant_but_leads_elsewhere(href: str) -> None:
    url = absolute(href, PAGE)
    assert canonical(meant(url, PAGE)) == ARTICLE
    assert not identifies(url, [ARTICLE])


@pytest.mark.parametrize(
    "href",
    [
        "http:/news.example.com/the-slug",
        "//news.example.com/the-slug",
        " https://news.example.com/\n  the-slug ".replace("  ", ""),
        "https:\\\\news.example.com\\the-slug",
        "https://news.example.com/the-slug%20",
        "https://news.example.com/the-slug%E2%80%8B",
        "https://news.example.com/the-slug?amp;amp;utm_source=x&amp;utm_medium=y",
        "https%3A%2F%2Fnews.example.com%2Fthe-slug",
    ],
)
def test_what_a_browser_or_the_server_mends_is_the_article(href: str) -> None:
    assert identifies(absolute(href, PAGE), [ARTICLE])


@pytest.mark.parametrize(
    "url",
    [
        ARTICLE,
        "https://blog.example/about",
        "https://blog.example/",
        "https://blog.example/what-is-new?",
        "https://elsewhere.example/www.news.example.com/the-slug",
        "https://evil.example/x/https//news.example.com/the-slug",
        "https://www.facebook.com/sharer.php?u=https://news.example.com/the-slug",
        "mailto:a@news.example.com",
        "",
    ],
)
def test_what_is_written_well_or_stands_elsewhere_means_nothing_else(url: str) -> None:
    assert meant(url, PAGE) == ""
