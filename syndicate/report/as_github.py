"""The GitHub format: workflow commands, which a run of GitHub Actions shows as annotations.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands. GitHub shows ten errors, ten warnings and
ten notices of a step; the others are in its log.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from syndicate.escaping import one_line
from syndicate.model import Finding, Outcome, Report, Strength, Verdict
from syndicate.report import reading


def render(reports: Sequence[Report]) -> str:
    """A command a line: how many pages came to what, then for each page what is not met and what could not be told.

    An error is what fails a run: a condition that is not met. Requests, and conditions that nobody could tell, are
    warnings; what was waived is a notice.
    """
    told = [_command("notice", "Republication report", reading.tally_words(reports))]
    for report in reports:
        told += _page(report)
    return "".join(f"{each}\n" for each in told)


def _page(report: Report) -> Iterator[str]:
    if report.verdict is Verdict.NOT_CHECKED:
        yield _command("warning", "not checked", report.reason, report.url)
    for finding in reading.ordered(report.findings):
        if level := _level(finding):
            waived = reading.waiver_words(finding)
            lines = (reading.gist(finding), finding.remedy, f"Waived {waived}" if waived else "", report.url)
            yield _command(level, reading.name(finding), *lines, file=_file(report, finding))


def _level(finding: Finding) -> str:
    """The command for a finding; "" for what passed, and for wishes that could not be told."""
    is_condition = finding.strength is Strength.CONDITION
    if finding.outcome is Outcome.FAILED:
        return "notice" if finding.waiver else "error" if is_condition else "warning"
    return "warning" if finding.outcome is Outcome.CANNOT_TELL and is_condition else ""


def _file(report: Report, finding: Finding) -> str:
    """The properties by which GitHub shows it beside the line of the file; "" where that is not known."""
    name, colon, line = reading.place(report, finding).rpartition(":")
    return f"file={_property(one_line(name))},line={line}," if colon else ""


def _command(level: str, title: str, *lines: str, file: str = "") -> str:
    text = "\n".join(line for line in map(one_line, lines) if line)
    return f"::{level} {file}title={_property(one_line(title, 200))}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
