"""The JSON Lines format (jsonlines.org): a report a line, each of the schema `syndicate.report/1`."""

from __future__ import annotations

from collections.abc import Sequence

from syndicate.model import Report
from syndicate.report.as_json import written


def render(reports: Sequence[Report]) -> str:
    """The reports, each on a line of its own; nothing for none."""
    return "".join(f"{written(report.to_dict())}\n" for report in reports)
