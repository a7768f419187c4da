"""Region: the smallest part of the page that holds the copy, and how much of its surroundings it is."""

from __future__ import annotations

from collections.abc import Sequence

from syndicate.model import Page, Passage, Region, Zone, selector
from syndicate.reuse.page_text import PageText
from syndicate.reuse.parts import Placed, counted, fullest, parts

_PROSE = 12
"""Words of a block that is prose; shorter ones are menus, labels, buttons."""


def where(page: Page, text: PageText, found: Sequence[Placed]) -> Region:
    """The region of a copy that stands in the stretches `found`, at least one.

    Where it stands in several places of the page, with other texts between, the region is the fullest of them: what
    stands between two posts is not inside the copy, and whoever is named there is not its author. Places are one
    where nothing but a box parts the paragraphs of one element.
    """
    places = counted(parts(found))
    main = places.index(fullest(places))
    start = end = main
    while start and _one_text(page, text, found[places[start - 1].last], found[places[start].first]):
        start -= 1
    while end + 1 < len(places) and _one_text(
        page, text, found[places[end].last], found[places[end + 1].first]
    ):
        end += 1
    first, last = found[places[start].first], found[places[end].last]
    return region(page, text, Passage(first.page.start, last.page.end))


def _one_text(page: Page, text: PageText, before: Placed, after: Placed) -> bool:
    """Whether the end of one place and the beginning of the next are paragraphs of one element, or one block."""
    left = page.blocks[text.block_of(before.page.end - 1)]
    right = page.blocks[text.block_of(after.page.start)]
    paragraphs = left.tag == right.tag == "p"
    return left.place.path == right.place.path or (
        paragraphs and left.place.path[:-1] == right.place.path[:-1]
    )


def region(page: Page, text: PageText, copied: Passage) -> Region:
    """The blocks that hold the words `copied`, and the smallest element around them."""
    first, last = text.block_of(copied.start), text.block_of(copied.end - 1)
    return Region(common_element(page, first, last), first, last)


def common_element(page: Page, first: int, last: int) -> str:
    """The selector of the smallest element that holds the blocks `first` to `last`, both included."""
    return selector(common_path(page, first, last))


def common_path(page: Page, first: int, last: int) -> tuple[str, ...]:
    """The path of that element."""
    common = page.blocks[first].place.path
    for block in page.blocks[first + 1 : last + 1]:
        path = block.place.path
        if path[: len(common)] != common:
            common = common[: _shared_steps(common, path)]
    return common


def _shared_steps(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (mine, its) in pairs if mine != its), min(len(one), len(other)))


def page_share(page: Page, text: PageText, where: Region, shared: int) -> float:
    """What share of the prose around the copy is copied; menus, sidebars and comments are no prose of the page."""
    prose = 0
    for index, block in enumerate(page.blocks):
        count = text.first[index + 1] - text.first[index]
        inside = where.first <= index <= where.last
        if inside or (count >= _PROSE and block.place.zone is Zone.BODY):
            prose += count
    return min(1.0, shared / prose) if prose else 0.0
