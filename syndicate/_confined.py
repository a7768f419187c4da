"""The inside of a confined process: read a job, run it within its limits, answer, wait for the next."""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import IO, Any

_LENGTH = struct.Struct("!Q")
_LARGEST = 256 << 20  # bytes
TAKEN = b""  # the frame that says: the job has been read, and whatever ends this process now is the job
_GRACE = 1.0  # seconds after which the kernel ends a job whose parent is gone

Reply = tuple[str, Any, bool]
"""("ready" | "returned" | "raised" | "stopped", value, whether this process ends now)."""


def send(pipe: IO[bytes], frame: bytes) -> None:
    pipe.write(_LENGTH.pack(len(frame)))
    pipe.write(frame)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """The next frame; None at the end of the pipe, or when the frame is larger than any honest one."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    if size > _LARGEST:
        return None
    frame = pipe.read(size)
    return frame if len(frame) == size else None


def serve(preload: tuple[str, ...]) -> None:
    """Answer jobs from standard input on standard output, which nothing else may use from now on."""
    jobs, replies = _take_pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when this process ends
    try:
        for name in preload:
            import_module(name)
    except Exception as error:  # noqa: BLE001 -- the border of the process: whatever it is, the parent raises it
        send(replies, _pack(("raised", _portable(error), True)))
        return
    send(replies, _pack(("ready", None, False)))
    baseline = _memory()
    while (job := receive(jobs)) is not None:
        send(replies, TAKEN)
        frame, last = _run(job, baseline)
        send(replies, frame)
        if last:
            return


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the two pipes for ourselves, so that a parser that prints cannot garble them."""
    jobs, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return jobs, replies


def _run(job: bytes, baseline: int) -> tuple[bytes, bool]:
    """The packed reply, and whether this process is spent and ends with it."""
    function, args, seconds, megabytes = pickle.loads(job)  # noqa: S301 -- from our own parent
    try:
        _limit(seconds, megabytes)
        try:
            value = function(*args)
        finally:
            _unlimit()
        spent = _memory() > baseline + (megabytes << 20)
        return _pack(("returned", value, spent)), spent
    except MemoryError:
        return _pack(("stopped", f"Reading needed more than {megabytes} MB of memory.", True)), True
    except RecursionError:
        return _pack(("stopped", "It is nested too deeply to be read.", True)), True
    except Exception as error:  # noqa: BLE001 -- the border of the process: whatever it is, the parent raises it
        error.add_note("In the confined process:\n" + traceback.format_exc())
        return _pack(("raised", _portable(error), False)), False


def _portable(error: Exception) -> Exception:
    """The error itself if it survives pickling, else one that tells of it."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 -- made in the line itself
    except Exception:  # noqa: BLE001 -- any class may fail in any way to be pickled
        return RuntimeError("".join(traceback.format_exception(error)))
    return error


def _pack(reply: Reply) -> bytes:
    return pickle.dumps(reply, pickle.HIGHEST_PROTOCOL)


def _limit(seconds: float, megabytes: int) -> None:
    """Bound the address space above what is in use, and leave an alarm in case that the parent is killed."""
    if sys.platform == "win32":
        return
    import resource

    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
    if used := _memory():
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = used + (megabytes << 20)
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _unlimit() -> None:
    if sys.platform == "win32":
        return
    import resource

    signal.setitimer(signal.ITIMER_REAL, 0)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _memory() -> int:
    """Bytes of address space in use (VmSize); 0 where the system does not tell, and nothing is limited."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
