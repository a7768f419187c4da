"""Picturing: a page as it was rendered, drawn once more from what it was made of, with frames around the findings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from syndicate.browser.limits import Limits
from syndicate.browser.reader import VIEWPORT
from syndicate.browser.supply import Supply, alone
from syndicate.browser.worlds import in_a_world_apart, script

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext

TALLEST = 16_000  #: pixels; Chromium draws no more at once
Outline = tuple[str, str]
"""A CSS selector, and the words of its label."""


async def pictured(
    context: BrowserContext, supply: Supply, outlines: Sequence[Outline], limits: Limits
) -> bytes:
    """A PNG of the whole page, `TALLEST` at most. No script of the page runs. Raises playwright's Error."""
    from playwright.async_api import TimeoutError as Late

    await supply.serve(context)
    page = await context.new_page()
    alone(context, page)
    await page.goto(supply.main.final_url, wait_until="commit", timeout=limits.loading * 1000)
    with suppress(Late):
        await page.wait_for_load_state("load", timeout=limits.loading * 1000)
    _, height = await in_a_world_apart(page, f"{script('outlining.js')}({json.dumps(list(outlines))})")
    whole = {"x": 0, "y": 0, "width": VIEWPORT["width"], "height": max(1, min(int(height), TALLEST))}
    return await page.screenshot(full_page=True, clip=whole, animations="disabled")  # type: ignore[arg-type]
