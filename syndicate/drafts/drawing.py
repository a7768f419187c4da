"""Drawing: a capture of any medium as a capture of HTML."""

from __future__ import annotations

from dataclasses import replace

from syndicate.errors import PageError
from syndicate.model import Capture, Medium

MAILBOX = ".mbox"  #: how the name of a file of many e-mails ends

_ENDINGS = {
    ".md": Medium.MARKDOWN,
    ".markdown": Medium.MARKDOWN,
    ".rst": Medium.RST,
    ".adoc": Medium.ASCIIDOC,
    ".asciidoc": Medium.ASCIIDOC,
    ".pdf": Medium.PDF,
    ".eml": Medium.EMAIL,
    MAILBOX: Medium.EMAIL,
}
_HTML = (("content-type", "text/html; charset=utf-8"),)


def medium_of(name: str) -> Medium:
    """The medium of a file by the ending of its name; the web where it says nothing."""
    _, dot, ending = name.rpartition(".")
    return _ENDINGS.get(f"{dot}{ending.lower()}", Medium.WEB)


def as_page(capture: Capture) -> Capture:
    """The capture with the HTML that its medium's processor makes of it; one of the web comes back as it is.

    The digest stays that of the source. Raises PageError, with the reason, for what its processor cannot read.
    """
    if capture.drawn:
        return replace(capture, body=capture.drawn, drawn=b"", headers=_HTML)
    if capture.medium is Medium.MARKDOWN:
        from syndicate.drafts.markdown import html_of
    elif capture.medium is Medium.RST:
        from syndicate.drafts.rst import html_of
    elif capture.medium is Medium.PDF:
        from syndicate.drafts.pdf import html_of
    elif capture.medium is Medium.EMAIL:
        from syndicate.drafts.mail import html_of
    else:
        return capture
    try:
        html = html_of(capture.body)
    except PageError as error:
        error.url = capture.url
        raise
    except RecursionError:
        raise PageError("What it holds is nested too deep to be read.", url=capture.url) from None
    return replace(capture, body=html.encode("utf-8", "replace"), headers=_HTML)
