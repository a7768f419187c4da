"""What a reader sees of a rendered page, and what its own scripts cannot change in that."""

from __future__ import annotations

import asyncio

from browser_web import Page, web

from syndicate.browser import Browser, Limits
from syndicate.fetch import Fetcher, Manners
from syndicate.model import Capture
from syndicate.model import Page as Read
from syndicate.page import read

HIDDEN = {
    "display: none": '<p class="gone">{}</p>',
    "visibility: hidden": '<p class="unseen">{}</p>',
    "opacity: 0": '<div class="faint"><div class="faint"><p>{}</p></div></div>',
    "font-size: 0": '<p class="tiny">{}</p>',
    "color: transparent": '<p class="clear">{}</p>',
    "text in the colour of its background": '<div class="dark"><p class="black">{}</p></div>',
    "clipped to nothing": '<p class="clipped">{}</p>',
    "height: 0 with overflow: hidden": '<div class="flat"><p>{}</p></div>',
    "placed off-screen": '<p class="far">{}</p>',
    "no size": '<p class="small">{}</p>',
    "not drawn": "<canvas>{}</canvas>",
}
SEEN = (
    '<p class="black">{}</p>',
    '<div class="unseen"><p class="again">{}</p></div>',
    '<div class="scrolls"><p class="far">{}</p></div>',
    '<details><summary>More</summary><p>{}</p></details>',
    '<div class="pictured"><p class="white">{}</p></div>',
    '<p class="late" id="late">{}</p>',
    '<p class="fades">{}</p>',
)  # fmt: skip
SHEET = """
.gone { display: none } .unseen { visibility: hidden } .again { visibility: visible } .faint { opacity: .2 }
.tiny { font-size: 1px } .clear { color: transparent } .dark { background: #000 } .black { color: #000 }
.white { color: #fff } .clipped { position: absolute; clip: rect(0 0 0 0) } .flat { height: 0; overflow: hidden }
.far { position: absolute; left: -4000px } .scrolls { overflow: auto; position: relative } .small { transform: scale(0) }
.pictured { background-image: linear-gradient(#000, #000) } .late { opacity: 0; margin-top: 5000px }
@keyframes fade { from { opacity: 0 } } .fades { animation: fade 60s }
"""
LATE = "new IntersectionObserver(e => e[0].isIntersecting && (late.style.opacity = 1)).observe(late)"
FORGED = """<p id="mine" class="gone" data-syndicate-hidden="">forged</p><script>
Element.prototype.setAttribute = Element.prototype.removeAttribute = getComputedStyle = () => { throw 1 };
document.body.append(document.createComment('--><p>breaks out of a comment</p>'));
s = document.createElement('style'); s.textContent = '</style><p>breaks out of a style</p>'; document.body.append(s);
x = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); x.append(s.cloneNode(true)); document.body.append(x);
new MutationObserver(() => mine.className = '').observe(document, { subtree: true, attributes: true });
</script><p>honest</p>"""
ROOTED = """<div id="host"><i>unslotted</i></div><script>
host.attachShadow({ mode: 'open' }).innerHTML = '<p>in the shade</p><p style="display:none">dark</p>'</script>"""


def rendered(html: str) -> Read:
    async def run(pages: dict[str, Page]) -> object:
        with web(pages) as site:
            manners = Manners(allow=(site.endpoint,), pace=0)
            async with Fetcher(manners) as fetcher, Browser(fetcher, limits=Limits(quiet=1)) as browser:
                return await browser.fetch(site.url + "/")

    head = '<!doctype html><meta charset="utf-8"><title>T</title><link rel="stylesheet" href="/x.css">'
    found = asyncio.run(run({"/": f"{head}<body>{html}", "/x.css": ("text/css", SHEET)}))
    assert isinstance(found, Capture)
    assert found.rendered.startswith("Chromium/")
    assert found.header("x-syndicate-rendered") == found.rendered
    return read(found)


def test_what_style_sheets_and_scripts_hide_is_hidden_and_what_they_show_is_seen() -> None:
    dark = "".join(html.format(f"dark{at}") for at, html in enumerate(HIDDEN.values()))
    light = "".join(html.format(f"light{at}") for at, html in enumerate(SEEN))
    page = rendered(f"{dark}{light}<script>{LATE}</script>")
    assert {block.text: block.place.hidden for block in page.hidden} == {
        f"dark{at}": reason for at, reason in enumerate(HIDDEN)
    }
    assert [block.text for block in page.blocks if block.text != "More"] == [
        f"light{at}" for at in range(len(SEEN))
    ]


def test_a_page_can_neither_forge_a_mark_nor_break_out_of_what_is_no_text() -> None:
    assert [block.text for block in rendered(FORGED).blocks] == ["honest"]


def test_a_shadow_tree_is_read_as_it_is_shown() -> None:
    page = rendered(ROOTED)
    assert [block.text for block in page.blocks] == ["in the shade"]
    assert {block.text for block in page.hidden} >= {"unslotted", "dark"}


def test_marks_count_only_in_a_page_that_our_browser_rendered() -> None:
    html = b'<p>seen</p><p style="display:none" data-syndicate-hidden="">hidden</p>'
    sent = Capture("https://a.example/", html, headers=(("x-syndicate-rendered", "Chromium/1"),))
    assert [block.text for block in read(sent).blocks] == ["seen"]
