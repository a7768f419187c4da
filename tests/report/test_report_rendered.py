"""Reports tell that a page was looked at as a browser drew it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from syndicate.model import Report
from syndicate.report import as_html, as_text


def drawn(report: Report) -> Report:
    assert report.page is not None
    capture = replace(report.page.capture, rendered="Chromium/156.0.8078.79")
    return replace(report, page=replace(report.page, capture=capture))


def test_the_json_names_the_browser_and_null_without_one(failing: Report, unchecked: Report) -> None:
    reports = (drawn(failing), failing, unchecked)
    assert [report.to_dict()["page"]["rendered"] for report in reports] == [
        "Chromium/156.0.8078.79",
        None,
        None,
    ]


@pytest.mark.parametrize("render", [as_text.render, as_html.render])
def test_a_reader_is_told_only_of_a_page_that_was_drawn(failing: Report, render: Callable[..., str]) -> None:
    said = "looked at as drawn by Chromium 156.0.8078.79"
    assert said in render([drawn(failing)])
    assert "as drawn by" not in render([failing])
