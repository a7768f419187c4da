"""Confinement: a function run in a process that can be killed, for parsers that meet hostile bytes.

A 60 kB page can hold a parser for minutes, and no limit of size prevents that. So the parser runs in a child:
a fresh interpreter (nothing is forked, so threads and event loops are safe, and nobody's `__main__` is run
again), kept warm between calls, killed when a call takes too long, and replaced by the next call.

Memory is bounded by RLIMIT_AS, set anew for each call to what the warm child then uses plus the allowance; where
the system has no such limit (Windows, macOS) only time is bounded. What comes back is unpickled: the child is
a fence around resources, not around malice.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, Self, TypeVar, cast

from syndicate import _confined
from syndicate.errors import ParseStopped, UsageError

T = TypeVar("T")

SECONDS = 8.0
MEGABYTES = 256
_START_SECONDS = 60.0  # for an interpreter and its imports on a busy machine
_DIED = "The reading process ended of itself: it ran out of memory, or it crashed."


class Confined:
    """One warm child. Calls from several threads wait for each other; use `ConfinedPool` for more at once.

    `preload` names modules that the child imports before its first call, so that their cost is not charged to it.
    """

    def __init__(self, preload: Sequence[str] = ()) -> None:
        self._preload = tuple(preload)
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        """Start the child without waiting for it: it imports while the caller fetches."""
        with self._lock:
            self._child = _Child(self._preload)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child. A later call would start another one."""
        with self._lock:
            self._discard()

    def run(
        self,
        function: Callable[..., T],
        *args: Any,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
        url: str = "",
    ) -> T | ParseStopped:
        """`function(*args)`, computed in the child; ParseStopped (about `url`) if it had to be stopped.

        `function` must be importable by name. Arguments, result and exceptions are pickled; an exception of the
        function is raised here. `megabytes` is what the call may use beyond the warm interpreter.
        """
        if getattr(function, "__module__", "") == "__main__" or "<" in getattr(function, "__qualname__", "<"):
            raise UsageError(
                f"{function!r} cannot be confined: it must live in a module that can be imported."
            )
        job = pickle.dumps((function, args, seconds, megabytes), pickle.HIGHEST_PROTOCOL)
        with self._lock:
            try:
                child = self._ready_child()
                outcome, value = child.ask(job, seconds)
            except BaseException:
                self._discard()
                raise
            if child.ended:
                self._discard()
        if outcome == "raised":
            raise value
        if outcome == "stopped":
            return ParseStopped(str(value), url=url)
        result: T = value
        return result

    def _ready_child(self) -> _Child:
        if self._child is not None and self._child.gone():
            self._discard()
        self._child = self._child or _Child(self._preload)
        self._child.await_ready()
        return self._child

    def _discard(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child = None


class ConfinedPool:
    """Up to `size` calls at once, each in a child of its own; children start when they are first needed."""

    def __init__(self, size: int = 0, preload: Sequence[str] = ()) -> None:
        self._size = size or os.cpu_count() or 1
        self._children = tuple(Confined(preload) for _ in range(self._size))
        self._idle: queue.LifoQueue[Confined] = queue.LifoQueue()
        for child in reversed(self._children):
            self._idle.put(child)
        self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="confined")

    def __enter__(self) -> Self:
        self._children[0].__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=True)
        for child in self._children:
            child.close()

    def run(
        self,
        function: Callable[..., T],
        *args: Any,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
        url: str = "",
    ) -> T | ParseStopped:
        """As `Confined.run`, in whichever child is free; waits for one."""
        child = self._idle.get()
        try:
            return child.run(function, *args, seconds=seconds, megabytes=megabytes, url=url)
        finally:
            self._idle.put(child)

    async def run_async(
        self,
        function: Callable[..., T],
        *args: Any,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
        url: str = "",
    ) -> T | ParseStopped:
        """As `run`, without holding up the event loop."""

        def call() -> T | ParseStopped:
            return self.run(function, *args, seconds=seconds, megabytes=megabytes, url=url)

        return await asyncio.get_running_loop().run_in_executor(self._threads, call)


class _Child:
    """The parent's view of one process: a pipe to it, a pipe from it, and a watch that kills it in time."""

    def __init__(self, preload: tuple[str, ...]) -> None:
        path = [entry or os.getcwd() for entry in sys.path]  # noqa: PTH109 -- as the interpreter resolves ""
        code = (
            f"import sys; sys.path[:] = {path!r}\nfrom syndicate._confined import serve\nserve({preload!r})"
        )
        self._process = subprocess.Popen(  # noqa: S603 -- our own interpreter and our own code
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        self._to = cast("IO[bytes]", self._process.stdin)
        self._from = cast("IO[bytes]", self._process.stdout)
        self._ready = False
        self.ended = False

    def await_ready(self) -> None:
        if not self._ready:
            outcome, value = self._receive(_START_SECONDS)
            if outcome != "ready":
                raise value if outcome == "raised" else RuntimeError("the confined interpreter did not start")
            self._ready = True

    def ask(self, job: bytes, seconds: float) -> tuple[str, Any]:
        try:
            _confined.send(self._to, job)
        except OSError:
            self.ended = True
            return "stopped", _DIED
        return self._receive(seconds)

    def gone(self) -> bool:
        return self._process.poll() is not None

    def kill(self) -> None:
        self._process.kill()
        with suppress(OSError):  # what a dead child did not take
            self._to.close()
        self._from.close()
        self._process.wait()

    def _receive(self, seconds: float) -> tuple[str, Any]:
        """The child's answer, or what to say when there is none; a killed child ends its pipe."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        watch = threading.Timer(seconds, stop)
        watch.daemon = True
        watch.start()
        try:
            frame = _confined.receive(self._from)
        finally:
            watch.cancel()
        if late.is_set():
            self.ended = True
        if frame is None:
            self.ended = True
            return "stopped", f"Reading took longer than {seconds:g} seconds." if late.is_set() else _DIED
        outcome, value, retires = pickle.loads(frame)  # noqa: S301 -- from our own child, see above
        self.ended = self.ended or retires
        return outcome, value
