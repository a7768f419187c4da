"""The Markdown format: for an issue, a wiki or a mail; nothing that a page or a policy says becomes markup."""

from __future__ import annotations

from syndicate import templating
from syndicate.report.reading import words
from syndicate.summary import reading
from syndicate.summary.summary import Summary

_MOST = 20  #: things of a list


def render(summary: Summary) -> str:
    """The summary as CommonMark with GitHub's tables (GFM §4.10)."""
    return templating.render("summary.md", summary=summary, reading=reading, words=words, most=_MOST)
