"""Metadata: what a page says of itself, each fact with the place it was read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from syndicate.model import Fact, Metadata
from syndicate.page import Page
from syndicate.page.dates import read_date

URL = "https://site.example/2024/post"


def said(head: str, body: str = "<p>text", **headers: str) -> Metadata:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return Page.from_html(html, url=URL, headers=given).metadata


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_title_headlines_and_site() -> None:
    meta = said(
        "<title> A  title </title><meta property=og:title content='OG title'><meta property=og:site_name content=Site>"
        + ld('{"@type": "NewsArticle", "headline": "LD title"}'),
        "<h1>Page title</h1><h1 hidden>No</h1><svg><title>no</title></svg>",
    )
    assert (meta.title, meta.site_name) == ("A title", "Site")
    assert meta.headlines == (
        Fact("Page title", "h1"),
        Fact("OG title", "meta[og:title]"),
        Fact("LD title", "JSON-LD headline"),
    )


@pytest.mark.parametrize(
    ("head", "link", "expected"),
    [
        ("<link rel=canonical href=/a>", "", "https://site.example/a"),
        (
            "<link rel='Canonical shortlink' href=/a><link rel=canonical href=/b>",
            "",
            "https://site.example/a",
        ),
        (
            "<link rel=canonical href='javascript:x'><link rel=canonical href=/b>",
            "",
            "https://site.example/b",
        ),
        ("<!-- <link rel=canonical href=/a> -->", "", ""),
        ("", '<https://o.example/x>; rel="canonical"', "https://o.example/x"),
        ("", '</next>; rel="next", </x>; rel=canonical', "https://site.example/x"),
        ("<link rel=canonical href=/a>", "</x>; rel=canonical", "https://site.example/a"),
        ("<base href='https://b.example/'><link rel=canonical href=a>", "", "https://b.example/a"),
    ],
)
def test_the_first_usable_canonical_address_of_the_head_counts(head: str, link: str, expected: str) -> None:
    assert said(head, Link=link).canonical == expected


def test_a_canonical_link_in_the_body_does_not_count() -> None:
    assert said("", "<p>x<link rel=canonical href=/a>").canonical == ""


def test_people_and_publishers_are_read_from_every_vocabulary() -> None:
    meta = said(
        "<meta name=author content='Ann'><meta name=DC.publisher content='DC House'>"
        + ld(
            '{"@type": "Article", "author": [{"@type": "Person", "name": "Bo"}, "Cy", {"name": ["Di", "Ed"]}],'
            ' "publisher": {"name": "House"}}'
        ),
        "<a rel=author href=/ann>Ann A.</a>",
    )
    assert [fact.value for fact in meta.authors] == ["Ann", "Bo", "Cy", "Di", "Ed", "Ann A."]
    assert meta.publishers == (Fact("DC House", "meta[dc.publisher]"), Fact("House", "JSON-LD publisher"))


def test_sources_rights_and_licences() -> None:
    meta = said(
        "<meta name=original-source content='https://o.example/1'><meta name=copyright content='© O'>"
        "<link rel=license href=/terms>"
        + ld(
            '{"@type":"BlogPosting","isBasedOn":{"url":"https://o.example/2"},"copyrightHolder":{"name":"O"},"license":"L"}'
        ),
        "<a rel='license noopener' href='https://cc.example/by'>CC</a>",
    )
    assert [fact.value for fact in meta.sources] == ["https://o.example/1", "https://o.example/2"]
    assert [fact.value for fact in meta.rights] == ["© O", "O"]
    assert meta.licences == (
        Fact("https://site.example/terms", "link[rel=license]"),
        Fact("https://cc.example/by", "a[rel=license]"),
        Fact("L", "JSON-LD license"),
    )


def test_what_json_ld_says_of_other_things_is_not_said_of_the_page() -> None:
    meta = said(ld('[{"@type":"Organization","name":"X","author":"No"},{"@type":"Product","license":"No"}]'))
    assert (meta.authors, meta.licences, len(meta.json_ld)) == ((), (), 2)


def test_dates_robots_and_free_access() -> None:
    meta = said(
        "<meta property=article:published_time content='2024-03-01T10:00:00+02:00'><meta name=robots content='NoIndex, follow'>"
        + ld('{"@type":"Article","dateModified":"2024-03-02","isAccessibleForFree":"False"}'),
        X_Robots_Tag="noarchive",
    )
    assert meta.published == datetime(2024, 3, 1, 8, tzinfo=UTC)
    assert meta.modified == date(2024, 3, 2)
    assert meta.robots == ("noindex", "follow", "noarchive")
    assert meta.free_to_read is False
    assert said("").free_to_read is None


@pytest.mark.parametrize(
    ("head", "header", "expected"),
    [
        (
            "<meta name=googlebot content='noindex, nofollow'>",
            "",
            ("googlebot: noindex", "googlebot: nofollow"),
        ),
        ("<meta name=Robots content=all><meta name=bingbot content=none>", "", ("all", "bingbot: none")),
        ("", "noindex, nofollow", ("noindex", "nofollow")),
        ("", "otherbot: noindex, nofollow", ("otherbot: noindex", "otherbot: nofollow")),
        ("", "unavailable_after: 25 Jun 2030 15:00:00 PST", ("unavailable_after:25 jun 2030 15:00:00 pst",)),
        ("<meta name=author content=noindex>", "", ()),
    ],
)
def test_what_is_said_to_one_crawler_has_its_name_in_front(
    head: str, header: str, expected: tuple[str, ...]
) -> None:
    assert said(head, X_Robots_Tag=header).robots == expected


def test_what_waits_for_consent_and_a_pixel_of_amp_are_sources_too() -> None:
    meta = said("<script type=text/plain data-cmp-src=/a.js></script>", "<amp-pixel src=/p.gif></amp-pixel>")
    assert meta.scripts == ("https://site.example/a.js", "https://site.example/p.gif")


def test_scripts_and_frames_are_absolute_and_markers_are_each_kept_once() -> None:
    meta = said(
        "<script src=/a.js></script><script>x</script>",
        "<ins class='ad x' data-ad-slot=1></ins><p id=i class=x>",
    )
    assert meta.scripts == ("https://site.example/a.js",)
    assert meta.markers == (
        Fact("ad", "class"),
        Fact("x", "class"),
        Fact("data-ad-slot", "attribute"),
        Fact("i", "id"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-01", date(2024, 3, 1)),
        ("20240301", date(2024, 3, 1)),
        ("2024/03/01 10:00", date(2024, 3, 1)),
        ("2024-03-01T10:00:00Z", datetime(2024, 3, 1, 10, tzinfo=UTC)),
        ("2024-03-01T10:00:00.123 +0100", datetime(2024, 3, 1, 9, 0, 0, 123000, tzinfo=UTC)),
        ("2024-03-01T10:00:00", date(2024, 3, 1)),
        ("Fri, 01 Mar 2024 10:00:00 GMT", datetime(2024, 3, 1, 10, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("1970-01-01", None),
        ("2024-13-45", None),
        ("yesterday", None),
        ("", None),
        ("9" * 5_000, None),
        (17, None),
    ],
)
def test_a_date_is_read_or_is_none(text: object, expected: date | None) -> None:
    assert read_date(text) == expected
