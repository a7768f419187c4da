"""Logs: what a monitor did, one thing at a time, for whoever writes it down or counts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Log:
    """One thing that a monitor did. `event` and `outcome` are words of a small vocabulary (`docs/monitoring.md`); the rest is free.

    `message` and `url` may hold whatever a page or a feed said, and logins: whoever shows them takes care.
    """

    event: str
    outcome: str = ""
    host: str = ""
    url: str = ""
    message: str = ""
    ms: float | None = None  #: how long it took, in milliseconds
    count: int = 1  #: how many it was, such as hosts that were claimed
    warning: bool = False  #: whether a person should hear of it


Said = Callable[[Log], None]
"""Is told of each; it may not wait, nor raise."""

Kept = Callable[[Connection], tuple[Log, ...]]
"""What a visit wants to have kept; gives what is to be said of it once it is."""


def silent(log: Log) -> None:
    """Nothing is said."""
