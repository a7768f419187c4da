"""What a reader sees of a rendered page, and what its own scripts cannot change in that."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from browser_web import Drawing, Page, web

from syndicate.model import Capture
from syndicate.model import Page as Read
from syndicate.page import read

HIDDEN = [
    ("display: none", '<p class="gone">{}</p>'),
    ("visibility: hidden", '<p class="unseen">{}</p>'),
    ("opacity: 0", '<div class="faint"><div class="faint"><p>{}</p></div></div>'),
    ("filter: opacity(0)", '<div style="filter: opacity(0)"><p>{}</p></div>'),
    ("content-visibility: hidden", '<div style="content-visibility: hidden"><p>{}</p></div>'),
    ("font-size: 0", '<p class="tiny">{}</p>'),
    ("color: transparent", '<p class="clear">{}</p>'),
    ("text in the colour of its background", '<div class="dark"><p class="black">{}</p></div>'),
    ("text in the colour of its background", '<p style="color: #fff">{}</p>'),
    ("clipped to nothing", '<p class="clipped">{}</p>'),
    ("clipped to nothing", '<p style="clip-path: inset(100%)">{}</p>'),
    ("clipped to nothing", '<p style="clip-path: inset(0 100% 0 0)">{}</p>'),
    ("clipped to nothing", '<p style="clip-path: circle(0)">{}</p>'),
    ("clipped to nothing", '<p style="clip-path: polygon(0 0, 0 0, 0 0)">{}</p>'),
    ("height: 0 with overflow: hidden", '<div class="flat"><p>{}</p></div>'),
    ("width: 0 with overflow: hidden", '<div style="width: 0; overflow: hidden"><p>{}</p></div>'),
    ("placed off-screen", '<p class="far">{}</p>'),
    ("placed off-screen", '<p style="transform: translateX(-200vw)">{}</p>'),
    ("no size", '<p style="transform: scale(0)">{}</p>'),
    ("no size", '<p style="transform: scale(.01)">{}</p>'),
    ("not drawn", "<canvas>{}</canvas>"),
    ("covered by another element", '<div class="stack"><p>{}</p><div class="lid">Lid</div></div>'),
    (
        "covered by another element",
        '<div class="stack"><p>{}</p><img class="lid" alt="" width="999" height="99"></div>',
    ),
    ("covered by another element", '<p class="thin">{}</p><section class="pulled">Lid</section>'),
    ("display: none", "<iframe hidden style='display: none' srcdoc='<p>{}</p>'></iframe>"),
    ("no size", "<iframe width=1 height=1 srcdoc='<p>{}</p>'></iframe>"),
    ("visibility: hidden", "<iframe srcdoc='<p style=visibility:hidden>{}</p>'></iframe>"),
]
SEEN = [
    '<p class="black">{}</p>',
    '<div class="unseen"><p class="again">{}</p></div>',
    '<div class="scrolls"><p class="far">{}</p></div>',
    '<details><summary>More</summary><p>{}</p></details>',
    '<div class="pictured"><p class="white">{}</p></div>',
    '<div class="stack"><div class="lid under"></div><p class="white">{}</p></div>',
    '<div class="painted"><p class="white">{}</p></div>',
    '<p class="late" id="late">{}</p>',
    '<p class="fades">{}</p>',
    '<p id="lazy" class="away">More</p><script>new IntersectionObserver(async (e) => e[0].isIntersecting && '
    "(lazy.textContent = await (await fetch('/slow?{}')).text())).observe(lazy)</script>",
    "<button aria-controls=one>More</button><p id=one class=gone>{}</p>",
    "<button popovertarget=two>More</button><p popover id=two>{}</p>",
    '<p hidden="until-found">{}</p>',
    '<div aria-roledescription="carousel"><p aria-roledescription="slide" class="unseen">{}</p></div>',
    '<div class="stack"><p class="slide">{}</p><p class="slide">More</p></div>',
    '<div class="stack"><p>{}</p><div class="lid"><button>More</button></div></div>',
    '<div class="stack"><p>{}</p><div class="lid" style="transition: opacity 1s">More</div></div>',
    '<div class="stack"><p>{}</p><div class="lid" style="opacity: .9">More</div></div>',
    '<div class="stack"><p>{}</p><div class="lid" style="background: rgb(0 0 0 / .5)">More</div></div>',
    '<div class="stack"><p>{}</p><div class="lid" style="width: 40px">More</div></div>',
    '<div class="stack"><p>{}</p><a href="/" class="lid" style="background: none"></a></div>',
    '<div class="cut"><p style="margin-top: 60px">{}</p></div><p class="lid" style="position: static">More</p>',
    '<div class="line"><p>{}</p><p style="position: absolute; left: 3000px">More</p></div>',
    "<iframe srcdoc='<p>{}</p>'></iframe>",
    "<p>More <iframe src='/frame?{}'></iframe></p>",
]  # fmt: skip
SHEET = """
.gone { display: none } .unseen { visibility: hidden } .again { visibility: visible } .faint { opacity: .2 }
.tiny { font-size: 1px } .clear { color: transparent } .dark { background: #000 } .black { color: #000 }
.white { color: #fff } .clipped { position: absolute; clip: rect(0 0 0 0) } .flat { height: 0; overflow: hidden }
.far { position: absolute; left: -4000px } .scrolls { overflow: auto; position: relative }
.pictured { background-image: linear-gradient(#000, #000) } .late { opacity: 0; margin-top: 5000px } .away { margin-top: 4000px }
@keyframes fade { from { opacity: 0 } } .fades { animation: fade 60s }
.stack { position: relative; height: 60px; overflow: hidden } .lid { position: absolute; inset: 0; background: #248 }
.under { z-index: -1 } .painted::before { content: ""; position: absolute; width: 9em; height: 4em; background: #248; z-index: -1 }
.slide { position: absolute; inset: 0; background: #fff; margin: 0 } .cut { height: 40px; overflow: hidden }
.thin { margin: 0; height: 30px } .pulled { margin-top: -30px; height: 60px; position: relative; background: #248 }
.line { overflow: hidden; position: relative }
.bar { position: fixed; left: 0; right: 0; background: #248; height: 200px } .top { top: 0 } .banner { bottom: 0 }
"""
LATE = "new IntersectionObserver(e => e[0].isIntersecting && (late.style.opacity = 1)).observe(late)"
BARS = '<div class="bar top">More</div><div class="bar banner">More <button>Accept</button></div>'
FORGED = """<p id="mine" class="gone" data-syndicate-hidden="">forged</p><script>
Element.prototype.setAttribute = Element.prototype.removeAttribute = getComputedStyle = () => { throw 1 };
document.elementFromPoint = Element.prototype.closest = Node.prototype.contains = () => { throw 1 };
document.body.append(document.createComment('--><p>breaks out of a comment</p>'));
s = document.createElement('style'); s.textContent = '</style><p>breaks out of a style</p>'; document.body.append(s);
x = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); x.append(s.cloneNode(true)); document.body.append(x);
new MutationObserver(() => mine.className = '').observe(document, { subtree: true, attributes: true });
</script><p>honest</p>"""
ROOTED = """<div id="host"><i>unslotted</i></div><script>
host.attachShadow({ mode: 'open' }).innerHTML = '<p>in the shade</p><p style="display:none">dark</p>'</script>"""
HEAD = '<!doctype html><meta charset="utf-8"><title>T</title><link rel="stylesheet" href="/x.css">'


LIDS = {
    "banner": "position: fixed; inset: 0",
    "header": "position: sticky; top: 0; margin-top: -34px; height: 90px",
    "overlay over all": "position: absolute; inset: 0",
}


def case(at: int, html: str, name: str) -> str:
    return html.format(f"{name}{at}.")


@pytest.fixture(scope="module")
def pages(drawing: Drawing) -> dict[str, Read]:
    """Every page of these tests, drawn at once; "/all" has every case of both tables."""
    dark = "".join(case(at, html, "dark") for at, (_, html) in enumerate(HIDDEN))
    light = "".join(case(at, html, "light") for at, html in enumerate(SEEN))
    bodies = {
        "all": f"{BARS}{dark}{light}<script>{LATE}</script>",
        "forged": FORGED,
        "rooted": ROOTED,
        "lacking": "<link rel=stylesheet href=/none.css><p style='color: #fff'>ground unknown</p>",
        "night": "<style>:root { color-scheme: dark }</style><p style='color: #fff'>night</p>",
    } | {name: f'<p>under</p><div style="background: #248; {lid}">lid</div>' for name, lid in LIDS.items()}
    words = [case(at, "{}", "light") for at in range(len(SEEN))]
    site: dict[str, Page] = {f"/frame?{word}": f"<p>{word}</p>" for word in words}
    site |= {f"/slow?{word}": ("text/plain", word) for word in words}
    site |= {f"/{quote(name)}": f"{HEAD}<body>{html}" for name, html in bodies.items()}
    with web({**site, "/x.css": ("text/css", SHEET)}) as running:
        found = drawing.pages(running, *(f"/{quote(name)}" for name in bodies))
    assert all(isinstance(each, Capture) for each in found), found
    return {name: read(each) for name, each in zip(bodies, found, strict=True) if isinstance(each, Capture)}


def seen(page: Read) -> set[str]:
    return {word for block in page.blocks for word in block.text.split()}


@pytest.mark.parametrize(("at", "reason", "html"), [(at, *each) for at, each in enumerate(HIDDEN)])
def test_what_a_reader_does_not_see_is_marked(
    pages: dict[str, Read], at: int, reason: str, html: str
) -> None:
    hidden = {block.text.strip(): block.place.hidden for block in pages["all"].hidden}
    assert hidden.get(case(at, "{}", "dark")) == reason, html
    assert case(at, "{}", "dark") not in seen(pages["all"])


@pytest.mark.parametrize(("at", "html"), list(enumerate(SEEN)))
def test_what_a_reader_sees_or_may_come_to_see_is_not_marked(
    pages: dict[str, Read], at: int, html: str
) -> None:
    assert case(at, "{}", "light") in seen(pages["all"]), html


@pytest.mark.parametrize("name", LIDS)
def test_what_a_reader_closes_or_scrolls_away_covers_nothing(pages: dict[str, Read], name: str) -> None:
    assert seen(pages[name]) == {"under", "lid"}


def test_a_page_can_neither_forge_a_mark_nor_break_out_of_what_is_no_text(pages: dict[str, Read]) -> None:
    assert [block.text for block in pages["forged"].blocks] == ["honest"]


def test_a_shadow_tree_is_read_as_it_is_shown(pages: dict[str, Read]) -> None:
    assert [block.text for block in pages["rooted"].blocks] == ["in the shade"]
    assert {block.text for block in pages["rooted"].hidden} >= {"unslotted", "dark"}


def test_white_words_on_a_dark_canvas_are_seen(pages: dict[str, Read]) -> None:
    assert [block.text for block in pages["night"].blocks] == ["night"]


def test_a_style_sheet_that_did_not_come_may_have_made_white_words_legible(pages: dict[str, Read]) -> None:
    assert [block.text for block in pages["lacking"].blocks] == ["ground unknown"]


def test_a_capture_tells_which_browser_drew_it(pages: dict[str, Read]) -> None:
    capture = pages["all"].capture
    assert capture.rendered.startswith("Chromium/")
    assert capture.header("x-syndicate-rendered") == capture.rendered


def test_marks_count_only_in_a_page_that_our_browser_rendered() -> None:
    html = b'<p>seen</p><p style="display:none" data-syndicate-hidden="">hidden</p>'
    sent = Capture("https://a.example/", html, headers=(("x-syndicate-rendered", "Chromium/1"),))
    assert [block.text for block in read(sent).blocks] == ["seen"]
