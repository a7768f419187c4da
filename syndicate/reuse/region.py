"""Region: the smallest part of the page that holds the copy, and how much of its surroundings it is."""

from __future__ import annotations

from itertools import takewhile

from syndicate.model import Page, Passage, Region, Zone, selector
from syndicate.reuse.page_text import PageText

_PROSE = 12
"""Words of a block that is prose; shorter ones are menus, labels, buttons."""


def region(page: Page, text: PageText, copied: Passage) -> Region:
    """The blocks that hold the words `copied`, and the smallest element around them."""
    first, last = text.block_of(copied.start), text.block_of(copied.end - 1)
    return Region(common_element(page, first, last), first, last)


def common_element(page: Page, first: int, last: int) -> str:
    """The selector of the smallest element that holds the blocks `first` to `last`, both included."""
    return selector(common_path(page, first, last))


def common_path(page: Page, first: int, last: int) -> tuple[str, ...]:
    """The path of that element."""
    paths = [block.place.path for block in page.blocks[first : last + 1]]
    steps = takewhile(lambda step: len(set(step)) == 1, zip(*paths, strict=False))
    return tuple(step[0] for step in steps)


def page_share(page: Page, text: PageText, where: Region, shared: int) -> float:
    """What share of the prose around the copy is copied; menus, sidebars and comments are no prose of the page."""
    prose = 0
    for index, block in enumerate(page.blocks):
        count = text.first[index + 1] - text.first[index]
        inside = where.first <= index <= where.last
        if inside or (count >= _PROSE and block.place.zone is Zone.BODY):
            prose += count
    return min(1.0, shared / prose) if prose else 0.0
