"""The HTML format: one file that needs no script and loads nothing; every figure of a picture stands in a table too."""

from __future__ import annotations

from syndicate import templating
from syndicate.report.reading import words
from syndicate.summary import pictures, reading
from syndicate.summary.summary import Summary


def render(summary: Summary, *, note: str = "") -> str:
    """The summary as one HTML file; each part has an anchor, such as `#due` or `#sites`.

    `note` stands under the title: what a reader of the file must know and no summary says.
    """
    drawn = summary.timelines.items
    first = pictures.earliest(drawn, summary.now)
    return templating.render(
        "summary.html",
        summary=summary,
        note=note,
        reading=reading,
        words=words,
        symbols=reading.SYMBOLS,
        trend=pictures.trend(summary.weeks),
        height=pictures.HEIGHT,
        left=pictures.LEFT,
        first=first,
        courses=tuple((line, pictures.course(line, first, summary.now)) for line in drawn),
    )
