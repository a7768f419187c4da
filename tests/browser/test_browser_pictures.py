"""The picture of a page as it was rendered, with the findings framed."""

from __future__ import annotations

import io

from browser_web import Drawing, web
from PIL import Image

PAGE = """<!doctype html><link rel="stylesheet" href="/x.css"><body><p>One</p><p id="two"></p>
<script>two.textContent = 'Two'; document.body.style.background = 'rgb(0, 0, 255)'</script>"""
RED, BLUE, GREEN = (0xB3, 0x26, 0x1E), (0, 0, 255), (0, 255, 0)


def pictures(
    drawing: Drawing, outlines: tuple[tuple[str, str], ...], css: str = ""
) -> tuple[Image.Image, bytes | None, list[str]]:
    with web({"/": PAGE, "/x.css": ("text/css", css)}) as site:
        drawing.pages(site, "/")
        first, second = drawing.picture(site.url + "/", outlines), drawing.picture(site.url + "/")
        assert first is not None
        return Image.open(io.BytesIO(first)).convert("RGB"), second, site.hits


def test_a_finding_is_framed_on_the_page_as_it_was_rendered(drawing: Drawing) -> None:
    css = "body { margin: 0 } p { margin: 100px; height: 50px; background: rgb(0, 255, 0) }"
    picture, again, hits = pictures(
        drawing, (("body > p:nth-of-type(2)", "credit"), ("body > b", "none")), css
    )
    plain, _, _ = pictures(drawing, (), css)
    assert picture.size == plain.size == (1280, 1600)
    assert picture.getpixel((5, 5)) == plain.getpixel((5, 5)) == BLUE
    assert [picture.getpixel((97, y)) for y in (125, 275)] == [
        BLUE,
        RED,
    ]  # beside the first, beside the second
    assert picture.getpixel((600, 125)) == picture.getpixel((600, 275)) == GREEN
    assert plain.getpixel((97, 275)) == BLUE
    assert again is None
    assert hits == ["/", "/x.css"]


def test_a_page_without_end_is_pictured_as_far_as_a_picture_goes(drawing: Drawing) -> None:
    picture, _, _ = pictures(drawing, (), "p { height: 200000px }")
    assert picture.size == (1280, 16_000)
