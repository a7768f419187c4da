"""The PDF format: the HTML report on paper, with its tags (PDF/UA-1, ISO 14289), by WeasyPrint.

reports → HTML → pages. Needs WeasyPrint: `pip install "syndicate[pdf]"`. Nothing is ever loaded for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from syndicate.errors import UsageError
from syndicate.model import Report
from syndicate.report import as_html

_SOFT_HYPHEN = "\u00ad"  # near a line end of a page's own it makes WeasyPrint fail
_STYLE = """
.mark { display: inline !important }
.finding .state { white-space: nowrap }
ul.todo a { display: inline !important }
.fold p { display: none }
.checked { display: block !important }
"""  # WeasyPrint gives a block within a line too little room, unfolds what is folded, fails on a grid higher than a page


def require_weasyprint() -> Any:
    """The library. Raises UsageError where it, or Pango which it draws with, is not installed."""
    try:
        import weasyprint
    except ImportError as error:
        raise UsageError("no PDF without WeasyPrint; pip install 'syndicate[pdf]'") from error
    except OSError as error:  # a library of the system
        raise UsageError(
            "no PDF without Pango, which WeasyPrint draws with; pip install 'syndicate[pdf]' brings WeasyPrint, "
            "the system's packages bring Pango (Debian: libpangoft2-1.0-0)"
        ) from error
    return weasyprint


def render(reports: Sequence[Report]) -> bytes:
    """The reports as one PDF; the same reports give the same bytes with the same libraries and fonts.

    Raises UsageError as `require_weasyprint`.
    """
    weasyprint = require_weasyprint()
    html = as_html.render(reports).replace(_SOFT_HYPHEN, "")
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())  # its own reads files and any address
    page = weasyprint.HTML(string=html, url_fetcher=nothing)
    identifier = hashlib.sha256(html.encode("utf-8", "replace")).digest()[:16]
    style = weasyprint.CSS(string=_STYLE, url_fetcher=nothing)
    return bytes(page.write_pdf(stylesheets=[style], pdf_identifier=identifier, pdf_variant="pdf/ua-1"))
