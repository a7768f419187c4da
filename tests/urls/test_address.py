"""An address is read as a browser reads it, and its host decides whose it is."""

from urllib.parse import urlsplit

import pytest
from ada_url import URL
from hypothesis import given
from hypothesis import strategies as st

from syndicate.urls import absolute, belongs, host, site, split, without_login
from syndicate.urls.address import _PLAIN

PAGE = "https://blog.example.org/2026/post?x=1"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://news.example.com/a", "https://news.example.com/a"),
        ("  HTTP://News.Example.com:80/a/../b ", "http://news.example.com/b"),
        ("//news.example.com/a", "https://news.example.com/a"),
        ("/a b", "https://blog.example.org/a%20b"),
        ("#top", "https://blog.example.org/2026/post?x=1#top"),
        ("", "https://blog.example.org/2026/post?x=1"),
        ("https://news.example\n.com/a", "https://news.example.com/a"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("\x00\x1b https://example.com/ \x1f", "https://example.com/"),
        ("javascript:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("mailto:a@example.org", ""),
        ("https://news.example.com/\x00a", ""),
        ("https://news.example.com/\ud800", ""),
        ("https://[::1", ""),
        ("https:///", ""),
        ("https://news.example.com/" + "a" * 20_000, ""),
    ],
)
def test_a_link_becomes_the_address_that_a_browser_would_open_or_nothing(href: str, expected: str) -> None:
    assert absolute(href, PAGE) == expected


def test_without_a_base_only_a_whole_address_counts() -> None:
    assert (absolute("/a"), absolute("https://example.com")) == ("", "https://example.com/")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://WWW.Example.com/a", "example.com"),
        ("https://user:word@example.com:443/", "example.com"),
        ("http://127.0.0.1:8000/a", "127.0.0.1:8000"),
        ("https://www.com/", "www.com"),
        ("https://example.com./", "example.com"),
        ("https://foo.09../", "foo.09.."),
        ("mailto:a@example.org", ""),
    ],
)
def test_the_host_is_lower_case_ascii_without_www(url: str, expected: str) -> None:
    assert host(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.news.bbc.co.uk/a", "bbc.co.uk"),
        ("https://one.github.io/", "one.github.io"),
        ("https://github.io/", "github.io"),
        ("https://example.com:8443/", "example.com"),
        ("http://127.0.0.1:8000/", "127.0.0.1:8000"),
        ("http://[::1]:8000/", "[::1]:8000"),
        ("http://localhost:8000/", "localhost:8000"),
        ("nothing", ""),
    ],
)
def test_a_site_is_what_one_owner_registered(url: str, expected: str) -> None:
    assert site(url) == expected


@pytest.mark.parametrize(
    ("url", "hosts", "expected"),
    [
        ("https://globalresearch.ca/a", ["globalresearch.ca"], True),
        ("https://archives.globalresearch.ca/a", ["www.globalresearch.ca"], True),
        ("https://notglobalresearch.ca/a", ["globalresearch.ca"], False),
        ("https://globalresearch.ca.evil.com/a", ["globalresearch.ca"], False),
        ("https://globalresearch.ca@evil.com/a", ["globalresearch.ca"], False),
        ("https://evil.com/globalresearch.ca", ["globalresearch.ca"], False),
        ("https://xn--bcher-kva.example/a", ["bücher.example"], True),
        ("http://127.0.0.1:8000/a", ["127.0.0.1:8000"], True),
        ("http://127.0.0.1:8001/a", ["127.0.0.1:8000"], False),
        ("http://127.0.0.1:8001/a", ["127.0.0.1"], True),
        ("https://globalresearch.ca/a", [""], False),
        ("https://globalresearch.ca/a", [], False),
        ("", ["globalresearch.ca"], False),
    ],
)
def test_a_page_belongs_to_a_host_by_whole_labels(url: str, hosts: list[str], expected: bool) -> None:
    assert belongs(url, hosts) is expected


def test_a_base_that_is_no_address_leaves_absolute_links_alone() -> None:
    assert absolute("https://ex.com/a", "draft.html") == "https://ex.com/a"
    assert absolute("/a", "draft.html") == ""


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://user:secret@a.example/x", "https://a.example/x"),
        ("https://user@a.example/", "https://a.example/"),
        ("https:\\\\u:p@q@a.example/", "https:\\\\a.example/"),
        ("https://a.example/@user", "https://a.example/@user"),
        ("https://a.example/?mail=a@b.example", "https://a.example/?mail=a@b.example"),
    ],
)
def test_an_address_is_shown_without_its_login(url: str, shown: str) -> None:
    assert without_login(url) == shown


_PIECES = [
    *"/ ? # . .. - -- % & = ' \" | ^ { [ @ : ; _ ~ \\ é A 1".split(),
    *"a b.c example .com xn-- %2e %2E %41 /. 0x1 :80 :8080 www. ".split(" "),
]


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_an_address_that_is_not_parsed_is_one_that_the_parser_leaves_as_it_is(rest: str):
    for address in (f"https://{rest}", f"http://a.example.com/{rest}"):
        if _PLAIN.fullmatch(address):
            assert URL(address).href == address
            assert split(address) == urlsplit(address)
