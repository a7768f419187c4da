"""A function in a process that can be killed: limits, errors, and that the next call is unaffected."""

import asyncio
import math
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from syndicate.confine import Confined, ConfinedPool, Limits
from syndicate.errors import ParseStopped, PolicyError, UsageError

MB = 1024 * 1024


@pytest.fixture(scope="module")
def confined():
    with Confined() as running:
        yield running


def test_a_result_comes_back(confined):
    assert confined.run(math.sqrt, 9.0) == 3.0


def test_the_child_stays_warm_between_calls(confined):
    assert confined.run(os.getpid) == confined.run(os.getpid) != os.getpid()


def test_a_call_that_takes_too_long_is_stopped_in_time(confined):
    start = time.monotonic()
    stopped = confined.run(time.sleep, 30, limits=Limits(seconds=0.2), url="https://example.org/")
    assert time.monotonic() - start < 2
    assert isinstance(stopped, ParseStopped)
    assert (stopped.reason, stopped.url) == ("Reading took longer than 0.2 seconds.", "https://example.org/")
    assert confined.run(math.sqrt, 9.0) == 3.0


def test_a_call_that_takes_too_much_memory_is_stopped(confined):
    stopped = confined.run(bytes, 200 * MB, limits=Limits(megabytes=100))
    assert isinstance(stopped, ParseStopped)
    assert stopped.reason == "Reading needed more than 100 MB of memory."
    assert confined.run(len, bytes(20 * MB), limits=Limits(megabytes=100)) == 20 * MB


def test_a_child_that_dies_is_a_stopped_call(confined):
    stopped = confined.run(os._exit, 1)
    assert isinstance(stopped, ParseStopped)
    assert confined.run(math.sqrt, 9.0) == 3.0


def test_a_child_that_died_while_idle_is_replaced(confined):
    pid = confined.run(os.getpid)
    os.kill(pid, 9)
    time.sleep(0.05)
    assert confined.run(math.sqrt, 9.0) == 3.0


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be paused there")
def test_a_child_that_dies_before_it_takes_the_job_is_replaced(confined):
    pid = confined.run(os.getpid)
    os.kill(pid, signal.SIGSTOP)  # alive, and takes nothing
    threading.Timer(0.2, os.kill, (pid, signal.SIGKILL)).start()
    assert confined.run(math.sqrt, 9.0) == 3.0


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be killed like this there")
def test_a_child_that_dies_while_it_starts_is_replaced():
    with Confined(["asyncio"]) as fresh:
        fresh._child._process.kill()
        assert fresh.run(math.sqrt, 9.0) == 3.0


def test_a_call_that_just_makes_it_is_no_harm_to_the_next(confined):
    for _ in range(15):
        confined.run(time.sleep, 0.05, limits=Limits(seconds=0.0502))
        assert confined.run(math.sqrt, 9.0) == 3.0


def test_a_call_can_be_given_up_from_outside():
    with Confined() as running:
        threading.Timer(0.3, running.stop).start()
        stopped = running.run(time.sleep, 30, url="https://example.org/")
        assert (stopped.reason, stopped.url) == (
            "Reading was given up before its end.",
            "https://example.org/",
        )
        assert isinstance(running.run(math.sqrt, 9.0), ParseStopped)


def test_too_deep_a_recursion_is_a_stopped_call(confined):
    stopped = confined.run(eval, "(lambda f: f(f))(lambda f: f(f))")
    assert isinstance(stopped, ParseStopped)
    assert stopped.reason == "It is nested too deeply to be read."


def test_an_exception_is_raised_here_with_the_childs_trace(confined):
    with pytest.raises(ValueError, match="math domain error") as caught:
        confined.run(math.sqrt, -1.0)
    assert caught.value.__notes__[0].startswith("In the confined process:")


def test_our_own_errors_keep_their_subject(confined):
    with pytest.raises(PolicyError) as caught:
        confined.run(fail_with_policy)
    assert (caught.value.path, caught.value.key) == ("p.toml", "requires.x")


def fail_with_policy() -> None:
    raise PolicyError("unknown", path="p.toml", key="requires.x")


class Unpicklable(Exception):
    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def fail_unpicklably() -> None:
    raise Unpicklable("a", "b")


def test_an_error_that_cannot_cross_is_told_in_words(confined):
    with pytest.raises(RuntimeError, match="Unpicklable: ab"):
        confined.run(fail_unpicklably)


def test_what_a_parser_prints_does_not_garble_the_answer(confined):
    assert confined.run(print, "x" * 100_000, flush_now()) is None


def flush_now() -> str:
    return "\n"


def test_a_lambda_cannot_be_confined(confined):
    with pytest.raises(UsageError, match="must live in a module"):
        confined.run(lambda: 1)


def test_a_module_that_cannot_be_preloaded_is_an_error():
    with Confined(["no_such_module"]) as broken, pytest.raises(ModuleNotFoundError):
        broken.run(math.sqrt, 1.0)


def test_what_is_preloaded_is_there():
    with Confined(["wave"]) as loaded:
        assert loaded.run(eval, "'wave' in __import__('sys').modules") is True


def test_threads_take_turns_with_one_child(confined):
    results: list[object] = []
    threads = [
        threading.Thread(target=lambda n=n: results.append(confined.run(math.sqrt, n * n))) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [0, 1, 2, 3, 4, 5, 6, 7]


def test_a_pool_runs_calls_side_by_side_and_leaves_the_loop_free():
    async def run(pool: ConfinedPool) -> float:
        await asyncio.gather(*(pool.run_async(os.getpid) for _ in range(4)))  # all warm
        start = time.monotonic()
        await asyncio.gather(*(pool.run_async(time.sleep, 0.3) for _ in range(4)))
        return time.monotonic() - start

    with ConfinedPool(4) as pool:
        assert asyncio.run(run(pool)) < 0.9


def test_a_stopped_call_in_a_pool_leaves_the_others_alone():
    async def run(pool: ConfinedPool) -> list[object]:
        return await asyncio.gather(
            pool.run_async(time.sleep, 30, limits=Limits(seconds=0.2)),
            pool.run_async(math.sqrt, 9.0),
            pool.run_async(math.sqrt, 4.0),
        )

    with ConfinedPool(2) as pool:
        stopped, *rest = asyncio.run(run(pool))
    assert isinstance(stopped, ParseStopped)
    assert rest == [3.0, 2.0]


def test_a_pool_that_is_left_waits_for_nobody():
    async def leave() -> float:
        with ConfinedPool(1) as pool:
            await pool.run_async(os.getpid)
            calls = [asyncio.create_task(pool.run_async(time.sleep, 30)) for _ in range(3)]
            await asyncio.sleep(0.2)
            for call in calls:
                call.cancel()
            start = time.monotonic()
        return time.monotonic() - start

    assert asyncio.run(leave()) < 1


SCRIPT = """
print("script runs")
import math
from syndicate.confine import Confined
with Confined() as confined:
    print(confined.run(math.sqrt, 4.0))
def mine(): pass
try:
    with Confined() as confined:
        confined.run(mine)
except Exception as error:
    print(type(error).__name__)
"""


def test_a_script_without_a_main_guard_is_run_once(tmp_path):
    script = Path(tmp_path) / "script.py"
    script.write_text(SCRIPT)
    out = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=True
    )
    assert out.stdout.split("\n") == ["script runs", "2.0", "UsageError", ""]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_busy_child_does_not_outlive_a_killed_parent(tmp_path):
    script = Path(tmp_path) / "script.py"
    script.write_text(
        "import os, time\nfrom syndicate.confine import Confined, Limits\nc = Confined()\n"
        "print(c.run(os.getpid), flush=True)\nc.run(time.sleep, 60, limits=Limits(seconds=1))"
    )
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 5
    while runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not runs(child)


def runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
