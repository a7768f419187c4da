"""Formats: a summary as text, JSON, HTML or Markdown, and copies one by one as JSON lines or CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from syndicate.errors import UsageError
from syndicate.summary import as_html, as_json, as_markdown, as_rows, as_text
from syndicate.summary.lines import CopyLine
from syndicate.summary.summary import Summary

FORMATS: dict[str, Callable[[Summary], str]] = {
    "text": as_text.render,
    "json": as_json.render,
    "html": as_html.render,
    "markdown": as_markdown.render,
}
"""What a summary can be rendered as. `as_text.render` also takes a width and whether to colour."""

STREAMS: dict[str, Callable[[Iterable[CopyLine]], Iterator[str]]] = {
    "jsonl": as_rows.json_lines,
    "csv": as_rows.csv_lines,
}
"""What copies can be written as, each as it comes, so that any number of them needs no memory."""


def render(summary: Summary, name: str) -> str:
    """The summary in the format of this name. Raises UsageError, naming the known ones, where there is none."""
    if name not in FORMATS:
        raise UsageError(f"format {name!r} is not known; choose one of {', '.join(FORMATS)}")
    return FORMATS[name](summary)


def stream(lines: Iterable[CopyLine], name: str) -> Iterator[str]:
    """The copies in the format of this name, a piece of text at a time; no summary is made of them.

    Raises UsageError, naming the known ones, where there is none.
    """
    if name not in STREAMS:
        raise UsageError(f"format {name!r} is not known; choose one of {', '.join(STREAMS)}")
    return STREAMS[name](lines)
