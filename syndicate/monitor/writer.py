"""Writer: what many visits have to keep, in few transactions, so that a thousand polls do not wait for a thousand disks.

Whoever calls `keep` goes on when what it wrote is on the disk. All that waits at a moment goes into one transaction; where one
of it is refused, each is tried in a transaction of its own, so that it takes none of the others with it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Connection

from syndicate.errors import StoreBusy, StoreError
from syndicate.store import Store

T = TypeVar("T")

_TOGETHER = 200  # writes in one transaction: others wait as long as it lasts
_AGAIN = 1.0  # seconds until a store that is locked by another program is tried again


class _Write(Generic[T]):
    """One function that wants a transaction, and whoever waits for what it returns."""

    def __init__(self, function: Callable[[Connection], T], future: asyncio.Future[T]) -> None:
        self.function = function
        self.future = future
        self.value: T | None = None
        self.error: Exception | None = None

    def run(self, tx: Connection) -> None:
        self.value = self.function(tx)

    def settle(self, failed: BaseException | None = None) -> None:
        if self.future.done():
            return
        error = failed or self.error
        if error is not None:
            self.future.set_exception(error)
        else:
            self.future.set_result(self.value)  # type: ignore[arg-type]


class Writer:
    """Keeps and reads in a thread of its own, so that the loop never waits for a disk or a lock.

    A store that another program locks is tried again until it is free: what was fetched waits and is not lost. `busy` is told
    of it, once until it passes.
    """

    def __init__(self, store: Store, busy: Callable[[StoreBusy], None] = lambda error: None) -> None:
        self._store = store
        self._busy = busy
        self.batches = 0  #: transactions
        self.writes = 0  #: functions that took part in them
        self._waiting: deque[_Write[Any]] = deque()
        self._draining: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")

    async def keep(self, function: Callable[[Connection], T]) -> T:
        """What `function` returns, once all that it wrote is kept. Raises what it raises, and StoreError."""
        write = _Write(function, asyncio.get_running_loop().create_future())
        self._waiting.append(write)
        if self._draining is None or self._draining.done():
            self._draining = asyncio.create_task(self._drain())
        return cast("T", await write.future)

    async def read(self, function: Callable[[Connection], T]) -> T:
        """What `function` finds in the store as it is now. Raises StoreError."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._read, function)

    def close(self) -> None:
        """Wait for the thread."""
        self._thread.shutdown()

    async def _drain(self) -> None:
        while self._waiting:
            together = [self._waiting.popleft() for _ in range(min(_TOGETHER, len(self._waiting)))]
            self.batches += 1
            self.writes += len(together)
            failed: BaseException | None = None
            try:
                await self._patiently(together)
            except Exception as error:  # noqa: BLE001 -- handed to all who wait
                failed = error
            for write in together:
                write.settle(failed)

    async def _patiently(self, together: list[_Write[Any]]) -> None:
        said = False
        while True:
            try:
                return await asyncio.get_running_loop().run_in_executor(self._thread, self._write, together)
            except StoreBusy as error:
                if not said:
                    self._busy(error)
                said = True
            await asyncio.sleep(_AGAIN)

    def _write(self, together: list[_Write[Any]]) -> None:
        def all_of_them(tx: Connection) -> None:
            for write in together:
                write.run(tx)

        try:
            self._store.write(all_of_them)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 -- of one of them; handed to whoever called
            self._one_by_one(together, error)

    def _one_by_one(self, together: list[_Write[Any]], error: Exception) -> None:
        for write in together:
            if len(together) > 1:
                self._write([write])
            else:
                write.error = error

    def _read(self, function: Callable[[Connection], T]) -> T:
        with self._store.reading() as connection:
            return function(connection)
