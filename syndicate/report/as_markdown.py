"""The Markdown format: for an issue, a wiki or a mail; nothing of the page's own text becomes markup."""

from __future__ import annotations

from collections.abc import Sequence

from syndicate import templating
from syndicate.model import Report
from syndicate.report import reading


def render(reports: Sequence[Report]) -> str:
    """The reports as CommonMark with GitHub's tables (GFM §4.10)."""
    return templating.render(
        "report.md",
        reports=tuple(reports),
        tally_words=reading.tally_words(reports),
        limits=reading.LIMITS,
        words=reading.words,
        symbols=reading.SYMBOLS,
        copied=reading.copied,
        name=reading.name,
        ordered=reading.ordered,
        page_title=reading.page_title,
        seen=reading.seen,
        spaced=reading.spaced,
        waiver_words=reading.waiver_words,
    )
