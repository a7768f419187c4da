"""reStructuredText as the page that it becomes."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from syndicate.drafts import as_page
from syndicate.errors import PageError
from syndicate.model import Capture, Medium, Outcome, Report, Verdict
from syndicate.page import read
from syndicate.running import check_capture, check_targets
from tests.samples import PARAGRAPHS, URL, WORK, policy

NOW = datetime(2026, 5, 1, tzinfo=UTC)
TITLE = "The Price of a Reprint\n======================\n\n"
DOCINFO = ":Author: Ada Lindqvist\n:Date: 2026-03-02\n\n"
TEXT = "\n\n".join(PARAGRAPHS)
CREDIT = f"By Ada Lindqvist. Originally published by `Global Research <{URL}>`_.\n\n"


def capture(source: str) -> Capture:
    return Capture("file:///post.rst", source.encode(), medium=Medium.RST, file="post.rst")


def texts(source: str) -> list[str]:
    return [block.text for block in read(as_page(capture(source))).blocks]


def test_the_title_and_the_docinfo_are_the_head_of_the_page() -> None:
    page = read(as_page(capture(f"{TITLE}{DOCINFO}Words *of* a `link <https://b.example/>`_.\n")))
    assert [block.text for block in page.blocks] == ["The Price of a Reprint", "Words of a link."]
    said = page.metadata
    assert (said.title, said.published) == ("The Price of a Reprint", date(2026, 3, 2))
    assert [fact.value for fact in said.authors] == ["Ada Lindqvist"]
    assert [link.href for link in page.links] == ["https://b.example/"]


def test_no_file_is_read_and_no_html_kept(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    directives = (f"include:: {secret}", f"csv-table::\n   :file: {secret}", "raw:: html\n\n   <p>raw</p>")
    assert texts("One\n\n" + "".join(f".. {each}\n\n" for each in directives) + "two :nonsense:`x`\n") == [
        "One",
        "two :nonsense:`x`",
    ]
    assert capfd.readouterr() == ("", "")


def test_no_settings_of_the_folder_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docutils.conf").write_text("[general]\nraw_enabled: yes\ntitle: from the folder\n")
    monkeypatch.chdir(tmp_path)
    assert read(as_page(capture(TITLE))).metadata.title == "The Price of a Reprint"


def test_a_draft_with_the_credit_fails_no_term() -> None:
    found = check_capture(capture(f"{TITLE}{CREDIT}{TEXT}\n\n© 2026 Global Research\n"), WORK, policy(), NOW)
    assert found.verdict is Verdict.COMPLIANT


def test_a_mend_goes_to_a_line_of_the_source() -> None:
    found = check_capture(capture(f"{TITLE}From Global Research\n\n{TEXT}\n"), WORK, policy(), NOW)
    link = found.finding("original_link")
    assert (link.outcome, link.line) == (Outcome.FAILED, 4)


def test_without_docutils_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docutils", None)
    with pytest.raises(PageError, match=r"docutils is needed: pip install 'syndicate\[drafts\]'$"):
        texts("Text")


class Here:
    """Runs what is to be confined in this process."""

    async def run_async(self, function: Any, *args: Any, url: str = "") -> Any:
        return function(*args)


def test_what_is_nested_too_deep_is_not_checked_and_the_report_says_why() -> None:
    deep = "\n".join(f"{'  ' * each}* x\n" for each in range(400))

    async def first() -> Report:
        async for _, report in check_targets([capture(deep)], WORK, policy(), None, Here(), now=NOW):  # type: ignore[arg-type]
            return report
        raise AssertionError

    found = asyncio.run(first())
    assert (found.verdict, found.url) == (Verdict.NOT_CHECKED, "file:///post.rst")
    assert found.reason == "What it holds is nested too deep to be read."
