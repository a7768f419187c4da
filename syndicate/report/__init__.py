"""Reports as people and programs read them: a formatter a file, none of which knows a rule by name.

Report… → render → text | compact | json | jsonl | html | markdown | csv | sarif | junit | github | pdf
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from syndicate.errors import UsageError
from syndicate.model import Report
from syndicate.report import (
    as_compact,
    as_csv,
    as_github,
    as_html,
    as_json,
    as_jsonl,
    as_junit,
    as_markdown,
    as_pdf,
    as_sarif,
    as_text,
)

__all__ = ["FORMATS", "Formatter", "formatter"]

Formatter = Callable[[Sequence[Report]], str | bytes]

FORMATS: dict[str, Formatter] = {
    "text": as_text.render,
    "compact": as_compact.render,
    "json": as_json.render,
    "jsonl": as_jsonl.render,
    "html": as_html.render,
    "markdown": as_markdown.render,
    "csv": as_csv.render,
    "sarif": as_sarif.render,
    "junit": as_junit.render,
    "github": as_github.render,
    "pdf": as_pdf.render,
}
"""Every format by its name on the command line; all are text but `pdf`. `as_text.render` also takes a width and whether to colour."""


def formatter(name: str) -> Formatter:
    """The formatter of this name. Raises UsageError, naming the known ones, where there is none."""
    try:
        return FORMATS[name]
    except KeyError:
        raise UsageError(f"format {name!r} is not known; choose one of {', '.join(FORMATS)}") from None
