"""Notices in the place of the page: challenges, refusals, failures and "not found" with status 200; and articles on them."""

from __future__ import annotations

import pytest

from syndicate.page import Page

TEXT = "The river rose above its banks again this spring, and nobody in the village was surprised to see it. "
ANUBIS = (
    "<p>You are seeing this because the administrator of this website has set up Anubis to protect the server against "
    "the scourge of AI companies aggressively scraping websites.</p>"
    "<p>Anubis is a compromise, and uses a proof-of-work scheme.</p>"
)


def problem(title: str, body: str) -> str | None:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    found = Page.from_html(html, url="https://site.example/a").problem
    assert found is None or str(found).endswith(".")
    return found.kind if found else None


@pytest.mark.parametrize(
    ("kind", "title", "body"),
    [
        (
            "bot_wall",
            "Making sure you're not a bot!",
            f"<h1>Making sure you're not a bot!</h1>{ANUBIS}<p>{TEXT * 5}</p>",
        ),
        ("bot_wall", "Making sure you&#39;re not a bot!", f"<p>Loading...</p>{ANUBIS}"),
        ("bot_wall", "site.example", "<p>Press &amp; Hold to confirm you are a human (and not a bot).</p>"),
        (
            "bot_wall",
            "site.example",
            "<h1>One more step</h1><p>Tick the box.</p><div class=g-recaptcha></div>",
        ),
        ("withheld", "News", "<h1>Sorry</h1><p>This content is not available in your country.</p>"),
        (
            "withheld",
            "451",
            "<h1>451: Unavailable due to legal reasons</h1><p>You are attempting to access this website from a country "
            "belonging to the European Economic Area (EEA); access cannot be granted at this time.</p>",
        ),
        ("withheld", "News", "<p>Our website is currently unavailable in most European countries.</p>"),
        ("withheld", "Forum", "<h2>Information</h2><p>You must be registered to view this topic.</p>"),
        (
            "withheld",
            "Forum",
            "<p>The board requires you to be registered and logged in to view this forum.</p>",
        ),
        (
            "empty",
            "500 Internal Server Error",
            "<h1>Internal Server Error</h1><p>The server encountered an error.</p>",
        ),
        ("empty", "502 Bad Gateway", "<h1>502 Bad Gateway</h1><hr><center>nginx</center>"),
        ("empty", "WordPress › Error", "<p>There has been a critical error on this website.</p>"),
        ("empty", "Database Error", "<h1>Error establishing a database connection</h1>"),
        (
            "empty",
            "Maintenance",
            "<p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>",
        ),
        ("empty", "Site", "<h1>We’ll be back soon!</h1><p>We are performing some maintenance.</p>"),
        (
            "empty",
            "Account Suspended",
            "<h1>Account Suspended</h1><p>Contact your hosting provider for more.</p>",
        ),
        ("soft_not_found", "Sitio", "<h1>Esa página no existe</h1><p>Volver</p>"),
        ("soft_not_found", "Sitio", "<h1>La página que buscas no existe</h1><p>Volver</p>"),
        ("soft_not_found", "Le Site", "<h1>Cette page est introuvable</h1><p>Retour à l’accueil</p>"),
        ("soft_not_found", "Seite", "<h1>Die gesuchte Seite existiert nicht</h1><p>Zur Startseite</p>"),
        ("soft_not_found", "Сайт", "<h1>Такой страницы нет</h1><p>На главную</p>"),
        ("soft_not_found", "Сайт", "<h1>Запрашиваемая страница не существует</h1><p>На главную</p>"),
        ("soft_not_found", "站", "<h1>您访问的页面不存在</h1><p>返回首页</p>"),
        ("soft_not_found", "موقع", "<h1>عذراً، الصفحة التي تبحث عنها غير موجودة</h1><p>العودة</p>"),
    ],
)
def test_a_notice_in_the_place_of_the_page_is_named(kind: str, title: str, body: str) -> None:
    assert problem(title, body) == kind


@pytest.mark.parametrize(
    "headline",
    [
        "One more step",
        "Making sure you're not a bot",
        "Press & Hold: how robots are kept out",
        "This content is not available in your country",
        "Internal Server Error",
        "Account suspended",
        "Site under maintenance",
        "Error establishing a database connection",
        "Esa página no existe en ningún archivo de la ciudad vieja",
        "Такой страницы нет ни в одном учебнике истории нашей страны",
        "You must be registered to view the river",
    ],
)
def test_a_short_article_with_such_a_headline_stays_a_page(headline: str) -> None:
    assert problem(f"{headline} | Site", f"<h1>{headline}</h1><p>{TEXT * 4}</p>") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The site said that the content is not available in your country.",
        "Readers saw an internal server error, and then nothing.",
        "You must be registered to view the minutes, the clerk said.",
        "The bank asked her to confirm you are human, as it put it.",
        "Anubis is a tool: the administrator of this website has set up Anubis, it says.",
    ],
)
def test_a_short_article_that_says_so_stays_a_page(sentence: str) -> None:
    assert problem("After the flood", f"<h1>After the flood</h1><p>{sentence} {TEXT * 4}</p>") is None
