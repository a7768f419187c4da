"""Rendering: the block as HTML in one piece, and a page that shows it under its article."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from syndicate import escaping, templating
from syndicate.republishing.head_lines import head
from syndicate.republishing.offering import Offer
from syndicate.snippets.as_html import article, inline
from syndicate.snippets.parts import Line, Piece
from syndicate.snippets.sentences import fill
from syndicate.snippets.writing import direction

if TYPE_CHECKING:
    from markupsafe import Markup

_SCRIPT, _STYLE = "republish.js", "republish.css"


def block(offer: Offer) -> str:
    """The block: a section with its style and its script, which load nothing and send nothing."""
    from markupsafe import Markup, escape

    words = offer.words
    publisher = (Piece(offer.credit.publisher),) if offer.credit.publisher else ()
    html = templating.render(
        "republish.html",
        words={name: text for name, text in words.items() if isinstance(text, str)},
        lang=offer.credit.lang,
        dir=offer.credit.dir,
        intro=_html(fill(words["intro"], publisher=publisher), offer) if publisher else "",
        warnings=[_html(line, offer) for line in offer.warnings],
        references=[_html(line, offer) for line in offer.references],
        sections=[(each.title, [_html(line, offer) for line in each.lines]) for each in offer.sections],
        samples=[(each.label, escape(escaping.xml(each.text.strip("\n")))) for each in offer.samples],
        with_links=bool(offer.credit.body) and not offer.copies_text,
        style=Markup(_text(_STYLE)),  # noqa: S704 -- our own file
        script=Markup(_text(_SCRIPT)),  # noqa: S704 -- our own file
    )
    return f"{html.strip()}\n"


def page(offer: Offer) -> str:
    """A page with the article as readers get it, the head lines and the block; it loads nothing, the counter neither."""
    from markupsafe import Markup

    shown = article(replace(offer.credit, counter="", top=(), end=()))
    return templating.render(
        "republish-page.html",
        lang=offer.credit.lang,
        title=offer.credit.title,
        head=Markup(head(offer)),  # noqa: S704 -- escaped there
        article=Markup(shown),  # noqa: S704 -- escaped there
        block=Markup(block(offer)),  # noqa: S704 -- escaped there
        security=content_security(),
    )


def content_security() -> str:
    """The sources that a Content-Security-Policy (CSP 3 §2.3.1) has to allow for the block: its script and its style."""
    return f"script-src '{_digest(_SCRIPT)}'; style-src '{_digest(_STYLE)}'"


def _digest(name: str) -> str:
    return f"sha256-{b64encode(sha256(_text(name).encode()).digest()).decode()}"


def _text(name: str) -> str:
    """As a browser has it, which makes one line end of CR LF before it takes the digest."""
    return (templating.source(name) or "").replace("\r\n", "\n")


def _html(line: Line, offer: Offer) -> Markup:
    from markupsafe import Markup

    return Markup(inline(line, direction(line, offer.credit)))  # noqa: S704 -- escaped there
