"""Whether a page is wholly the page that a visitor sees."""

from __future__ import annotations

from syndicate.errors import Empty, PageError
from syndicate.model import Page


def problem(page: Page) -> PageError | None:
    """Why nothing may be judged by this page, None where it may."""
    if not page.blocks:
        return Empty("The page holds no text.", url=page.url)
    return None
