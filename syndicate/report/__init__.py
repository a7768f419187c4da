"""Reports as people and programs read them: a formatter a file, none of which knows a rule by name.

Report… → render → text | json | html | markdown
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from syndicate.errors import UsageError
from syndicate.model import Report
from syndicate.report import as_html, as_json, as_markdown, as_text

__all__ = ["FORMATS", "Formatter", "formatter"]

Formatter = Callable[[Sequence[Report]], str]

FORMATS: dict[str, Formatter] = {
    "text": as_text.render,
    "json": as_json.render,
    "html": as_html.render,
    "markdown": as_markdown.render,
}
"""Every format by its name on the command line. `as_text.render` also takes a width and whether to colour."""


def formatter(name: str) -> Formatter:
    """The formatter of this name. Raises UsageError, naming the known ones, where there is none."""
    try:
        return FORMATS[name]
    except KeyError:
        raise UsageError(f"format {name!r} is not known; choose one of {', '.join(FORMATS)}") from None
