"""read: a capture becomes a page.

bytes → charset → DOM → visibility, zones → blocks, links, images → sections → metadata, language → problem
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from syndicate import model
from syndicate.errors import NotHtml, PageError
from syndicate.model import Capture
from syndicate.page import blocks, charset, kinds, problem
from syndicate.page.charset import Decoded
from syndicate.page.dom import Dom
from syndicate.page.language import language
from syndicate.page.metadata import metadata
from syndicate.page.sections import sectioned
from syndicate.page.uncollected import uncollected
from syndicate.urls import absolute


class Page(model.Page):
    """A page as a visitor sees it; see `syndicate.model.Page` for its parts."""

    __slots__ = ()

    @classmethod
    def from_html(cls, html: bytes | str, *, url: str, headers: Mapping[str, str] | None = None) -> Page:
        """Read a page that you already have.

        `html` is the body as it was sent (bytes), or text. `url` is where it stood: links are resolved
        against it. `headers` are the response's, such as `Content-Type`. What is wrong with the page is in
        `problem`; nothing is raised for bad HTML.
        """
        given = tuple((name.lower(), value) for name, value in (headers or {}).items())
        if isinstance(html, str):
            html = html.encode("utf-8", "replace")
            given = (*(pair for pair in given if pair[0] != "content-type"), ("content-type", _UTF8))
        return read(Capture(url=url, body=html, headers=given))


_UTF8 = "text/html; charset=utf-8"


def read(capture: Capture) -> Page:
    """Read a capture. Pure; linear in the size of the body.

    A capture that is not wholly the page a visitor sees comes back with `problem` set, and with what could
    be read of it.
    """
    kind_fault = kinds.fault(capture)
    if kind_fault:
        return _unread(capture, NotHtml(kind_fault, url=capture.final_url))
    decoded = charset.decode(capture.body, capture.header("content-type"))
    text_fault = decoded.fault or kinds.text_fault(decoded.text)
    if text_fault:
        return _unread(capture, NotHtml(text_fault, url=capture.final_url))
    with uncollected():
        page = _page(capture, decoded)
    trouble = problem.problem(page)
    return page if trouble is None else replace(page, problem=trouble)


def _page(capture: Capture, decoded: Decoded) -> Page:
    dom = Dom(decoded.text)
    base = _base(dom, capture.final_url)
    found = sectioned(blocks.content(dom, base, rendered=bool(capture.rendered)), dom)
    facts = metadata(dom, capture, base, found)
    return Page(
        capture=capture,
        blocks=found.blocks,
        hidden=found.hidden,
        links=found.links,
        images=found.images,
        metadata=facts,
        language=language(dom, [block.text for block in found.blocks if len(block.text) > 40]),
        encoding=decoded.encoding,
    )


def _unread(capture: Capture, trouble: PageError) -> Page:
    return Page(capture=capture, encoding="", problem=trouble)


def _base(dom: Dom, url: str) -> str:
    """The address that links are resolved against: the first `<base href>`, else the page's own."""
    for node in dom.by_tag["base"]:
        if node.has("href"):
            return absolute(node.get("href"), url) or url
    return url
