"""Line: the page's own words, as opposed to those copied from the work, and where they stand."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from syndicate.model.page import Place


class Side(StrEnum):
    """Where a line stands, seen from the copy.

    `before`, `inside` and `after` are in the copy or next to it. `unplaced` is away from it, but in no part of the page
    that is known to be something else, or in a box right at the copy. `far` is everywhere else.
    """

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"
    UNPLACED = "unplaced"
    FAR = "far"

    def __init__(self, side: str) -> None:
        self.near = side in ("before", "inside", "after")
        """Whether it is in the copy or next to it."""


class Line(NamedTuple):
    """Words of one block that are the page's own. `block` indexes `Page.blocks`, -1 for hidden text.

    A short block that is itself copied is a line too, marked `copied`: a work may carry its own credit line.
    """

    text: str
    place: Place
    side: Side
    block: int = -1
    copied: bool = False

    @property
    def near(self) -> bool:
        """Whether a visitor sees it in the copy or next to it."""
        return self.side.near and not self.place.hidden
