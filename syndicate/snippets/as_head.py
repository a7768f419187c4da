"""Head: the lines for the head of the page that the terms ask for; none where they ask for none."""

from __future__ import annotations

from html import escape

from syndicate import escaping
from syndicate.snippets.parts import Credit


def head(credit: Credit) -> str:
    """The canonical address (RFC 6596) and what keeps crawlers away."""
    lines = (
        [f'<link rel="canonical" href="{escape(escaping.href(credit.canonical))}">']
        if credit.canonical
        else []
    )
    lines += [
        f'<meta name="{escape(escaping.one_line(name).lower())}" content="noindex">'
        for name in credit.crawlers
    ]
    return "\n".join(lines)
