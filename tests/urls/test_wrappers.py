"""A wrapper is peeled to the address inside; a dialogue about an address is no wrapper."""

import base64
from urllib.parse import quote

import pytest

from syndicate.urls import canonical, stand_in, unwrap

INSIDE = "https://news.example.com/the-slug"
CODED = quote(INSIDE, safe="")
TWICE = quote(CODED, safe="")
BASE64 = base64.urlsafe_b64encode(INSIDE.encode()).decode().rstrip("=")


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
    "wrapper",
    [
        # archives, with flags and without scheme
        f"https://web.archive.org/web/20200101000000if_/{INSIDE}",
        f"https://web.archive.org/web/20200101000000*/{INSIDE}",
        "https://web.archive.org/web/2020/news.example.com/the-slug",
        f"https://archive.today/newest/{INSIDE}",
        f"https://archive.is/o/AbCdE/{INSIDE}",
        f"https://megalodon.jp/2020-0101-1200-00/{INSIDE}",
        f"https://arquivo.pt/wayback/20190101/{INSIDE}",
        "https://12ft.io/news.example.com/the-slug",
        # caches and translators that write the host in code
        "https://news-example-com.cdn.ampproject.org/v/s/news.example.com/the-slug?amp_js_v=a",
        "https://news-example-com.cdn.ampproject.org/the-slug",
        "https://news-example-com.translate.goog/the-slug?_x_tr_sch=https&_x_tr_sl=en",
        "https://www.google.co.uk/url?sa=t&url=" + CODED,
        "https://yandex.ru/turbo/news.example.com/s/the-slug",
        "https://news-example-com.turbopages.org/turbo/news.example.com/s/the-slug",
        # social networks and mail filters
        f"https://lm.facebook.com/l.php?u={CODED}&h=AT",
        "https://l.facebook.com/l.php?u=news.example.com/the-slug",
        f"https://www.linkedin.com/safety/go?url={CODED}",
        f"https://www.linkedin.com/redir/redirect?url={CODED}&urlhash=x",
        f"https://t.umblr.com/redirect?z={CODED}&t=x",
        f"https://away.vk.com/away.php?to={CODED}",
        f"https://m.vk.com/away?to={CODED}",
        f"https://steamcommunity.com/linkfilter/?u={CODED}",
        f"https://disq.us/url?url={CODED}%3AAbCdEfGhIjKlMnOpQrStUvWxYz0&cuid=1",
        f"https://duckduckgo.com/l/?uddg={CODED}&rut=1",
        f"https://www.bing.com/ck/a?!&&p=x&u=a1{BASE64}&ntb=1",
        f"https://r.search.yahoo.com/_ylt=A/RV=2/RO=10/RU={CODED}/RK=2/RS=x-",
        f"https://eur03.safelinks.protection.outlook.com/?url={CODED}&data=05",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__news.example.com_the-2Dslug&d=Dw",
        f"https://urldefense.com/v3/__{INSIDE}__;!!abc$",
        "https://x.awstrack.me/L0/https:%2F%2Fnews.example.com%2Fthe-slug/1/0100",
        f"https://secure-web.cisco.com/1abc/{CODED}",
        # a site's own redirectors, and how often they encode
        f"https://blog.example/out?to={CODED}",
        f"https://blog.example/out?goto={TWICE}",
        f"https://blog.example/out?url={quote(TWICE, safe='')}",
        "https://blog.example/out?url=https://news.example.com%252Fthe-slug",
        f"https://blog.example/out?u={BASE64}",
        f"https://blog.example/out/{BASE64}",
        f"https://blog.example/redirect/?{INSIDE}",
        "https://href.li/?news.example.com/the-slug",
        f"https://blog.example/{CODED}",
    ],
)
def test_the_address_inside_is_found_however_it_is_written(wrapper: str) -> None:
    assert canonical(unwrap(wrapper)) == INSIDE


@pytest.mark.parametrize(
    ("translated", "original"),
    [
        ("https://my--paper-com.translate.goog/a", "https://my-paper.com/a"),
        ("https://0-bcher--kva-example.translate.goog/a?_x_tr_enc=0", "https://xn--bcher-kva.example/a"),
        (
            "https://paper-com.translate.goog/a?x=1&_x_tr_hp=very-long.&_x_tr_tl=fr",
            "https://very-long.paper.com/a?x=1",
        ),
    ],
)
def test_a_translators_host_is_decoded(translated: str, original: str) -> None:
    assert unwrap(translated) == original


@pytest.mark.parametrize(
    "url",
    [
        "https://blog.example/?site=www.blog.example",
        "https://blog.example/post?ref=https://news.example.com/x",
        "https://getpocket.com/save?url=https://news.example.com/the-slug",
        "https://t.me/channel/12",
        "https://vk.com/wall-1_2",
        "https://yandex.ru/news/story/x.html",
        "https://blog.example/out?u=aHR0cHM6Ly",
        "https://blog.example/out?u=aHR0c%FF",
    ],
)
def test_where_no_whole_address_stands_in_a_known_place_nothing_is_peeled(url: str) -> None:
    assert unwrap(url) == url
