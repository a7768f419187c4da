"""An errand that is run once for each address, however many pages of a run ask for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """Runs `errand`, and keeps what it brought; `tasks` are all that have begun."""

    def __init__(self, errand: Callable[[str], Coroutine[Any, Any, T]]) -> None:
        self._errand = errand
        self._begun: dict[str, asyncio.Task[T]] = {}

    async def __call__(self, url: str) -> T:
        """What the errand brings. Whoever stops waiting for it stops it for nobody else."""
        if url not in self._begun:
            self._begun[url] = asyncio.create_task(self._errand(url))
        return await asyncio.shield(self._begun[url])

    @property
    def tasks(self) -> tuple[asyncio.Task[T], ...]:
        return tuple(self._begun.values())
