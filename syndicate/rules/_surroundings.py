"""Surroundings: the page's own words around a copy, each with its side.

A credit is looked for where readers and editors put it: headline, byline, standfirst, a note before or after the
text. From the copy outwards the page is followed until something else begins: a heading after the copy, the
headline before it, too much other prose. Navigation, sidebars, comments and footers are never next to the copy,
wherever they stand in the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from syndicate.model import EditKind, Line, Match, Page, Region, Side, Zone
from syndicate.reuse import PageText, common_path
from syndicate.rules._wording import says
from syndicate.text import know_line, line_words

NEAR_BLOCKS = 24
"""Blocks followed on each side: date, share buttons, picture, caption and tags come to a dozen on real pages."""
NEAR_WORDS = 150
"""Words of other prose followed on each side: a standfirst and a caption, or a note and an author's biography."""
_ABOVE_HEADLINE = 4  # blocks above the headline that still belong to it: kicker, series, byline
_BOX_BLOCKS = 6  # how far from the copy a box may stand that editors use for notes
_NOTE_WORDS, _NOTE_LINKS = 60, 3  # of a note in a box; sidebars have lists
_WRAPPER_WORDS = 40  # what a wrapper may add to the element that holds the copy
_LINE_WORDS = 40  # a copied block up to this length may be a credit line of the work itself
_AWAY = (Zone.NAV, Zone.ASIDE, Zone.COMMENTS, Zone.FOOTER)


def surroundings(page: Page, text: PageText, match: Match) -> tuple[Line, ...]:
    """All lines of the page, visible ones in document order, then the hidden ones."""
    if match.region is None:
        return ()
    copied = _copied(match, len(text.words))
    sides = _sides(page, text, match.region, copied)
    visible = (
        line
        for index in range(len(page.blocks))
        for line in _lines(page, text, index, copied, sides.get(index, Side.FAR))
    )
    hidden = (Line(block.text, block.place, Side.FAR) for block in page.hidden)
    return (*visible, *hidden)


def _sides(page: Page, text: PageText, region: Region, copied: bytearray) -> dict[int, Side]:
    """The side of every block but those that are far.

    Where the copy itself stands in such a place (a post in a forum, a comment), that place is its home.
    """
    inside = range(region.first, region.last + 1)
    with_copy = [index for index in inside if 1 in copied[text.first[index] : text.first[index + 1]]]
    home = {page.blocks[index].place.zone for index in with_copy}
    away = [zone for zone in _AWAY if zone not in home]
    element = _element(page, text, region, sum(copied))
    above = {*element, *_followed(page, text, range(region.first - 1, -1, -1), away)}
    below = {*element, *_followed(page, text, range(region.last + 1, len(page.blocks)), away)}
    sides = {
        **{index: Side.BEFORE for index in above if index < region.first},
        **{index: Side.AFTER for index in below if index > region.last},
        **dict.fromkeys(inside, Side.INSIDE),
    }
    near = {index: side for index, side in sides.items() if page.blocks[index].place.zone not in away}
    return {**dict.fromkeys(_unplaced(page, region, away), Side.UNPLACED), **near}


def _unplaced(page: Page, region: Region, away: list[Zone]) -> Iterator[int]:
    """The blocks of which nobody knows what they belong to.

    Boxes in the article of the copy and close to it are among them, whatever they are called: editors put notes
    into them. So is a short box at the side of the copy, where no `<main>` leaves it out. Comments never are.
    """
    path = common_path(page, region.first, region.last)
    home = _article(path)
    for index, block in enumerate(page.blocks):
        if block.place.zone not in away:
            yield index
        elif block.place.zone is not Zone.COMMENTS:
            distance = max(region.first - index, index - region.last, 0)
            inside = block.place.path[: len(home)] == home
            aside = not inside and block.place.zone is Zone.ASIDE
            if distance <= _BOX_BLOCKS and (inside or (aside and _is_note(page, path, block.place.path))):
                yield index


def _is_note(page: Page, copy: tuple[str, ...], place: tuple[str, ...]) -> bool:
    """Whether a place is in a box with few words and links, beside an element around the copy, whatever it is called."""
    depth = next(
        (depth for depth, steps in enumerate(zip(copy, place, strict=False)) if steps[0] != steps[1]), 0
    )
    if not depth or any(_tag(step) == "main" for step in copy[depth:]):
        return False
    box = place[: depth + 1]
    words = sum(len(block.text.split()) for block in page.blocks if block.place.path[: depth + 1] == box)
    links = sum(link.place.path[: depth + 1] == box for link in page.links)
    return words <= _NOTE_WORDS and links <= _NOTE_LINKS


def _tag(step: str) -> str:
    return step.partition(":")[0]


def _article(path: tuple[str, ...]) -> tuple[str, ...]:
    """The path of the innermost `<article>` or `<main>` around an element; the element itself where there is none."""
    depths = [depth for depth, step in enumerate(path, 1) if step.partition(":")[0] in ("article", "main")]
    return path[: depths[-1]] if depths else path


def _element(page: Page, text: PageText, region: Region, copied: int) -> range:
    """The blocks of the element that holds the copy, where most of that element is the copy.

    A list of references under its own heading is such a rest of the article. In an element that holds other things
    too, being together means nothing. A wrapper that adds a line or two (a table or quote around the text, and the
    credit under it) belongs to it.
    """
    path = common_path(page, region.first, region.last)
    blocks = _within(page, path, region)
    if 2 * copied <= _size(text, blocks):
        return range(region.first, region.last + 1)
    while len(path) > 1:
        path = path[:-1]
        wrapper = _within(page, path, region)
        if _size(text, wrapper) - _size(text, blocks) > _WRAPPER_WORDS:
            break
        blocks = wrapper
    return blocks


def _within(page: Page, path: tuple[str, ...], region: Region) -> range:
    """The blocks around the region that stand in the element at `path`."""
    first, last = region.first, region.last
    while first > 0 and page.blocks[first - 1].place.path[: len(path)] == path:
        first -= 1
    while last + 1 < len(page.blocks) and page.blocks[last + 1].place.path[: len(path)] == path:
        last += 1
    return range(first, last + 1)


def _size(text: PageText, blocks: range) -> int:
    return text.first[blocks.stop] - text.first[blocks.start]


def _followed(page: Page, text: PageText, way: range, away: list[Zone]) -> Iterator[int]:
    """The blocks that are followed from the copy outwards; `way.step` tells the direction."""
    upwards = way.step < 0
    blocks_left, words_left = NEAR_BLOCKS, NEAR_WORDS
    for index in way:
        block = page.blocks[index]
        if block.place.zone in away:
            continue
        blocks_left -= 1
        words_left -= text.first[index + 1] - text.first[index]
        if blocks_left < 0 or words_left < 0:
            return
        if block.heading and not upwards and not says(line_words(block.text), "heading"):
            return
        yield index
        if block.heading == 1:
            blocks_left = min(blocks_left, _ABOVE_HEADLINE)


def _copied(match: Match, size: int) -> bytearray:
    """A mark for each word of the page: 1 where it is copied, 0 where it is the page's own."""
    marks = bytearray(size)
    for alignment in match.alignments:
        marks[alignment.page.start : alignment.page.end] = b"\x01" * len(alignment.page)
    for edit in match.edits:
        if edit.kind is not EditKind.MOVED:
            marks[edit.page.start : edit.page.end] = b"\x00" * len(edit.page)
    return marks


def _lines(page: Page, text: PageText, index: int, copied: bytearray, side: Side) -> Iterator[Line]:
    """The page's own runs of words in one block; the whole block where none of it is copied."""
    block = page.blocks[index]
    first, last = text.first[index], text.first[index + 1]
    marks = copied[first:last]
    if 1 not in marks:
        if block.text:
            yield Line(block.text, block.place, side, index)
            _know(page, text, index)
        return
    if len(marks) <= _LINE_WORDS:
        yield Line(block.text, block.place, side, index, copied=True)
        _know(page, text, index)
    if 0 not in marks:
        return
    starts, ends = _offsets(block.text)
    position = 0
    for run in bytes(marks).split(b"\x01"):
        if len(run) > 1:
            begin = ends[position - 1] if position else 0
            end = starts[position + len(run)] if position + len(run) < len(starts) else len(block.text)
            yield Line(block.text[begin:end].strip(), block.place, side, index)
        position += len(run) + 1


def _know(page: Page, text: PageText, index: int) -> None:
    """Keep the words of a line that is a whole block: they are cut already, and every rule asks for them."""
    if text.whole:
        know_line(
            text.words, text.first[index], text.first[index + 1], page.blocks[index].text, text.offsets[index]
        )


def _offsets(block_text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    found = line_words(block_text)
    return found.starts, found.ends
