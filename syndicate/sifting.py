"""Sifting: a page read for the works that it may hold, before it is compared with any."""

from __future__ import annotations

from dataclasses import dataclass

from syndicate.errors import PageError
from syndicate.model import Capture
from syndicate.page import read
from syndicate.reuse.page_text import visible_text


@dataclass(frozen=True, slots=True)
class Sifted:
    """The text of a page, for finding the works that it may hold; and what is wrong with it as a page."""

    text: str
    title: str
    problem: PageError | None


def sift(capture: Capture) -> Sifted:
    """Read a page for what may be found in it; for a process that can be killed."""
    page = read(capture)
    return Sifted(visible_text(page), page.metadata.title, page.problem)
