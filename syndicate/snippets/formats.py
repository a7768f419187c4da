"""Formats: every format by its name, with its writer and what it can hold. A new one is a writer and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from syndicate.snippets import (
    as_asciidoc,
    as_bbcode,
    as_email,
    as_front_matter,
    as_head,
    as_html,
    as_json_ld,
    as_latex,
    as_markdown,
    as_mediawiki,
    as_org,
    as_rss,
    as_rst,
    as_text,
    as_textile,
    as_wordpress,
)
from syndicate.snippets.parts import Credit


@dataclass(frozen=True, slots=True)
class Format:
    """How a credit is written, how files of the kind end, and what such a file can hold."""

    write: Callable[[Credit], str]
    ending: str
    links: bool = True  #: an address becomes a hyperlink
    follows: bool = (
        True  #: which search engines may follow; boards set `nofollow` on what their members write
    )
    counts: bool = True  #: it can hold the publisher's counter
    has_body: bool = False  #: the text of the article is in it
    is_rich: bool = False  #: editors want it as formatted text (text/html on the clipboard), not as source
    is_shown: bool = True  #: readers see it; else it goes into the head of a page


FORMATS = {
    "html": Format(as_html.block, ".html"),
    "html-article": Format(as_html.article, ".html", has_body=True),
    "markdown": Format(as_markdown.markdown, ".md"),
    "bbcode": Format(as_bbcode.bbcode, ".bbcode", follows=False),
    "text": Format(as_text.text, ".txt", links=False, counts=False),
    "wordpress": Format(as_wordpress.blocks, ".html"),
    "ghost": Format(as_html.ghost, ".html"),
    "medium": Format(as_html.bare, ".html", counts=False, is_rich=True),
    "substack": Format(as_html.bare, ".html", counts=False, is_rich=True),
    "mediawiki": Format(as_mediawiki.wikitext, ".wiki", counts=False),
    "rst": Format(as_rst.rst, ".rst"),
    "asciidoc": Format(as_asciidoc.asciidoc, ".adoc"),
    "org": Format(as_org.org, ".org"),
    "textile": Format(as_textile.textile, ".textile"),
    "latex": Format(as_latex.latex, ".tex", counts=False),
    "hugo": Format(as_front_matter.hugo, ".md"),
    "jekyll": Format(as_front_matter.jekyll, ".md"),
    "eleventy": Format(as_front_matter.eleventy, ".md"),
    "rss": Format(as_rss.item, ".xml", has_body=True),
    "email": Format(as_email.email, ".eml", has_body=True),
    "jsonld": Format(as_json_ld.json_ld, ".html", counts=False, is_shown=False),
    "head": Format(as_head.head, ".html", counts=False, is_shown=False),
}
