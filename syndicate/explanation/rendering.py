"""Rendering: the outline of a policy as text for a terminal, or as a page of HTML without scripts."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from syndicate import __version__, templating
from syndicate.explanation.outline import outline
from syndicate.model import Policy

_NARROWEST = 40  #: columns; below that an indented quote would be a column of single words


def as_text(policy: Policy, *, width: int = 80) -> str:
    """The policy in sentences, wrapped at `width` columns (addresses stay whole), for the editor."""
    filled = templating.render("policy.txt", outline=outline(policy))
    lines = (wrapped for line in filled.splitlines() for wrapped in _wrapped(line, max(width, _NARROWEST)))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def as_html(policy: Policy) -> str:
    """The policy as one page that loads nothing, for readers: without waivers, silence and notes."""
    return templating.render(
        "policy.html", outline=outline(policy, for_readers=True), tool_version=__version__
    )


def _wrapped(line: str, width: int) -> Iterator[str]:
    """The line in as many as it needs, each indented like the first, behind the dash of a list."""
    bare = line.lstrip()
    if not bare:
        yield ""
        return
    indent = " " * (len(line) - len(bare))
    hang = indent + ("  " if bare.startswith("- ") else "")
    yield from textwrap.wrap(
        bare,
        width,
        initial_indent=indent,
        subsequent_indent=hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
