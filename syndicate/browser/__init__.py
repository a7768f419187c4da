"""A real browser behind the interface of the fetcher: url → the page as a reader sees it. See docs/rendering.md."""

from syndicate.browser.browser import Browser
from syndicate.browser.launching import Chromium, chromium
from syndicate.browser.limits import Limits

__all__ = ["Browser", "Chromium", "Limits", "chromium"]
