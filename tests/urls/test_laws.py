"""Laws of identity, over generated addresses: it is an equality, junk never changes it, and a wrapper never hides it."""

from __future__ import annotations

import base64
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from syndicate.urls import canonical, identifies, is_short, meant, stand_in, unwrap, without_language

WORDS = [
    "news",
    "2026",
    "the-slug",
    "a-long-slug-of-five-words",
    "slug-12345",
    "5831584",
    "fr",
    "café",
    "GOW407A.html",
]
KINDS = ("trailing-number", "query:p", "slug", "path")
JUNK = [
    "utm_source=x",
    "fbclid=y",
    "gclid=",
    "mc_eid=3",
    "doing_wp_cron=1.2",
    "amp=1",
    "outputType=amp",
    "_ga=2.1",
]
JUNK_ON_A_PATH = [*JUNK, "p=0In", "ref=home", "share=mail", "print=1", "source=x"]

_hosts = st.sampled_from(
    ["example.com", "news.example.co.uk", "fr.example.org", "bücher.example", "one.github.io"]
)
_paths = st.lists(st.sampled_from(WORDS), max_size=3).map("/".join)
_queries = st.sampled_from(["", "?p=12", "?id=7&lang=fr", "?a=%2F&b=%C3%A4"])
articles = st.builds("https://{}/{}{}".format, _hosts, _paths, _queries)


def _wrappers() -> list[str]:
    return [
        "https://web.archive.org/web/20200101000000id_/{plain}",
        "https://archive.ph/20200101000000/{plain}",
        "https://l.facebook.com/l.php?u={coded}&h=AT0",
        "https://www.google.com/url?sa=t&q={coded}",
        "https://out.reddit.com/t3_x?url={twice}",
        "https://vk.com/away.php?to={coded}",
        "https://blog.example/out?goto={base64}",
        "https://blog.example/{coded}",
        "https://href.li/?{plain}",
    ]


def _wrapped(url: str, wrapper: str) -> str:
    coded = quote(url, safe="")
    packed = base64.urlsafe_b64encode(url.encode()).decode().rstrip("=")
    return wrapper.format(plain=url, coded=coded, twice=quote(coded, safe=""), base64=packed)


@given(articles)
def test_an_address_identifies_itself(url: str) -> None:
    assert identifies(url, [url], (), KINDS)
    assert identifies(canonical(url), [url], (), KINDS)


@given(articles, articles)
def test_identity_holds_both_ways(one: str, other: str) -> None:
    assert identifies(one, [other], (), KINDS) == identifies(other, [one], (), KINDS)


@given(articles)
def test_comparison_forms_are_their_own(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)
    assert without_language(without_language(url)) == without_language(url)
    assert unwrap(unwrap(url)) == unwrap(url)


@given(articles, st.lists(st.sampled_from(_wrappers()), min_size=1, max_size=3))
def test_a_wrapped_address_is_the_same_article(url: str, wrappers: list[str]) -> None:
    wrapped = url
    for wrapper in wrappers:
        wrapped = _wrapped(wrapped, wrapper)
    assert canonical(unwrap(wrapped)) == canonical(url)
    assert stand_in(wrapped) != ""


@given(articles, st.data())
def test_junk_parameters_change_nothing(url: str, data: st.DataObject) -> None:
    on_a_path = url.partition("?")[0].count("/") > 2 and not url.partition("?")[0].endswith("/")
    junk = data.draw(st.lists(st.sampled_from(JUNK_ON_A_PATH if on_a_path else JUNK), min_size=1, max_size=4))
    assert canonical(url + ("&" if "?" in url else "?") + "&".join(junk)) == canonical(url)


@given(
    articles,
    st.sampled_from(["http://www.", "https://m.", "https://amp.", "http://www.mobile."]),
    st.sampled_from(["", "#top", "#/x"]),
)
def test_scheme_dress_and_fragment_change_nothing(url: str, start: str, end: str) -> None:
    assert canonical(start + url.removeprefix("https://") + end) == canonical(url)


@given(
    st.text(max_size=60)
    | st.text(alphabet="htps:/.%?=&@#-ae\\[]\t\0", max_size=60).map("http://a.b/".__add__)
)
def test_no_text_whatever_raises(text: str) -> None:
    for function in (canonical, unwrap, stand_in, is_short, without_language):
        function(text)
    meant(text, "https://blog.example/")
    identifies(text, [text], ["a.b"], KINDS)
