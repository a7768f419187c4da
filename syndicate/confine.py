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
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import IO, Any, Protocol, Self, TypeVar, cast

from syndicate import _confined
from syndicate.errors import ParseStopped, UsageError

T = TypeVar("T")

_START_SECONDS = 60.0  # for an interpreter and its imports on a busy machine
_GIVEN_UP = "Reading was given up before its end."
_DIED = "The reading process ended of itself: it ran out of memory, or it crashed."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may use: time, and memory beyond the warm interpreter."""

    seconds: float = 8.0
    megabytes: int = 256


LIMITS = Limits()


class Confines(Protocol):
    """Whatever runs a function where it can be stopped: a `ConfinedPool`, or a fake in a test."""

    async def run_async(self, function: Callable[..., T], *args: Any, url: str = "") -> T | ParseStopped:
        """`function(*args)`, or ParseStopped about `url`."""
        ...


class Confined:
    """One warm child. Calls from several threads wait for each other; use `ConfinedPool` for more at once.

    `preload` names modules that the child imports before its first call, so that their cost is not charged to it.
    """

    def __init__(self, preload: Sequence[str] = ()) -> None:
        self._preload = tuple(preload)
        self._lock = threading.Lock()  # held for a whole call
        self._birth = threading.Lock()  # held for a moment: no child is born after `stop`
        self._stopped = False
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        """Start the child without waiting for it: it imports while the caller fetches."""
        with self._lock:
            self._living_child()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child. A later call would start another one."""
        with self._lock:
            self._discard()

    def stop(self) -> None:
        """End the child in the middle of a call, which gives a ParseStopped, as every later one does."""
        with self._birth:
            self._stopped = True
            if self._child is not None:
                self._child.end()

    def run(
        self, function: Callable[..., T], *args: Any, limits: Limits = LIMITS, url: str = ""
    ) -> T | ParseStopped:
        """`function(*args)`, computed in the child; ParseStopped (about `url`) if it had to be stopped.

        `function` must be importable by name. Arguments, result and exceptions are pickled; an exception of the
        function is raised here. A child that ends before it took the job is replaced, once.
        """
        if getattr(function, "__module__", "") == "__main__" or "<" in getattr(function, "__qualname__", "<"):
            raise UsageError(
                f"{function!r} cannot be confined: it must live in a module that can be imported."
            )
        job = pickle.dumps((function, args, limits.seconds, limits.megabytes), pickle.HIGHEST_PROTOCOL)
        with self._lock:
            try:
                outcome, value = self._ask(job, limits.seconds)
            except BaseException:
                self._discard()
                raise
        if outcome == "raised":
            raise value
        if outcome == "stopped":
            return ParseStopped(str(value), url=url)
        result: T = value
        return result

    def _ask(self, job: bytes, seconds: float) -> tuple[str, Any]:
        started = False
        for _ in range(2):
            child = self._living_child()
            if child is None:
                return "stopped", _GIVEN_UP
            started = child.starts()
            reply = child.ask(job, seconds) if started else None
            if child.ended:
                self._discard()
            if reply is not None:
                return ("stopped", _GIVEN_UP) if self._stopped else reply
        if not started:
            raise RuntimeError("the confined interpreter did not start")
        return "stopped", _DIED

    def _living_child(self) -> _Child | None:
        if self._child is not None and self._child.gone():
            self._discard()
        with self._birth:
            if self._stopped:
                return None
            self._child = self._child or _Child(self._preload)
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
        """End the children, those in the middle of a call too: nobody is left to read the result."""
        for child in self._children:
            child.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for child in self._children:
            child.close()

    def run(
        self, function: Callable[..., T], *args: Any, limits: Limits = LIMITS, url: str = ""
    ) -> T | ParseStopped:
        """As `Confined.run`, in whichever child is free; waits for one."""
        child = self._idle.get()
        try:
            return child.run(function, *args, limits=limits, url=url)
        finally:
            self._idle.put(child)

    async def run_async(
        self, function: Callable[..., T], *args: Any, limits: Limits = LIMITS, url: str = ""
    ) -> T | ParseStopped:
        """As `run`, without holding up the event loop."""
        call = partial(self.run, function, *args, limits=limits, url=url)
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)


class _Child:
    """The parent's view of one process: a pipe to it, and a pipe from it."""

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

    def starts(self) -> bool:
        """Wait for the interpreter and its imports; raises what an import raised."""
        if not self._ready:
            with _Watch(self._process, _START_SECONDS):
                frame = _confined.receive(self._from)
            if frame is None:
                self.ended = True
                return False
            outcome, value = self._open(frame)
            if outcome == "raised":
                raise value
            self._ready = True
        return True

    def ask(self, job: bytes, seconds: float) -> tuple[str, Any] | None:
        """The child's reply, or what to say when there is none; None where it ended before it took the job."""
        frame, taken = None, False
        with _Watch(self._process, seconds) as watch, suppress(OSError):
            _confined.send(self._to, job)
            taken = _confined.receive(self._from) == _confined.TAKEN
            frame = _confined.receive(self._from) if taken else None
        self.ended = watch.late or frame is None
        if frame is not None:
            return self._open(frame)
        if watch.late:
            return "stopped", f"Reading took longer than {seconds:g} seconds."
        return ("stopped", _DIED) if taken else None

    def gone(self) -> bool:
        return self._process.poll() is not None

    def end(self) -> None:
        """Kill the process and nothing else: whoever waits for its answer finds the pipe at its end."""
        self._process.kill()

    def kill(self) -> None:
        """Kill the process and tidy up after it."""
        self.end()
        with suppress(OSError):  # what a dead child did not take
            self._to.close()
        self._from.close()
        self._process.wait()

    def _open(self, frame: bytes) -> tuple[str, Any]:
        outcome, value, retires = pickle.loads(frame)  # noqa: S301 -- from our own child, see above
        self.ended = self.ended or retires
        return outcome, value


class _Watch:
    """Kills a process after some seconds, and never after its block has ended: the next call is not its business."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.late = False
        self._process = process
        self._over = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._strike)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._over = True
        self._timer.cancel()

    def _strike(self) -> None:
        with self._lock:
            if not self._over:
                self.late = True
                self._process.kill()
