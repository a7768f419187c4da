"""Text: every address in plain letters at the end of its line, where every editor finds it whole.

Nothing stands right after it, not even an isolate: editors would take that into the link.
"""

from __future__ import annotations

from syndicate.snippets.parts import Credit
from syndicate.snippets.writing import written


def text(credit: Credit) -> str:
    """A line of text a line."""
    lines = []
    for line in credit.lines:
        said = written(line, credit, str, lambda words, _: words)
        addresses = dict.fromkeys(piece.href for piece in line if piece.href and piece.url != piece.text)
        lines.append("".join((said, *(f" – {each}" for each in addresses))))
    return "\n".join(lines)
