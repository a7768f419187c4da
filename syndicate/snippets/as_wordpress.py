"""WordPress: block markup, as its editor and its REST interface take it."""

from __future__ import annotations

from syndicate.snippets.as_html import inline, picture
from syndicate.snippets.parts import Credit, Line
from syndicate.snippets.writing import direction


def blocks(credit: Credit) -> str:
    """A paragraph block a line; the counter as a block of HTML, since a picture block would add a figure.

    WordPress takes `bdi` out of what most of its authors write.
    """
    written = [_paragraph(line, direction(line, credit)) for line in credit.lines]
    written += [f"<!-- wp:html -->\n{each}\n<!-- /wp:html -->" for each in picture(credit.counter)]
    return "\n\n".join(written)


def _paragraph(line: Line, side: str) -> str:
    attributes, marked = (' {"direction":"rtl"}', ' dir="rtl"') if side == "rtl" else ("", "")
    return f"<!-- wp:paragraph{attributes} -->\n<p{marked}>{inline(line, side, marked=False)}</p>\n<!-- /wp:paragraph -->"
