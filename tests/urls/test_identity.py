"""A link identifies an article by the publisher's key, then by spelling; never by looking alike."""

import pytest

from syndicate.urls import article_key, identifies, is_home

GR = "https://www.globalresearch.ca/stand-for-truth-in-war/5831584"
NUMBER = ("trailing-number",)
HOSTS = ("globalresearch.ca",)


@pytest.mark.parametrize(
    ("url", "kinds", "expected"),
    [
        (GR, NUMBER, "trailing-number:5831584"),
        ("https://example.com/the-slug-256172.html", NUMBER, "trailing-number:256172"),
        ("https://example.com/2019/03/05/", NUMBER, ""),
        ("https://example.com/the-slug/2019", NUMBER, "trailing-number:the-slug/2019"),
        ("https://example.com/best-books-of-2025", NUMBER, "trailing-number:best-books-of-2025"),
        ("https://example.com/the-year-20251218", NUMBER, "trailing-number:the-year-20251218"),
        ("https://example.com/part-2", NUMBER, "trailing-number:part-2"),
        ("https://example.com/the-slug", NUMBER, ""),
        ("https://example.com/news/The-Slug.html", ("slug",), "slug:the-slug"),
        (
            "https://example.com/index.php?context=va&aid=8499",
            ("trailing-number", "query:aid"),
            "query:aid:8499",
        ),
        ("https://example.com/articles/GOW407A.html", ("path",), "path:articles/GOW407A"),
        ("https://example.com/", ("trailing-number", "slug", "query:p", "path"), ""),
        ("no address", ("slug",), ""),
    ],
)
def test_the_key_is_the_first_kind_that_the_address_has(
    url: str, kinds: tuple[str, ...], expected: str
) -> None:
    assert article_key(url, kinds) == expected


@pytest.mark.parametrize(
    "link",
    [
        GR,
        "http://globalresearch.ca/stand-for-truth-in-war/5831584/?utm_source=x&p=0In#comments",
        "https://www.globalresearch.ca/stand-for/5831584",
        "//www.globalresearch.ca/stand-for-truth-in-war/5831584/amp",
        "https://archives.globalresearch.ca/other/5831584?print=1",
        "https://web.archive.org/web/2024/https://www.globalresearch.ca/stand-for-truth-in-war/5831584",
        "https://www-globalresearch-ca.cdn.ampproject.org/c/s/www.globalresearch.ca/stand-for-truth-in-war/5831584/amp",
    ],
)
def test_these_lead_to_the_article(link: str) -> None:
    link = "https:" + link if link.startswith("//") else link
    assert identifies(link, [GR], HOSTS, NUMBER)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.globalresearch.ca/stand-for-truth-in-war/5831585",
        "https://www.globalresearch.ca/",
        "https://www.mondialisation.ca/stand-for-truth-in-war/5831584",
        "https://fr.globalresearch.ca/stand-for-truth-in-war/5831584",
        "https://notglobalresearch.ca/stand-for-truth-in-war/5831584",
        "https://evil.example/?x=globalresearch.ca/5831584",
        "https://www.facebook.com/sharer.php?u=" + GR,
        "mailto:a@globalresearch.ca",
        "",
    ],
)
def test_these_do_not(link: str) -> None:
    assert not identifies(link, [GR], HOSTS, NUMBER)


def test_a_sister_site_of_the_publisher_numbers_for_itself() -> None:
    sisters = ("globalresearch.ca", "mondialisation.ca")
    assert not identifies("https://www.mondialisation.ca/autre-chose/5831584", [GR], sisters, NUMBER)


@pytest.mark.parametrize(
    ("link", "address", "kinds", "expected"),
    [
        ("https://ex.com/best-films-of-2025", "https://ex.com/best-books-of-2025", NUMBER, False),
        ("https://ex.com/2020/the-slug", "https://ex.com/the-slug", ("slug",), True),
        ("https://ex.com/fr/the-slug", "https://ex.com/the-slug", ("slug",), False),
        ("https://ex.com/?p=77", "https://ex.com/index.php?p=77", ("query:p",), True),
        ("https://ex.com/?p=77", "https://ex.com/?p=78", ("query:p",), False),
        ("https://ex.com/?p=77", "https://ex.com/the-slug", ("query:p", "slug"), False),
        # without a key, one long slug on one host
        ("https://ex.com/world/a-long-slug-of-words/", "https://ex.com/news/a-long-slug-of-words", (), True),
        ("https://ex.com/a-long-slug-of-words?x=1", "https://ex.com/a-long-slug-of-words", (), True),
        (
            "https://ex.com/2020/01/02/a-long-slug-of-words",
            "https://ex.com/2020/01/03/a-long-slug-of-words",
            (),
            False,
        ),
        ("https://ex.com/de/a-long-slug-of-words", "https://ex.com/en/a-long-slug-of-words", (), False),
        ("https://de.ex.com/a-long-slug-of-words", "https://ex.com/a-long-slug-of-words", (), False),
        ("https://other.com/a-long-slug-of-words", "https://ex.com/a-long-slug-of-words", (), False),
        ("https://ex.com/world/short", "https://ex.com/news/short", (), False),
    ],
)
def test_keys_and_slugs(link: str, address: str, kinds: tuple[str, ...], expected: bool) -> None:
    assert identifies(link, [address], (), kinds) is expected


OLD = ("trailing-number", "query:aid", "path")


@pytest.mark.parametrize(
    ("link", "address", "expected"),
    [
        # Global Research: scripts until 2012 and before, numbered paths since
        (
            "http://globalresearch.ca/index.php?aid=8499&context=va",
            "https://www.globalresearch.ca/a-slug/8499",
            True,
        ),
        (
            "http://www.globalresearch.ca/index.php?context=va&aid=8500",
            "https://www.globalresearch.ca/a-slug/8499",
            False,
        ),
        (
            "https://www.globalresearch.ca/index.php?context=va&aid=08499#x",
            "https://globalresearch.ca/?aid=8499",
            False,
        ),
        (
            "http://archives.globalresearch.ca/articles/GOW407A.html",
            "http://globalresearch.ca/articles/GOW407A.html",
            True,
        ),
        (
            "http://globalresearch.ca/articles/GOW408A.html",
            "http://globalresearch.ca/articles/GOW407A.html",
            False,
        ),
        ("https://www.globalresearch.ca/a-sl/5831584?p=0In", GR, True),
        (
            "https://www.mondialisation.ca/index.php?context=va&aid=8499",
            "https://www.globalresearch.ca/a-slug/8499",
            False,
        ),
        ("https://www.mondialisation.ca/un-texte/6404", "https://www.globalresearch.ca/a-text/6404", False),
        ("https://www.globalresearch.ca/?aid=84", "https://www.globalresearch.ca/a-slug/84", False),
    ],
)
def test_old_and_new_addresses_of_one_publisher(link: str, address: str, expected: bool) -> None:
    assert identifies(link, [address], (*HOSTS, "mondialisation.ca"), OLD) is expected


def test_any_known_address_of_the_article_counts() -> None:
    assert identifies("https://ex.com/old.php?id=5", ["https://ex.com/new", "http://www.ex.com/old.php?id=5"])


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.globalresearch.ca", True),
        ("http://globalresearch.ca/index.html?utm_source=x#top", True),
        ("https://globalresearch.ca/en/", True),
        ("https://globalresearch.ca/?ref=blog", True),
        ("https://globalresearch.ca/?ref=12", False),
        ("https://globalresearch.ca/?p=12", False),
        ("https://globalresearch.ca/about", False),
        ("https://globalresearch.ca.evil.com/", False),
    ],
)
def test_a_front_page_is_the_root_of_one_of_the_hosts(url: str, expected: bool) -> None:
    assert is_home(url, HOSTS) is expected
