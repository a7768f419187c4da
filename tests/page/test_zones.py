"""Zones: landmarks and whole-token names tell the part of the page; names that lie are not believed."""

from __future__ import annotations

import pytest

from syndicate.model import Zone
from syndicate.page import Page

TEXT = "The river rose above its banks again this spring, and nobody was there to see it. " * 4


def zone(markup: str, body: str = "") -> Zone:
    page = Page.from_html(
        f"<body {body}>{markup}<div><h1>T</h1><p>{TEXT}</p><p>{TEXT}</p></div>", url="https://a.example/"
    )
    return next(block.place.zone for block in page.blocks if "MARK" in block.text)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>MARK", Zone.BODY),
        ("<nav>MARK</nav>", Zone.NAV),
        ("<aside><div><p>MARK</div></aside>", Zone.ASIDE),
        ("<footer>MARK</footer>", Zone.FOOTER),
        ("<header>MARK</header>", Zone.HEADER),
        ("<div role=navigation>MARK</div>", Zone.NAV),
        ("<div role=complementary>MARK</div>", Zone.ASIDE),
        ("<div role=contentinfo>MARK</div>", Zone.FOOTER),
        ("<div role=banner>MARK</div>", Zone.HEADER),
        ("<div role=search>MARK</div>", Zone.NAV),
        ("<div id=comments><p>MARK</div>", Zone.COMMENTS),
        ("<ol class='commentlist'><li>MARK</ol>", Zone.COMMENTS),
        ("<div id=respond>MARK</div>", Zone.COMMENTS),
        ("<section class='x comments-area'>MARK</section>", Zone.COMMENTS),
        ("<div id=disqus_thread>MARK</div>", Zone.COMMENTS),
        ("<div id=comments><aside><footer>MARK</footer></aside></div>", Zone.COMMENTS),
        ("<div id=comments><article class=comment-body><p>MARK</article></div>", Zone.COMMENTS),
        ("<aside><div class=comments>MARK</div></aside>", Zone.COMMENTS),
        ("<div id=sidebar>MARK</div>", Zone.ASIDE),
        ("<div class='widget widget_text'>MARK</div>", Zone.ASIDE),
        ("<div class='related-posts'>MARK</div>", Zone.ASIDE),
        ("<div id=site-footer class=site-footer>MARK</div>", Zone.FOOTER),
        ("<footer><nav>MARK</nav></footer>", Zone.NAV),
        ("<nav><footer>MARK</footer></nav>", Zone.FOOTER),
        ("<article><header>MARK</header></article>", Zone.BODY),
        ("<article><p>x</p><footer>MARK</footer></article>", Zone.BODY),
        ("<main><div class=footer>MARK</div></main>", Zone.BODY),
        ("<article><aside>MARK</aside></article>", Zone.ASIDE),
        ("<article><div class=widget>MARK</div></article>", Zone.ASIDE),
        ("<aside><article>MARK</article></aside>", Zone.ASIDE),
        ("<div class=sidebar><main><p>MARK</main></div>", Zone.BODY),
    ],
)
def test_a_landmark_or_its_usual_name_gives_the_zone(markup: str, expected: Zone) -> None:
    assert zone(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='comment-enabled single-comments-closed'>MARK</div>",
        "<div class='has-sidebar no-sidebar'>MARK</div>",
        "<div class='elementor-widget elementor-widget-text-editor'>MARK</div>",
        "<article class='sidebar comments'>MARK</article>",
        "<p class='footer comments'>MARK</p>",
        "<div class='author-box bio'>MARK</div>",
        "<div class='entry-footer post-footer'>MARK</div>",
    ],
)
def test_a_name_that_only_sounds_like_a_zone_is_the_body(markup: str) -> None:
    assert zone(markup) == Zone.BODY


def test_the_body_element_is_never_a_zone() -> None:
    assert (
        zone("<p>MARK", "class='sidebar comments footer-widgets-3' id=comments role=navigation")
        != Zone.COMMENTS
    )


@pytest.mark.parametrize("name", ["sidebar", "comments", "widget", "footer", "header"])
def test_an_element_that_holds_the_article_is_not_believed_its_name(name: str) -> None:
    page = Page.from_html(
        f"<div class={name}><h1>T</h1><p>{TEXT}</p></div><p>{TEXT}</p>", url="https://a.example/"
    )
    assert {block.place.zone for block in page.blocks} == {Zone.BODY}


@pytest.mark.parametrize("tag", ["nav", "aside", "footer", "header"])
def test_a_landmark_that_was_never_closed_is_not_believed(tag: str) -> None:
    page = Page.from_html(
        f"<{tag}><p>x</p><div class=entry-content><p>{TEXT}</p></div>", url="https://a.example/"
    )
    assert {block.place.zone for block in page.blocks} == {Zone.BODY}


def test_a_header_with_the_headline_is_the_articles() -> None:
    page = Page.from_html(f"<header><h1>T</h1></header><nav>x</nav><p>{TEXT}</p>", url="https://a.example/")
    assert [block.place.zone for block in page.blocks] == [Zone.BODY, Zone.NAV, Zone.BODY]


def test_long_navigation_before_a_short_article_stays_navigation() -> None:
    page = Page.from_html(f"<nav><p>{TEXT * 9}</p></nav><h1>T</h1><p>{TEXT}</p>", url="https://a.example/")
    assert [block.place.zone for block in page.blocks] == [Zone.NAV, Zone.BODY, Zone.BODY]


def test_an_element_that_holds_most_of_the_words_is_not_a_sidebar() -> None:
    page = Page.from_html(
        f"<div class=widget><p>{TEXT}</p><p>{TEXT}</p></div><p>{TEXT}</p>", url="https://a.example/"
    )
    assert {block.place.zone for block in page.blocks} == {Zone.BODY}


def test_comments_longer_than_the_article_stay_comments() -> None:
    page = Page.from_html(
        f"<h1>T</h1><p>{TEXT}</p><div id=comments><p>{TEXT * 9}</p></div>", url="https://a.example/"
    )
    assert [block.place.zone for block in page.blocks] == [Zone.BODY, Zone.BODY, Zone.COMMENTS]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<div class='Sidebar__wrapper'>MARK</div>", Zone.ASIDE),
        ("<div class='c-sidebar'>MARK</div>", Zone.ASIDE),
        ("<div class='article__comments'>MARK</div>", Zone.COMMENTS),
        ("<div class='comments--open'>MARK</div>", Zone.COMMENTS),
        ("<div class='wp-block-latest-posts'>MARK</div>", Zone.ASIDE),
        ("<div class='article__footer'>MARK</div>", Zone.BODY),
        ("<div class='has-sidebar no-comments'>MARK</div>", Zone.BODY),
        ("<div class='entry-footer'>MARK</div>", Zone.BODY),
    ],
)
def test_prefixed_and_bem_names_tell_the_zone(markup: str, expected: Zone) -> None:
    assert zone(markup) is expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("3 Comments", Zone.COMMENTS),
        ("Leave a Reply", Zone.COMMENTS),
        ("Comments (12)", Zone.COMMENTS),
        ("Kommentare", Zone.COMMENTS),
        ("Deja un comentario", Zone.COMMENTS),
        ("Laisser un commentaire", Zone.COMMENTS),
        ("Добавить комментарий", Zone.COMMENTS),
        ("发表评论", Zone.COMMENTS),
        ("اترك تعليقاً", Zone.COMMENTS),
        ("Related posts", Zone.ASIDE),
        ("You may also like", Zone.ASIDE),
        ("Ähnliche Beiträge", Zone.ASIDE),
        ("À lire aussi", Zone.ASIDE),
        ("Читайте также", Zone.ASIDE),
        ("相关阅读", Zone.ASIDE),
        ("Comments on the new law", Zone.BODY),
        ("The related problem of consent", Zone.BODY),
        ("About the author", Zone.BODY),
    ],
)
def test_a_heading_tells_the_zone_of_what_follows(heading: str, expected: Zone) -> None:
    page = Page.from_html(
        f"<h1>T</h1><p>{TEXT}</p><p>{TEXT}</p><h3>{heading}</h3><p>MARK <a href=/x>one</a></p><h2>Next</h2><p>END</p>",
        url="https://a.example/",
    )
    zones = {block.text.split()[0]: block.place.zone for block in page.blocks}
    assert (zones["MARK"], zones["END"]) == (expected, Zone.BODY)
    assert page.links[0].place.zone is expected


def test_prose_after_a_list_of_other_articles_is_the_article_again() -> None:
    page = Page.from_html(
        f"<h1>T</h1><p>{TEXT}</p><h3>Related</h3><ul><li>One</ul><p>{TEXT}</p>", url="https://a.example/"
    )
    assert [block.place.zone for block in page.blocks][2:] == [Zone.ASIDE, Zone.ASIDE, Zone.BODY]
