"""reStructuredText: a text by docutils, as the page that a site makes of it. No file is read, no raw HTML kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from syndicate.errors import PageError
from syndicate.page.charset import decode

if TYPE_CHECKING:
    from docutils import nodes

_SETTINGS: dict[str, Any] = {
    "_disable_config": True,  # no docutils.conf of the folder or of the user
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,  # no messages, neither in the page nor on stderr
    "halt_level": 5,
    "warning_stream": False,
    "input_encoding": "unicode",
    "output_encoding": "unicode",
    "embed_stylesheet": False,
    "stylesheet_path": "",
    "syntax_highlight": "none",
    "line_length_limit": 10_000_000,  # one paragraph, one line: how many write
}
_ENGLISH = ' xml:lang="en" lang="en"'  # what docutils says of every text
_MISSING = "To read reStructuredText, docutils is needed: pip install 'syndicate[drafts]'"
_BROKEN = (AssertionError, AttributeError, LookupError, TypeError, ValueError)


def html_of(body: bytes) -> str:
    """The page: the text as docutils writes it; author and date of its docinfo in the head, as sites keep them.

    Raises PageError where docutils is not installed or breaks off, RecursionError for what is nested too deep.
    """
    try:
        from docutils import ApplicationError
        from docutils.core import publish_doctree, publish_from_doctree
    except ImportError:
        raise PageError(_MISSING) from None
    text = decode(body, "text/plain; charset=utf-8").text
    try:
        document = publish_doctree(text, settings_overrides=_SETTINGS)
        _into_head(document)
        html = str(publish_from_doctree(document, writer="html5", settings_overrides=_SETTINGS))
    except (ApplicationError, *_BROKEN):
        raise PageError("docutils cannot read it as reStructuredText.") from None
    return html.replace(_ENGLISH, "", 1)


def _into_head(document: nodes.document) -> None:
    """The facts of the docinfo as lines of the head; where it stands in the page is the site's affair."""
    from docutils import nodes

    for docinfo in tuple(document.findall(nodes.docinfo)):
        for kind, name in ((nodes.author, "author"), (nodes.date, "date")):
            for each in docinfo.findall(kind):
                document.insert(0, nodes.meta(name=name, content=each.astext()))
        docinfo.parent.remove(docinfo)
