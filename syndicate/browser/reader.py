"""The reader whom a page meets: always the same one, so that the same page looks the same each time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from syndicate.browser.worlds import script

if TYPE_CHECKING:
    from playwright.async_api import ViewportSize

VIEWPORT: ViewportSize = {"width": 1280, "height": 1600}
READER: dict[str, Any] = {
    "viewport": VIEWPORT,
    "device_scale_factor": 1,
    "locale": "en-US",
    "timezone_id": "UTC",
    "color_scheme": "light",
    "reduced_motion": "reduce",
    "service_workers": "block",
    "accept_downloads": False,
}
"""What a context is opened with: screen, language, time zone, taste; nothing that outlives the page."""


def settled(at: datetime | None) -> str:
    """The script that sets chance, and the clock to `at`, when the page was fetched (None for now)."""
    began = at or datetime.now(UTC)
    return f"({script('settling.js').strip()})({began.timestamp() * 1000:.0f})"
