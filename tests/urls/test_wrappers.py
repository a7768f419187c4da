"""A wrapper is peeled to the address inside; a dialogue about an address is no wrapper."""

import pytest

from syndicate.urls import is_short, stand_in, unwrap

INSIDE = "https://news.example.com/the-slug"


@pytest.mark.parametrize(
    ("wrapper", "kind"),
    [
        ("https://web.archive.org/web/20200101000000/https://news.example.com/the-slug", "archive"),
        ("https://web.archive.org/web/2020id_/https:/news.example.com/the-slug", "archive"),
        ("https://archive.ph/2020/https://news.example.com/the-slug", "archive"),
        (
            "https://webcache.googleusercontent.com/search?q=cache:Ab1:https://news.example.com/the-slug+word",
            "archive",
        ),
        ("https://news-example-com.translate.goog/the-slug?_x_tr_sl=en&_x_tr_tl=fr", "translation"),
        ("https://translate.google.com/translate?sl=en&u=https://news.example.com/the-slug", "translation"),
        ("https://news-example-com.cdn.ampproject.org/c/s/news.example.com/the-slug", "proxy"),
        ("https://www.google.com/amp/s/news.example.com/the-slug", "proxy"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example.com%2Fthe-slug&h=AT0", "proxy"),
        ("https://www.google.com/url?sa=t&url=https://news.example.com/the-slug", "proxy"),
        ("https://out.reddit.com/t3_x?url=https%3A%2F%2Fnews.example.com%2Fthe-slug&token=1", "proxy"),
        ("https://getpocket.com/redirect?url=https%3A%2F%2Fnews.example.com%2Fthe-slug", "proxy"),
        ("https://faq.com/?q=https://news.example.com/the-slug", "proxy"),
        ("https://mirror.example/https/news.example.com/the-slug", "proxy"),
        ("https://href.li/?https://news.example.com/the-slug", "proxy"),
    ],
)
def test_a_wrapper_leads_to_the_address_inside_and_is_a_stand_in(wrapper: str, kind: str) -> None:
    assert (unwrap(wrapper), stand_in(wrapper)) == (INSIDE, kind)


def test_wrappers_within_wrappers_are_peeled() -> None:
    twice = "https://l.facebook.com/l.php?u=https%3A%2F%2Fweb.archive.org%2Fweb%2F2020%2Fhttps%3A%2F%2Fnews.example.com%2Fthe-slug"
    assert unwrap(twice) == INSIDE


def test_peeling_ends_after_five_rounds() -> None:
    assert unwrap("https://a.example/" * 7 + "end") == "https://a.example/" * 2 + "end"


@pytest.mark.parametrize(
    "url",
    [
        INSIDE,
        "https://www.facebook.com/sharer/sharer.php?u=https://news.example.com/the-slug",
        "https://twitter.com/intent/tweet?url=https://news.example.com/the-slug",
        "https://example.org/login?redirect=https://news.example.com/the-slug",
        "https://example.org/a-post-on-some-thing?url=https://news.example.com/the-slug",
        "https://example.org/go?url=javascript:alert(1)",
        "https://example.org/go?url=/inside",
    ],
)
def test_what_is_no_wrapper_stays(url: str) -> None:
    assert (unwrap(url), stand_in(url)) == (url, "")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://bit.ly/PPxR9Vtf", True),
        ("https://f.mtr.cool/abcdef", True),
        ("https://abc.xy/2nXyz", True),
        ("https://bit.ly/", False),
        ("https://cnn.com/2nXyz", False),
        ("https://abc.xy/about", False),
        ("https://abc.xy/a/b1c2d", False),
        ("https://longer-name.xy/2nXyz", False),
        ("", False),
    ],
)
def test_a_short_link_is_known_by_its_host_or_by_its_shape(url: str, expected: bool) -> None:
    assert is_short(url) is expected
