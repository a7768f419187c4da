"""What a run of the program gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
Run = Callable[..., "Ran"]


@dataclass(frozen=True)
class Ran:
    """How a run ended: `out` is stdout, `err` the lines of stderr."""

    code: int
    out: str
    err: list[str]
