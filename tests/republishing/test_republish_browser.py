"""The block in a real browser, in Arabic on a narrow dark screen: WCAG 2.2 AA as far as axe can tell, and its button."""

from __future__ import annotations

import shutil

import pytest
from republish_pages import offered

from syndicate.republishing import page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium; .ci/chromium installs it")
sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright, of the group dev")
axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="needs axe, of the group dev"
)
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def test_it_can_be_used_by_everybody_and_its_policy_lets_its_script_run() -> None:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_page(viewport={"width": 320, "height": 800}, color_scheme="dark")
        refused: list[str] = []
        opened.on("console", lambda message: refused.append(message.text))
        opened.set_content(page(offered("global-research", "ar")))
        opened.evaluate("document.querySelector('details').open = true")
        found = axe_playwright.Axe().run(opened, options=WCAG).response
        width = opened.evaluate("document.documentElement.scrollWidth")
        opened.locator("button").first.click()
        said = opened.locator("[role=status]").first
        sync_api.expect(said).to_have_text("تم النسخ")
        browser.close()
    assert ([one["id"] for one in found["violations"]], len(found["passes"]) > 10) == ([], True)
    assert (refused, width) == ([], 320)
