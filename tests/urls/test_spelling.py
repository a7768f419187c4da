"""All spellings of one address have one canonical form; other pages have another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.urls import canonical

ARTICLE = "https://example.com/news/the-slug"


@pytest.mark.parametrize(
    "spelling",
    [
        "http://www.example.com/news/the-slug/",
        "https://m.example.com/news/the-slug",
        "https://amp.example.com:443/news/the-slug?amp=1#comments",
        "https://example.com/news/the-slug/amp/",
        "https://example.com/amp/news/the-slug",
        "https://example.com/news/the-slug.amp.html",
        "https://example.com/news/the-slug.html",
        "https://example.com/news/the-slug/index.php",
        "https://example.com/news/the-slug/print/?print=yes",
        "https://example.com//news/x/../the%2Dslug",
        "https://EXAMPLE.com/news/the-slug?outputType=amp&utm_source=a&fbclid=b&mc_cid=c",
        "https://example.com/news/the-slug?p=0In&doing_wp_cron=1.5&ref=home&share=x",
        "https://example.com/news/the-slug;jsessionid=AB12",
        "https://user@example.com/news/the-slug?",
        "https://print.example.com/news/the-slug.print.html",
        "https://example.com/news/the-slug/printer-friendly?format=print",
        "https://example.com./news/the-slug%20",
        "https://example.com/news/the-slug?relatedposts_hit=1&noamp=mobile&s=20",
    ],
)
def test_a_spelling_makes_no_difference(spelling: str) -> None:
    assert canonical(spelling) == ARTICLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/news/the-slug", "https://example.com/news/the-slug-2"),
        ("https://example.com/?p=123", "https://example.com/?p=124"),
        ("https://example.com/?p=123", "https://example.com/"),
        ("https://example.com/index.php?aid=8499", "https://example.com/index.php?aid=8500"),
        ("https://example.com/item.php?ref=1", "https://example.com/item.php?ref=2"),
        ("https://example.com/a?page=1", "https://example.com/a?page=2"),
        ("https://example.com/a%2Fb", "https://example.com/a/b"),
        ("https://fr.example.com/a", "https://example.com/a"),
        ("https://example.com:8443/a", "https://example.com/a"),
        ("https://m.com/a", "https://com.com/a"),
        ("https://one.github.io/a", "https://two.github.io/a"),
    ],
)
def test_different_pages_stay_different(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_parameters_that_remain_are_sorted_and_spelled_alike() -> None:
    assert canonical("http://example.com/a.php?b=%C3%A4&a=1+2") == canonical(
        "https://example.com/a.php?a=1%202&b=ä"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://BÜCHER.example/a", "https://bücher.example/a"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://ex.com/caf%C3%A9", "https://ex.com/cafe%CC%81"),
        ("https://ex.com/caf%C3%A9", "https://ex.com/caf%E9"),
        ("https://ex.com/caf%c3%a9", "https://ex.com/café"),
        ("https://ex.com/%D8%B9%D8%A7%D9%84%D9%85", "https://ex.com/عالم"),
        ("https://ex.com/a.php?x=%7Eb", "https://ex.com/a.php?x=~b"),
    ],
)
def test_letters_have_one_form_in_hosts_and_paths(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    "other", ["", "http://./", "not an address", "mailto:a@example.com", "/news/the-slug"]
)
def test_what_is_no_address_has_no_form(other: str) -> None:
    assert canonical(other) == ""


_segment = st.sampled_from(
    [
        "news",
        "amp",
        "print",
        "index.html",
        "a.html.amp",
        "slug-12345",
        "%41%2f",
        "ä",
        "index.php",
        "x.php",
        ".",
        "..",
        "p;jsessionid=1",
    ]
) | st.text(max_size=8)
_host = st.sampled_from(
    ["example.com", "www.m.example.co.uk", "m.com", "amp.blog.github.io", "127.0.0.1:8000", "h:443"]
)
_query = st.lists(
    st.tuples(st.sampled_from(["p", "ref", "id", "utm_x", "amp", "ä&"]), st.text(max_size=5)), max_size=4
)


@st.composite
def _urls(draw: st.DrawFn) -> str:
    path = "/".join(draw(st.lists(_segment, max_size=5)))
    query = "&".join(f"{name}={value}" for name, value in draw(_query))
    return f"http://{draw(_host)}/{path}?{query}"


@given(_urls())
def test_the_canonical_form_of_a_canonical_form_is_itself(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)


@given(
    st.sampled_from(
        ["https://example.com/news/the-slug", "https://example.com/?p=12", "https://example.com/x.php?id=7"]
    ),
    st.lists(
        st.sampled_from(["utm_source=x", "fbclid=y", "gclid=", "mc_eid=3", "doing_wp_cron=1.2"]), max_size=4
    ),
)
def test_tracking_parameters_make_no_difference(url: str, tracking: list[str]) -> None:
    joined = "&".join(tracking)
    assert canonical(url + ("&" if "?" in url else "?") + joined) == canonical(url)
