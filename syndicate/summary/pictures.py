"""Pictures: where the bars of the trend and the stretches of each copy's course stand. Geometry only; the template draws.

Widths are in percent and heights in pixels, so that an SVG without a `viewBox` fills any window and its words and patterns
keep their size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from syndicate.model import Verdict
from syndicate.summary.choosing import STANDINGS
from syndicate.summary.lines import GONE, CopyLine
from syndicate.summary.weeks import Week

HEIGHT = 200.0  #: px of the trend between its lowest and its highest line
LEFT = 10.0  #: percent kept for the numbers beside the trend
_DRAWN = tuple(name for name in STANDINGS if name != GONE)  # a copy that is gone is no part of a bar
_ORDER = (
    Verdict.COMPLIANT,
    Verdict.NEEDS_REVIEW,
    Verdict.NON_COMPLIANT,
    Verdict.NOT_CHECKED,
    Verdict.NOT_A_COPY,
)
_BAR = 0.76  # of the room of a week, so that bars stay apart
_FEWEST = 8  # weeks that there is room for, so that the first bars are not as wide as walls
_NAMED_FROM = 8  # weeks, below which three days would stand in each other's way
_STEPS = (1, 2, 4, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar or of a course: how the copies stand, and where it is drawn."""

    standing: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A word or number at a line of a picture."""

    at: float
    text: str
    anchor: str = "middle"  #: which part of the words stands there: start, middle or end


@dataclass(frozen=True, slots=True)
class Trend:
    """Stacked bars, a bar a week; `lines` are heights with their counts, `days` the weeks that are named below."""

    pieces: tuple[Piece, ...]
    lines: tuple[Mark, ...]
    days: tuple[Mark, ...]
    standings: tuple[str, ...]  #: that occur, as the key lists them


def trend(weeks: Sequence[Week]) -> Trend:
    """The bars of these weeks."""
    top = _round_up(max((week.there for week in weeks), default=0))
    slot = (100 - LEFT) / max(len(weeks), _FEWEST)
    pieces = [
        piece
        for at, week in enumerate(weeks)
        for piece in _bar(week, LEFT + at * slot, slot * _BAR, HEIGHT / top)
    ]
    return Trend(
        tuple(pieces),
        tuple(
            Mark(HEIGHT * (1 - share), f"{round(top * share):,}")
            for share in ((0, 0.5, 1) if top % 2 == 0 else (0, 1))
        ),
        _days(weeks, slot),
        tuple(name for name in _DRAWN if any(week.standings.get(name) for week in weeks)),
    )


def course(line: CopyLine, first: datetime, now: datetime) -> tuple[Piece, ...]:
    """The stretches of a copy between two times, 100 percent apart; one that is too short to be seen is drawn wider."""
    span = max(now - first, timedelta(minutes=1))
    starts = [min(max((turn.at - first) / span * 100, 0.0), 99.0) for turn in line.turns]
    ends = [*starts[1:], 100.0]
    return tuple(
        Piece(turn.verdict, start, 0, max(end - start, 1.0), 0)
        for turn, start, end in zip(line.turns, starts, ends, strict=True)
    )


def earliest(lines: Sequence[CopyLine], now: datetime) -> datetime:
    """When the first of the courses begins."""
    return min((line.turns[0].at for line in lines), default=now).astimezone(UTC)


def _bar(week: Week, x: float, width: float, px: float) -> list[Piece]:
    pieces, y = [], HEIGHT
    for name in _ORDER:
        if count := week.standings.get(name, 0):
            y -= count * px
            pieces.append(Piece(name, x, y, width, count * px))
    return pieces


def _days(weeks: Sequence[Week], slot: float) -> tuple[Mark, ...]:
    """The first week by its Monday, and where there is room the one in the middle and the last, which ends at its bar."""
    days = [Mark(LEFT, _short(week.monday), "start") for week in weeks[:1]]
    if len(weeks) >= _NAMED_FROM:
        middle, last = len(weeks) // 2, len(weeks) - 1
        days.append(Mark(LEFT + (middle + _BAR / 2) * slot, _short(weeks[middle].monday)))
        days.append(Mark(LEFT + (last + _BAR) * slot, _short(weeks[last].monday), "end"))
    return tuple(days)


def _round_up(most: int) -> int:
    """The smallest of 1, 2, 4, 6, 8, 10, 20, 40 … that is no smaller."""
    power = 1
    while 10 * power < most:
        power *= 10
    return next(step * power for step in _STEPS if step * power >= most)


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
