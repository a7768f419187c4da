"""The HTML report in a real browser: WCAG 2.2 AA as far as axe can tell, its filters, no sideways scrolling."""

from __future__ import annotations

import shutil
from collections import defaultdict
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
DRAWN = ".page { content-visibility: visible !important }"  # axe measures what is not drawn yet as if it had no size
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


def spoken(page: sync_api.Page) -> set[str]:
    """The texts that a screen reader gets, those that CSS writes too, each whole."""
    texts: defaultdict[str, str] = defaultdict(str)
    for node in page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]:
        if node["role"]["value"] == "StaticText":
            texts[node["parentId"]] += node["name"]["value"]
    return set(texts.values())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_against_wcag(
    browser: sync_api.Browser, html: str, width: int, scheme: str
) -> None:
    page = opened(browser, html, width, scheme)
    page.add_style_tag(content=DRAWN)
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


@pytest.mark.parametrize(
    ("clause", "site", "without", "told", "sections"),
    [
        ("", "", "", "5 of 5 pages shown", 5),
        ("author credit (3)", "", "", "3 of 5 pages shown", 3),
        ("author credit (3)", "", "non_compliant", "2 of 5 pages shown", 2),
        ("", "walled.example (1)", "", "1 of 5 pages shown", 1),
        ("author credit (3)", "walled.example (1)", "", "0 of 5 pages shown", 0),
    ],
)
def test_filters_work_together_and_tell_how_many_pages_are_shown(
    browser: sync_api.Browser, html: str, clause: str, site: str, without: str, told: str, sections: int
) -> None:
    page = opened(browser, html)
    if clause:
        page.select_option("#by-clause", label=clause)
    if site:
        page.select_option("#by-site", label=site)
    if without:
        page.locator(f"#show-{without}").uncheck()
    read = spoken(page)
    shown = page.locator(".page:visible").count(), page.locator("nav tbody tr:visible").count()
    page.close()
    assert shown == (sections, sections)
    assert told in read
