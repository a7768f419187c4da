"""The compact format: a line a page, for a log, a pipe or many pages at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from syndicate.escaping import one_line
from syndicate.model import Report, Verdict
from syndicate.report import reading

_ROOM = max(len(reading.words(verdict)) for verdict in Verdict)  #: columns of the verdict
_LONGEST_NAME = 80  #: characters of the name of a term; an ask of a policy can be a paragraph


def render(reports: Sequence[Report]) -> str:
    """A line for each page, none of them wrapped: mark, verdict, address, what decided; then how many came to what.

    Of a file, each finding that decided follows as compilers write what they find, `file:line: …`, for editors to open.
    """
    lines = [line for report in reports for line in (_line(report), *_places(report))]
    return "\n".join([*lines, reading.tally_words(reports), ""])


def _places(report: Report) -> Iterator[str]:
    for finding in reading.deciding(report):
        if place := reading.place(report, finding):
            yield one_line(f"{place}: {reading.gist(finding)}")


def _line(report: Report) -> str:
    mark, verdict = reading.SYMBOLS[report.verdict], reading.words(report.verdict)
    terms = ", ".join(one_line(reading.name(each), _LONGEST_NAME) for each in reading.deciding(report))
    said = terms or ("" if report.verdict is Verdict.COMPLIANT else one_line(report.reason))
    return "  ".join(
        part for part in (f"{mark} {verdict:<{_ROOM}}", one_line(report.url), said) if part
    ).rstrip()
