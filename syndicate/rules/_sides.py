"""Sides: where a link or a picture stands, seen from the copy, also where no text of its own places it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from syndicate.model import Block, Case, Image, Link, Side
from syndicate.rules._once import once


@dataclass(frozen=True, slots=True)
class Sides:
    """The side of every block that has one, and the blocks in document order."""

    known: dict[int, Side]
    blocks: tuple[Block, ...]
    positions: tuple[int, ...]

    def of(self, thing: Link | Image) -> Side:
        """The side of its block; a picture without words beside it stands where its neighbours stand."""
        if thing.block >= 0:
            return self.known.get(thing.block, Side.FAR)
        after = bisect_left(self.positions, thing.place.position)
        for index in (after - 1, after):
            side = self.known.get(index, Side.FAR)
            if side is not Side.FAR and self.blocks[index].place.zone is thing.place.zone:
                return side
        return Side.FAR


@once
def sides(case: Case) -> Sides:
    """The sides of a case, from its lines and its region."""
    region = case.match.region
    copied = range(region.first, region.last + 1) if region else range(0)
    own = {line.block: line.side for line in case.lines if line.block >= 0}
    positions = tuple(block.place.position for block in case.page.blocks)
    return Sides({**dict.fromkeys(copied, Side.INSIDE), **own}, case.page.blocks, positions)
