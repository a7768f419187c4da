"""When a page is not the page a visitor sees, and the honest look-alikes that are."""

from __future__ import annotations

import pytest

from syndicate.model import Capture
from syndicate.page import Page, read

TEXT = "The river rose above its banks again this spring, and nobody in the village was surprised to see it. "
ARTICLE = "<h1>After the flood</h1>" + f"<p>{TEXT * 4}</p>" * 4


def problem(body: str, *, title: str = "After the flood", head: str = "") -> str | None:
    html = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    found = Page.from_html(html, url="https://site.example/a").problem
    assert found is None or (str(found).endswith(".") and found.url == "https://site.example/a")
    return found.kind if found else None


CONSENT = (
    "<div><h2>We value your privacy</h2><p>We and our 843 partners store cookies on your device and process personal data "
    "for personalised ads. You may accept or manage your choices.</p><button>Accept all</button></div>"
)
CLOUDFLARE = (
    "<h1>site.example</h1><p id=cf-challenge-running>Checking your browser before accessing site.example.</p>"
)
APP = "<div id=root></div><script src=/static/main.js></script>"
LD_LOCKED = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'

WALLS = [
    (CLOUDFLARE, {"title": "Just a moment..."}, "bot_wall"),
    (
        "<p>Verifying you are human. This may take a few seconds.</p>",
        {"title": "Just a moment..."},
        "bot_wall",
    ),
    (
        "<div class=px-captcha></div><p>Press & Hold to confirm you are a human</p>",
        {"title": "Denied"},
        "bot_wall",
    ),
    ("<iframe src=//site/_Incapsula_Resource?x>Request unsuccessful.</iframe>", {"title": ""}, "bot_wall"),
    (
        "<h1>Access Denied</h1><p>You don't have permission to access this server.</p>",
        {"title": "Access Denied"},
        "bot_wall",
    ),
    ("<h1>Un momento…</h1><p>Estamos verificando su navegador.</p>", {"title": "Un momento…"}, "bot_wall"),
    (CONSENT, {"title": "site.example"}, "consent_wall"),
    (
        "<p>Mit Ihrer Zustimmung verwenden wir Cookies, um Ihnen Inhalte und Anzeigen zu zeigen, und geben Daten weiter.</p>"
        "<p>Sie können das jederzeit widerrufen.</p><button>Alle akzeptieren</button>",
        {},
        "consent_wall",
    ),
    (APP, {}, "script_only"),
    (
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div>",
        {},
        "script_only",
    ),
    ("<p>Please enable JavaScript to view this site.</p>", {}, "script_only"),
    (f"<p>Site</p><div style='opacity:0'>{ARTICLE}</div>", {}, "script_only"),
    ("<h1>404</h1><p>Nothing here.</p>", {}, "soft_not_found"),
    (
        "<h1>Oops! That page can’t be found.</h1><p>Try a search?</p>",
        {"title": "Page not found – Site"},
        "soft_not_found",
    ),
    ("<h1>Seite nicht gefunden</h1><p>Leider gibt es diese Seite nicht mehr.</p>", {}, "soft_not_found"),
    ("<p>Cette page n’existe plus.</p>", {"title": "Page introuvable | Le Site"}, "soft_not_found"),
    ("<h2>Página no encontrada</h2><p>Lo sentimos, la página ya no existe.</p>", {}, "soft_not_found"),
    ("<h1>Pagina non trovata</h1><p>Torna alla home.</p>", {}, "soft_not_found"),
    ("<h1>Página não encontrada</h1><p>Volte ao início.</p>", {}, "soft_not_found"),
    ("<h1>Страница не найдена</h1><p>Вернитесь на главную.</p>", {}, "soft_not_found"),
    ("<h1>الصفحة غير موجودة</h1><p>عد إلى الصفحة الرئيسية</p>", {}, "soft_not_found"),
    ("<h1>Sayfa bulunamadı</h1><p>Ana sayfaya dönün.</p>", {}, "soft_not_found"),
    ("<h1>页面不存在</h1><p>返回首页。</p>", {}, "soft_not_found"),
    ("<h1>Pagina niet gevonden</h1><p>Terug naar de voorpagina.</p>", {}, "soft_not_found"),
    ("<h1>404</h1>" + "<div><h3>A teaser</h3><p>A few words of it.</p></div>" * 20, {}, "soft_not_found"),
    (f"<h1>Title</h1><p>{TEXT}</p><p>Subscribe to continue reading</p>", {}, "withheld"),
    (f"<h1>Title</h1><p>{TEXT * 9}</p><p>Already a subscriber? Log in</p>", {"head": LD_LOCKED}, "withheld"),
    ("", {}, "empty"),
    ("<p>&nbsp;</p><img src=a>", {}, "empty"),
    ("<p>Hi there", {}, "empty"),
]

HONEST = [
    (ARTICLE, {}),
    ("<h1>Short</h1><p>Three words only here.</p>", {}),
    ("<p>河水今年春天又漲過了堤岸，村裡沒有人感到意外。</p>", {}),
    (ARTICLE, {"title": "Just a moment..."}),
    (
        ARTICLE + "<p>Checking your browser: how the captcha came to be. Verify you are human, it says.</p>",
        {},
    ),
    (
        ARTICLE + "<div class=g-recaptcha></div>",
        {"head": "<script src=https://www.google.com/recaptcha/api.js></script>"},
    ),
    (ARTICLE, {"head": "<script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js></script>"}),
    ("<h1>Just a moment</h1>" + f"<p>{TEXT * 4}</p>" * 3, {}),
    (ARTICLE + CONSENT, {}),
    (CONSENT + f"<h1>Brief</h1><p>{TEXT * 3}</p>", {}),
    (
        "<h1>How cookies work</h1>" + "<p>A cookie is a small text. You may accept it or reject it.</p>" * 60,
        {},
    ),
    (ARTICLE + "<noscript>Please enable JavaScript to view the comments.</noscript>", {}),
    ("<div id=root>" + ARTICLE + "</div><script src=/main.js></script>", {}),
    (ARTICLE + f"<div style='display:none'>{TEXT * 300}</div>", {}),
    (
        "<h1>Page not found: how the web forgets</h1>" + f"<p>{TEXT * 5}</p>" * 3,
        {"title": "Page not found: how the web forgets"},
    ),
    (
        "<h1>Bodies not found under the rubble</h1>" + f"<p>{TEXT}</p>",
        {"title": "Bodies not found under the rubble | Site"},
    ),
    ("<h1>404 dead in floods</h1>" + f"<p>{TEXT * 2}</p>", {"title": "404 dead in floods - Site"}),
    (ARTICLE + "<p>Subscribe to continue reading our newsletter.</p>", {}),
    (ARTICLE * 2 + "<p>Already a subscriber? Log in</p>", {"head": LD_LOCKED}),
    (ARTICLE, {"head": LD_LOCKED}),
]


@pytest.mark.parametrize(("body", "rest", "kind"), WALLS)
def test_what_stands_in_the_place_of_the_page_is_named(body: str, rest: dict[str, str], kind: str) -> None:
    assert problem(body, **rest) == kind


@pytest.mark.parametrize(("body", "rest"), HONEST)
def test_a_page_is_not_refused_for_its_words(body: str, rest: dict[str, str]) -> None:
    assert problem(body, **rest) is None


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, None),
        (203, None),
        (404, "soft_not_found"),
        (410, "soft_not_found"),
        (401, "withheld"),
        (402, "withheld"),
        (403, "bot_wall"),
        (429, "bot_wall"),
        (503, "bot_wall"),
        (206, "empty"),
        (301, "empty"),
        (500, "empty"),
    ],
)
def test_a_status_other_than_success_is_a_problem_whatever_the_text(status: int, kind: str | None) -> None:
    found = read(Capture(url="https://site.example/a", body=ARTICLE.encode(), status=status)).problem
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"%PDF-1.7 ...", "text/html", "The address answers with a PDF document, not with a web page."),
        (
            b"PK\x03\x04...",
            "",
            "The address answers with a ZIP archive or office document, not with a web page.",
        ),
        (b"\x89PNG\r\n\x1a\n", "text/html", "The address answers with an image, not with a web page."),
        (
            b"<p>Some words",
            "text/plain",
            "The server says that this is text/plain, not a web page (text/html).",
        ),
        (
            b"{}",
            "application/json; x",
            "The server says that this is application/json, not a web page (text/html).",
        ),
        (
            b"<?xml version='1.0'?>\n<!-- a --><rss version='2.0'>",
            "text/xml",
            "The address answers with an XML file (a feed, a sitemap or a drawing), not with a web page.",
        ),
        (b"\x01\x00\x02\x00" * 300, "", "The address answers with binary data, not with a web page."),
    ],
)
def test_what_is_no_html_is_not_read(body: bytes, kind: str, reason: str) -> None:
    page = Page.from_html(body, url="https://site.example/a", headers={"content-type": kind})
    assert (str(page.problem), page.blocks) == (reason, ())


@pytest.mark.parametrize(
    "kind", ["", "text/html", "TEXT/HTML; charset=utf-8", "application/xhtml+xml", "text/html, text/html"]
)
def test_html_by_any_of_its_names_is_read(kind: str) -> None:
    assert (
        Page.from_html(ARTICLE.encode(), url="https://site.example/a", headers={"content-type": kind}).problem
        is None
    )
