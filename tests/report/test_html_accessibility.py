"""The HTML report in a real browser: WCAG 2.2 AA as far as axe can tell, its filters, no sideways scrolling."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest

from syndicate.model import Report, Verdict
from syndicate.report.as_html import render

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium; .ci/chromium installs it")
sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright, of the group dev")
axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="needs axe, of the group dev"
)

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
ARABIC = "بقي الميناء مفتوحا يوم الاثنين بعد أن اجتمع المجلس ست ساعات واستمع إلى أربعين شخصا يعيشون من البحر"


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield started
        started.close()


@pytest.fixture
def html(reports: tuple[Report, ...], failing: Report) -> str:
    """A report of every verdict and outcome, with one page that reads from right to left."""
    assert failing.page
    page = replace(failing.page, language="ar", metadata=replace(failing.page.metadata, title=ARABIC))
    arabic = replace(failing, page=page, work=replace(failing.work, title=ARABIC, language="ar"))
    review = replace(
        arabic, verdict=Verdict.NEEDS_REVIEW, url="https://blog.example.net/" + "long-address-" * 20
    )
    return render([*reports, review, replace(failing, verdict=Verdict.NOT_A_COPY)])


def opened(browser: sync_api.Browser, html: str, width: int = 1280, scheme: str = "light") -> sync_api.Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.set_content(html)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_against_wcag(
    browser: sync_api.Browser, html: str, width: int, scheme: str
) -> None:
    page = opened(browser, html, width, scheme)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    found = axe_playwright.Axe().run(page, options=WCAG).response
    page.close()
    assert len(found["passes"]) > 10
    told = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]]
    assert told == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_has_to_be_scrolled_sideways(browser: sync_api.Browser, html: str, width: int) -> None:
    page = opened(browser, html, width)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= width


def test_a_verdict_is_hidden_by_the_keyboard_and_printed_all_the_same(
    browser: sync_api.Browser, html: str
) -> None:
    page = opened(browser, html)
    page.locator("#show-compliant").focus()
    page.keyboard.press("Space")
    shown = [page.locator(f"#page-{number}").is_visible() for number in (1, 2)]
    rows = page.locator("nav tbody tr:visible").count()
    page.emulate_media(media="print")
    printed = [page.locator(f"#page-{number}").is_visible() for number in (1, 2)]
    page.close()
    assert (shown, rows, printed) == ([True, False], 4, [True, True])


def test_where_no_verdict_is_chosen_it_says_so(browser: sync_api.Browser, html: str) -> None:
    page = opened(browser, html)
    for box in page.locator(".filters input").all():
        box.uncheck()
    told = page.locator(".none").is_visible(), page.locator(".page:visible").count()
    page.close()
    assert told == (True, 0)
