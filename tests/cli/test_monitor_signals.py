"""Procedure K: a real monitor, on a real store and a real web, that is told to end, to read anew, or whose reader goes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli_web import Site, site
from sqlalchemy import func, select

from syndicate.feeds import FeedWatch
from syndicate.store import Store, feeds
from syndicate.store.rows import plain
from syndicate.store.schema import hosts

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="no signal can be sent to one process alone there"
)
FEED = "<?xml version='1.0'?><rss version='2.0'><channel><title>A</title></channel></rss>"


@contextmanager
def monitoring(
    folder: Path, environment: dict[str, str], *options: str
) -> Iterator[tuple[subprocess.Popen[str], Site]]:
    """A monitor that has begun to visit a feed which does not answer before it is let go."""
    with site() as web:
        url, gate = web.put("/feed.xml", FEED), threading.Event()
        web.gates["/feed.xml"] = gate
        with Store.open(str(folder / "store.sqlite3")) as store:
            now = datetime.now(UTC)
            store.write(lambda tx: feeds.add(tx, url, now=now, watch=plain(FeedWatch())))
        command = [
            sys.executable,
            "-m",
            "syndicate",
            "monitor",
            "--store",
            "store.sqlite3",
            "--allow-private",
        ]
        with subprocess.Popen(
            [*command, "--no-lists", *options], cwd=folder, env=environment, stderr=subprocess.PIPE, text=True
        ) as running:
            try:
                until(lambda: web.visits("/feed.xml") > 0)
                yield running, web
            finally:
                gate.set()
                running.kill()


def until(done: object) -> None:
    """Wait for what another process does."""
    deadline = time.monotonic() + 30
    while not done() and time.monotonic() < deadline:  # type: ignore[operator]
        time.sleep(0.02)
    assert done()  # type: ignore[operator]


def held(folder: Path) -> int:
    with Store.open(str(folder / "store.sqlite3")) as store, store.reading() as tx:
        return int(
            tx.execute(
                select(func.count()).select_from(hosts).where(hosts.c.holder.is_not(None))
            ).scalar_one()
        )


def polled(folder: Path) -> bool:
    with Store.open(str(folder / "store.sqlite3")) as store, store.reading() as tx:
        return feeds.row_of(tx, 1).polled_at is not None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_a_stop_during_a_visit_ends_within_seconds_and_gives_the_host_back(
    number: signal.Signals, folder: Path, environment: dict[str, str]
) -> None:
    with monitoring(folder, environment) as (running, _):
        assert held(folder) == 1
        start = time.monotonic()
        running.send_signal(number)
        _, said = running.communicate(timeout=20)
        assert (running.returncode, time.monotonic() - start < 5) == (0, True)
        assert said == (
            "syndicate: 0 feeds polled, 0 pages looked at, 0 originals read again, 0 messages told\n"
        )
    assert (held(folder), polled(folder)) == (0, False)


def test_what_was_begun_is_finished_and_kept_before_the_end(
    folder: Path, environment: dict[str, str]
) -> None:
    with monitoring(folder, environment, "--log", "json") as (running, web):
        running.send_signal(signal.SIGTERM)
        web.gates["/feed.xml"].set()
        _, said = running.communicate(timeout=20)
        logs = [json.loads(line) for line in said.splitlines()]
        assert [log["event"] for log in logs] == ["start", "claim", "poll", "stop"]
        assert logs[2]["url"] == f"{web.home}/feed.xml"
        assert running.returncode == 0
    assert (held(folder), polled(folder)) == (0, True)


def test_a_hangup_reads_the_policies_anew_and_goes_on(folder: Path, environment: dict[str, str]) -> None:
    with monitoring(folder, environment) as (running, web):
        assert running.stderr
        running.send_signal(signal.SIGHUP)
        assert running.stderr.readline() == "syndicate: the policies were read anew\n"
        web.gates["/feed.xml"].set()
        until(lambda: polled(folder))
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0


def test_a_reader_of_the_log_who_has_gone_ends_nothing(folder: Path, environment: dict[str, str]) -> None:
    with monitoring(folder, environment, "-v") as (running, web):
        assert running.stderr
        running.stderr.close()
        web.gates["/feed.xml"].set()
        until(lambda: polled(folder))
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0


def test_a_monitor_that_listens_says_how_it_is(folder: Path, environment: dict[str, str]) -> None:
    from urllib.request import urlopen

    with monitoring(folder, environment, "--listen", "0") as (running, web):
        assert running.stderr
        home = running.stderr.readline().split()[-1]
        with urlopen(f"{home}/health", timeout=10) as answer:
            told = json.load(answer)
        assert (told["ok"], told["hosts_held"], told["deliveries_waiting"]) == (True, 1, 0)
        web.gates["/feed.xml"].set()
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0
