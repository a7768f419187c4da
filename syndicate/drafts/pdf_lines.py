"""Lines of a PDF: its strings of characters, in the order in which they are drawn, with their places and links."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject

_MOST_LINKS = 10_000  # of a page
_SLACK = 1.5  # points by which a string may begin outside the box of its link
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters, and where they lead; "" for nowhere."""

    text: str
    href: str = ""


@dataclass(slots=True)
class TextLine:
    """One line of a page: its pieces, where its first word begins and how large it is, in points from the lower left corner."""

    page: int
    pieces: list[Piece] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    hrefs: list[str] = field(default_factory=list)  #: of links near it, whose words cannot be told

    @property
    def text(self) -> str:
        return " ".join("".join(each.text for each in self.pieces).split())


@dataclass(slots=True)
class _Box:
    left: float
    low: float
    right: float
    high: float
    href: str
    used: bool = False

    def holds(self, x: float, y: float) -> bool:
        return self.left - _SLACK <= x < self.right - _SLACK and self.low - _SLACK <= y <= self.high


def lines_of(page: PageObject, number: int) -> list[TextLine]:
    """The lines of a page that have words (ISO 32000-1 §9.4), with the addresses of its link annotations (§12.5.6.5)."""
    boxes = list(_boxes(page))
    lines = [TextLine(number)]

    def drawn(text: str, user: Sequence[float], place: Sequence[float], _font: Any, size: float) -> None:
        x, y = _point(user, place)
        box = next((each for each in boxes if each.holds(x, y)), None) if text.strip() else None
        if box:
            box.used = True
        for index, part in enumerate(text.split("\n")):
            if index:
                lines.append(TextLine(number))
            if part.strip() and not lines[-1].text:
                lines[-1].x, lines[-1].y = x, y
                lines[-1].size = abs(size) * _scale(user) * _scale(place)
            if part:
                lines[-1].pieces.append(Piece(part, box.href if box else ""))

    page.extract_text(visitor_text=drawn)
    lines = [line for line in lines if line.text]
    known = {box.href for box in boxes if box.used}
    for box in boxes:
        if not box.used and box.href not in known and lines:
            middle = (box.low + box.high) / 2
            min(lines, key=lambda line: abs(line.y - middle)).hrefs.append(box.href)
            known.add(box.href)
    return lines


def _boxes(page: PageObject) -> Iterator[_Box]:
    for each in list(page.annotations or ())[:_MOST_LINKS]:
        note: Any = each.get_object()
        action = note.get("/A") if note.get("/Subtype") == "/Link" else None
        href = str(action.get_object().get("/URI", "")) if action is not None else ""
        if href.lower().startswith(_WEB):
            a, b, c, d = (float(side) for side in note["/Rect"])
            yield _Box(min(a, c), min(b, d), max(a, c), max(b, d), href)


def _point(user: Sequence[float], place: Sequence[float]) -> tuple[float, float]:
    """Where a string begins: its place in text space, through the user's matrix."""
    x, y = place[4], place[5]
    return x * user[0] + y * user[2] + user[4], x * user[1] + y * user[3] + user[5]


def _scale(matrix: Sequence[float]) -> float:
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
