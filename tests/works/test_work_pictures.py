"""The pictures of an original, and the words under them."""

from __future__ import annotations

import pytest

from syndicate import Work

URL = "https://news.example.org/the-harbour-at-night"
STORY = (
    "The harbour was dark when the pilots went out to meet the convoy, and no one on the quay spoke a word.",
    "Three of the ships had lost their lanterns in the storm, so the crews rang bells until the first light came.",
    "By noon all of them lay at anchor behind the mole, and the captains walked up to the customs house together.",
    "What they told the officer there was written down by his daughter, whose book has now been found in an attic.",
)


def read(inside: str = "", above: str = "", head: str = "") -> Work:
    text = (
        "".join(f"<p>{line}</p>" for line in STORY[:2])
        + inside
        + "".join(f"<p>{line}</p>" for line in STORY[2:])
    )
    html = f"""<html><head><title>The Harbour at Night</title>{head}</head><body><header><img src="/logo.png"></header>
    <main><h1>The Harbour at Night</h1>{above}<article>{text}</article></main>
    <aside><img src="/other-story.jpg"></aside></body></html>"""
    return Work.from_html(html, url=URL)


@pytest.mark.parametrize(
    ("element", "address"),
    [
        ("<img src=/a.jpg>", "https://news.example.org/a.jpg"),
        ("<img src=/blank.gif data-src=/a.jpg>", "https://news.example.org/a.jpg"),
        ("<img src='data:image/gif;base64,AA' data-lazy-src=/a.jpg>", "https://news.example.org/a.jpg"),
        ("<img srcset='/a-1.jpg 1x, /a-2.jpg 2x'>", "https://news.example.org/a-1.jpg"),
        ("<amp-img src=//cdn.example/a.jpg></amp-img>", "https://cdn.example/a.jpg"),
    ],
)
def test_a_picture_in_the_text(element: str, address: str) -> None:
    assert read(inside=f"<p>{element}</p>").images == (address,)


@pytest.mark.parametrize(
    "element", ["<img src=/c.gif width=1 height=1>", "<img src='data:image/gif;base64,AA'>", "<img>"]
)
def test_what_is_no_picture(element: str) -> None:
    assert read(inside=f"<p>{element}</p>").images == ()


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="og:image" content="https://news.example.org/lead-1200x630.jpg">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "image": "https://news.example.org/lead.jpg?w=9"}</script>',
    ],
)
def test_the_picture_above_the_text_where_the_metadata_name_it(meta: str) -> None:
    above = "<figure><img src=/lead-800x450.jpg><figcaption>The mole. Ann Lee</figcaption></figure>"
    work = read(above=above, head=meta)
    assert (work.images, work.captions) == (
        ("https://news.example.org/lead-800x450.jpg",),
        ("The mole. Ann Lee",),
    )


def test_a_preview_picture_that_the_page_does_not_show_is_none_of_the_articles() -> None:
    assert read(head='<meta property="og:image" content="https://news.example.org/card.png">').images == ()


@pytest.mark.parametrize(
    ("box", "caption"),
    [
        (
            "<figure><a href=/b><img src=/a.jpg></a><figcaption>Ships. <span>Getty</span></figcaption></figure>",
            "Ships. Getty",
        ),
        ("<div class='wp-caption'><img src=/a.jpg><p class='wp-caption-text'>Ships</p></div>", "Ships"),
    ],
)
def test_the_words_under_a_picture(box: str, caption: str) -> None:
    work = read(inside=f"{box}<p><img src=/b.jpg></p>")
    assert work.images == ("https://news.example.org/a.jpg", "https://news.example.org/b.jpg")
    assert work.captions == (caption, "")


def test_a_figure_around_the_whole_text_is_no_caption() -> None:
    assert read(inside=f"<figure><img src=/a.jpg><p>{'word ' * 90}</p></figure>").captions == ()
